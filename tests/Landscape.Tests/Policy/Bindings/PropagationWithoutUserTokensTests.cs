namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class PropagationWithoutUserTokensTests
{
    private static ProjectContext Declaring => new() { Module = "srv", Services = [new DeclaredService("API_SALES", "ERP", "Sales")] };

    [Fact]
    public void Without_users_there_is_nobody_to_propagate()
    {
        var finding = Assert.Single(Test("{|BTP1004:srv|}", "dest").Verify());

        Assert.StartsWith("Module 'srv' propagates its users to 'ERP' but binds neither xsuaa nor identity", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uaa")]
    [InlineData("ias")]
    [InlineData("mystery")]
    public void A_service_that_issues_tokens_is_enough(string requires) => Test("srv", requires).Verify();

    [Fact]
    public void A_technical_user_needs_no_users() => Test("srv", "dest", "BasicAuthentication").Verify();

    [Fact]
    public void A_comment_suppresses() => Test("srv # btp-disable BTP1004 tokens come from another tenant", "dest").Verify();

    private static PolicyTest Test(string name, string requires, string authentication = "PrincipalPropagation") => new PolicyTest("BTP1004") { Project = Declaring }
        .Destinations("{ \"Name\": \"ERP\", \"Type\": \"HTTP\", \"URL\": \"http://erp:443\", \"ProxyType\": \"OnPremise\", \"Authentication\": \"" + authentication + "\" }")
        .Deployment("ID: a\nmodules:\n  - name: " + name + "\n    type: custom\n    requires: [{ name: " + requires + " }]\n" + """
            resources:
              - { name: dest, type: destination }
              - { name: uaa, type: com.sap.xs.uaa }
              - { name: ias, type: org.cloudfoundry.managed-service, parameters: { service: identity, service-plan: application } }
              - { name: mystery, type: org.cloudfoundry.managed-service }
            """);
}
