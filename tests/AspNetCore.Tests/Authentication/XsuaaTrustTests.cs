using Btp.Connectivity.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.AspNetCore.Tests.Authentication;

public sealed class XsuaaTrustTests
{
    private const string Own = "https://me.authentication.eu10.test/token_keys";

    [Theory]
    [InlineData("https://sub.authentication.eu10.test/token_keys", true)]
    [InlineData("https://authentication.eu10.test/token_keys", true)]
    [InlineData("https://authentication.eu10.test/token_keys?zid=1", true)]
    [InlineData("http://sub.authentication.eu10.test/token_keys", false)]
    [InlineData("https://evilauthentication.eu10.test/token_keys", false)]
    [InlineData("https://authentication.eu10.test.evil.test/token_keys", false)]
    [InlineData("https://authentication.eu10.test@evil.test/token_keys", false)]
    [InlineData("https://user@sub.authentication.eu10.test/token_keys", false)]
    [InlineData("https://sub.authentication.eu10.test:8443/token_keys", false)]
    [InlineData("https://sub.authentication.eu10.test/other", false)]
    [InlineData("//sub.authentication.eu10.test/token_keys", false)]
    [InlineData(null, false)]
    public void Keys_come_from_the_bindings_domain_or_from_the_binding_itself(string? jku, bool taken)
        => Assert.Equal(taken ? jku : Own, Trust().KeysOf(Token(jku)).OriginalString);

    [Theory]
    [InlineData("https://sub.authentication.eu10.test/oauth/token", true)]
    [InlineData("https://me.authentication.eu10.test/oauth/token", true)]
    [InlineData("https://evil.test/oauth/token", false)]
    [InlineData("https://authentication.eu10.test.evil.test/oauth/token", false)]
    [InlineData("no url", false)]
    public void An_issuer_lies_in_the_bindings_domain(string issuer, bool accepted)
        => Assert.Equal(accepted, Trust().IsIssuer(issuer));

    [Theory]
    [InlineData("sb-app!t1", true)]
    [InlineData("app!t1", true)]
    [InlineData("app!t1.Read", true)]
    [InlineData("app!t10", false)]
    [InlineData("app!t10.Read", false)]
    [InlineData("openid", false)]
    public void An_audience_names_the_application(string audience, bool accepted)
        => Assert.Equal(accepted, Trust().IsAudience([audience]));

    private static XsuaaTrust Trust()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = """
                { "xsuaa": [ { "name": "x", "credentials": { "clientid": "sb-app!t1", "clientsecret": "s", "xsappname": "app!t1",
                  "url": "https://me.authentication.eu10.test", "uaadomain": "authentication.eu10.test" } } ] }
                """,
        }).Build());
        services.AddBtpAuthentication();
        return services.BuildServiceProvider().GetRequiredService<XsuaaTrust>();
    }

    private static JsonWebToken Token(string? jku)
    {
        var head = jku is null ? """{"alg":"RS256"}""" : $$"""{"alg":"RS256","jku":"{{jku}}"}""";
        return new JsonWebToken($"{Base64UrlEncoder.Encode(head)}.{Base64UrlEncoder.Encode("""{"sub":"x"}""")}.c2ln");
    }
}
