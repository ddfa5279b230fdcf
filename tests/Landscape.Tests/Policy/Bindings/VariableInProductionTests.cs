namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class VariableInProductionTests
{
    private static ProjectContext Production => new() { Stage = "production" };

    [Fact]
    public void The_variable_goes_before_the_service()
    {
        var finding = Assert.Single(Test(Production, "{|BTP1009:\"ERP\"|}").Verify());

        Assert.StartsWith("Module 'srv' has the destination 'ERP' in its variable", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_development_that_is_how_one_tests() => Test(new() { Stage = "development" }, "\"ERP\"").Verify();

    [Fact]
    public void Without_a_stage_nothing_is_known() => Test(ProjectContext.Unknown, "\"ERP\"").Verify();

    [Fact]
    public void The_approuter_is_configured_by_it() => Test(Production, "\"ERP\"", "nodejs_buildpack").Verify();

    [Fact]
    public void The_module_of_the_project_counts_whatever_its_type() => Test(new() { Stage = "production", Module = "srv" }, "{|BTP1009:\"ERP\"|}", "binary_buildpack").Verify();

    [Fact]
    public void Environment_files_stay_on_a_developers_machine() =>
        new PolicyTest("BTP1009") { Project = new() { Stage = "production", Module = "srv" } }.Deployment("applications:\n- name: srv\n  buildpacks: [dotnet_core_buildpack]\n", "/0/manifest.yml")
            .Environment("{ \"destinations\": [ { \"name\": \"ERP\", \"url\": \"https://erp.example.com\" } ] }").Verify();

    [Theory]
    [InlineData("dotnet_core_buildpack", "{|BTP1009:\"ERP\"|}")]
    [InlineData("nodejs_buildpack", "\"ERP\"")]
    public void A_module_of_an_mta_has_it_among_its_properties(string buildpack, string name) => new PolicyTest("BTP1009") { Project = new() { Stage = "production" } }
        .Deployment("ID: a\nmodules:\n- name: srv\n  type: custom\n  parameters: { buildpack: " + buildpack + " }\n  properties:\n    destinations: '[{ \"name\": " + name + ", \"url\": \"https://erp.example.com\" }]'\n").Verify();

    [Fact]
    public void A_comment_suppresses() => Test(Production, "\"ERP\"", comment: " # btp-disable BTP1009 a stub until the system is there").Verify();

    private static PolicyTest Test(ProjectContext project, string name, string buildpack = "dotnet_core_buildpack", string comment = "") => new PolicyTest("BTP1009") { Project = project }
        .Deployment("applications:\n- name: srv\n  buildpacks: [" + buildpack + "]\n  env:\n    destinations: '[{ \"name\": " + name + ", \"url\": \"https://erp.example.com\" }]'" + comment + "\n", "/0/manifest.yml");
}
