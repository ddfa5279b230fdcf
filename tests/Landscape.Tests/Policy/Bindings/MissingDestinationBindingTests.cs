namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class MissingDestinationBindingTests
{
    private const string Resources = """
        resources:
          - name: dest
            type: org.cloudfoundry.managed-service
            parameters: { service: destination, service-plan: lite }
          - name: mystery
            type: org.cloudfoundry.managed-service
          - name: ups
            type: org.cloudfoundry.user-provided-service
          - name: uaa
            type: com.sap.xs.uaa
        """;

    private static ProjectContext Declaring => new() { Module = "srv", Services = [new DeclaredService("API_SALES", "ERP", "Sales")] };

    [Fact]
    public void Code_that_declares_a_destination_needs_the_service_that_resolves_it()
    {
        var finding = Assert.Single(Test("{|BTP1002:srv|}", "uaa").Verify());

        Assert.StartsWith("Module 'srv' runs code that uses the destination 'ERP' but does not bind the Destination service", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dest")]
    [InlineData("mystery")]
    [InlineData("ups")]
    public void A_binding_that_is_or_may_be_the_one_is_enough(string requires) => Test("srv", requires).Verify();

    [Fact]
    public void Without_a_declaration_nothing_is_reported() => Test("srv", "uaa", new() { Module = "srv" }).Verify();

    [Fact]
    public void A_destination_of_the_modules_own_variable_needs_no_service() =>
        Test("srv", "uaa", more: "\n    properties: { destinations: '[{ \"name\": \"ERP\", \"url\": \"https://erp.example.com\" }]' }").Verify();

    [Theory]
    [InlineData(DestinationUseKind.Functions)]
    [InlineData(DestinationUseKind.Direct)]
    [InlineData(DestinationUseKind.Setup)]
    public void However_code_uses_a_destination_it_is_resolved(DestinationUseKind kind) => Test("{|BTP1002:srv|}", "uaa", new() { Module = "srv", Services = [new DeclaredService("", "ERP", "") { Kind = kind }] }).Verify();

    [Fact]
    public void A_name_that_is_looked_up_by_other_means_is_one_if_a_manifest_has_it()
    {
        var project = new ProjectContext { Module = "srv", Services = [new DeclaredService("", "ERP", "") { Kind = DestinationUseKind.Lookup }] };

        Test("srv", "uaa", project).Verify();
        Test("{|BTP1002:srv|}", "uaa", project).Destinations("""{ "Name": "ERP", "Type": "HTTP", "URL": "https://erp.example.com" }""").Verify();
    }

    [Fact]
    public void Another_module_than_the_projects_is_none_of_its_business() => Test("srv", "uaa", new() { Module = "other", Services = [new DeclaredService("", "ERP", "")] }).Verify();

    [Fact]
    public void A_declaration_without_a_destination_names_none() => Test("srv", "uaa", new() { Module = "srv", Services = [new DeclaredService("API", "", "Sales")] }).Verify();

    [Fact]
    public void A_comment_suppresses() => Test("srv # btp-disable BTP1002 bound by an extension", "uaa").Verify();

    private static PolicyTest Test(string name, string requires, ProjectContext? project = null, string more = "") =>
        new PolicyTest("BTP1002") { Project = project ?? Declaring }.Deployment("ID: a\nmodules:\n  - name: " + name + "\n    type: custom\n    requires: [{ name: " + requires + " }]" + more + "\n" + Resources);
}
