namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class ConnectivityWithoutUseTests
{
    private const string Mta = """
        ID: a
        _schema-version: "3.1"
        modules:
        - name: srv
          type: custom
          requires:
          - name: MARK
        resources:
        - name: conn
          parameters: { service: connectivity, service-plan: lite }
        """;

    [Fact]
    public void Nothing_leads_on_premise() => Test("{|BTP1005:conn|}", "Internet", isComplete: true).Verify();

    [Theory]
    [InlineData("OnPremise", true)]
    [InlineData("Internet", false)]
    [InlineData("${proxy}", true)]
    public void An_on_premise_destination_and_an_incomplete_manifest_speak_against_it(string proxyType, bool isComplete) => Test("conn", proxyType, isComplete).Verify();

    [Fact]
    public void A_comment_suppresses() => Test("conn # btp-disable BTP1005 for the next release", "Internet", isComplete: true).Verify();

    private static PolicyTest Test(string conn, string proxyType, bool isComplete) =>
        new PolicyTest("BTP1005").Deployment(Mta.Replace("MARK", conn)).Destinations("{ \"Name\": \"D\", \"Type\": \"HTTP\", \"URL\": \"http://a\", \"ProxyType\": \"" + proxyType + "\" }", isComplete: isComplete);
}
