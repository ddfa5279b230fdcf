using System.Text.RegularExpressions;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Which handlers a destination gets: exactly those that its authentication and proxy type need.</summary>
public partial class ChainTests
{
    private const string Always = "UseTelemetry UseResilience UseCsrfProtection UseDestination ";

    [Fact]
    public void Principal_propagation_hands_the_user_on_and_goes_through_the_proxy() => Assert.Equal(Always + "PropagatePrincipal UseConnectivityProxy", Chain("S4HANA"));

    [Fact]
    public void Technical_user_propagation_hands_a_technical_user_on() => Assert.Equal(Always + "PropagateTechnicalUser UseConnectivityProxy", Chain("TECHNICAL"));

    [Fact]
    public void Basic_authentication_on_premise_goes_through_the_proxy() => Assert.Equal(Always + "UseBasicAuthentication UseConnectivityProxy", Chain("BASIC"));

    [Fact]
    public void A_certificate_is_presented_and_no_proxy_used_in_the_internet() => Assert.Equal(Always + "UseClientCertificate", Chain("CERT"));

    [Fact]
    public void No_authentication_sends_nothing() => Assert.Equal(Always + "UseNoAuthentication", Chain("OPEN"));

    [Fact]
    public void The_other_OAuth_types_send_the_token_of_the_Destination_service() => Assert.Equal(Always + "UseBearerToken", Chain("SHOP"));

    [Fact]
    public void SAML_sends_the_token_of_the_Destination_service() => Assert.Equal(Always + "UseBearerToken", Chain("SAML"));

    [Fact]
    public void A_service_without_a_destination_has_no_registration()
    {
        var run = Services.Test(Services.OrderDeclaration.Replace(", Destination = \"S4HANA\"", "", StringComparison.Ordinal)).Run();

        Assert.DoesNotContain(run.HintNames, name => name.Contains("Registration", StringComparison.Ordinal));
        Assert.Contains("Sales.OrderService/OrderService.g.cs", run.HintNames);
    }

    private static string Chain(string destination)
    {
        var run = Services.Test(Services.OrderDeclaration.Replace("S4HANA", destination, StringComparison.Ordinal)).Run();
        var source = run.Source("Sales.OrderService/OrderService.Registration.g.cs");
        Assert.Contains($"global::Sales.Destinations.{destination},", source, StringComparison.Ordinal);
        return string.Join(' ', Calls().Matches(source).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex(@"^\s+\.(\w+)\(\)", RegexOptions.Multiline)]
    private static partial Regex Calls();
}
