namespace Btp.Connectivity.Landscape.Tests.Policy.Reference;

/// <summary>SAP's table of authentications against proxy types, cell by cell (BTP2003), and what each of them needs besides secrets (BTP2013).</summary>
public sealed class AuthenticationTableTests
{
    // Internet, on-premise, Private Link. Clear text and certificates without effect have rules of their own.
    private static readonly (string Authentication, string Ways, string Required)[] _http =
    [
        ("NoAuthentication", "yyy", ""),
        ("BasicAuthentication", "yyy", ""),
        ("ClientCertificateAuthentication", "yyy", "KeyStoreLocation"),
        ("PrincipalPropagation", "nyn", ""),
        ("OAuth2TechnicalUserPropagation", "nyn", "clientId tokenServiceURL"),
        ("OAuth2ClientCredentials", "yyn", "clientId tokenServiceURL"),
        ("OAuth2Password", "yyn", "clientId tokenServiceURL"),
        ("OAuth2UserTokenExchange", "yyn", "clientId tokenServiceURL"),
        ("OAuth2JWTBearer", "yyn", "clientId tokenServiceURL"),
        ("OAuth2TokenExchange", "yyn", "clientId tokenServiceURL"),
        ("OAuth2SAMLBearerAssertion", "yyn", "audience tokenServiceURL authnContextClassRef"),
        ("SAMLAssertion", "yyy", "audience authnContextClassRef"),
        ("OAuth2RefreshToken", "yyn", "clientId tokenServiceURL"),
        ("OAuth2AuthorizationCode", "yyn", "clientId tokenServiceURL"),
    ];

    private static readonly string[] _ways = ["Internet", "OnPremise", "PrivateLink"];

    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, bool>();
            foreach (var (authentication, ways, _) in _http)
            {
                for (var i = 0; i < _ways.Length; i++)
                    cells.Add(authentication, _ways[i], ways[i] == 'y');
            }

            return cells;
        }
    }

    public static TheoryData<string, string, string> Requirements
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (authentication, _, required) in _http)
            {
                foreach (var key in required.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    data.Add(authentication, key, required);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_of_the_table(string authentication, string way, bool isPossible)
    {
        var value = isPossible ? "\"" + authentication + "\"" : "{|BTP2003:\"" + authentication + "\"|}";
        Test("BTP2003", "\"ProxyType\": \"" + way + "\", \"Authentication\": " + value).Verify();
        Test("BTP2013", "\"ProxyType\": \"" + way + "\", \"Authentication\": \"" + authentication + "\", " + Keys("audience authnContextClassRef clientId KeyStoreLocation tokenServiceURL")).Verify();
    }

    [Theory]
    [MemberData(nameof(Requirements))]
    public void What_an_authentication_needs_is_missed(string authentication, string missing, string required)
    {
        var others = string.Join(' ', required.Split(' ').Where(key => key != missing));
        var finding = Assert.Single(new PolicyTest("BTP2013").Destinations("{ \"Name\": {|BTP2013:\"D\"|}, \"Type\": \"HTTP\", \"URL\": \"https://a.example.com\", \"Authentication\": \"" + authentication + "\"" + (others.Length == 0 ? "" : ", " + Keys(others)) + " }").Verify());
        Assert.Contains("'" + missing + "'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Internet", "CONFIGURED_USER", true)]
    [InlineData("Internet", "PrincipalPropagation", false)]
    [InlineData("Internet", "TechnicalUserPropagation", false)]
    [InlineData("OnPremise", "CONFIGURED_USER", true)]
    [InlineData("OnPremise", "PrincipalPropagation", true)]
    [InlineData("OnPremise", "TechnicalUserPropagation", true)]
    public void A_cell_of_the_table_of_RFC(string way, string authentication, bool isPossible) =>
        new PolicyTest("BTP2003").Destinations("{ \"Name\": \"R\", \"Type\": \"RFC\", \"jco.client.wshost\": \"r.example.com\", \"jco.destination.proxy_type\": \"" + way + "\", \"jco.destination.auth_type\": "
            + (isPossible ? "\"" + authentication + "\"" : "{|BTP2003:\"" + authentication + "\"|}") + " }").Verify();

    [Theory]
    [InlineData("HTTP", "ProxyType", "Internet OnPremise PrivateLink", "Local")]
    [InlineData("RFC", "jco.destination.proxy_type", "Internet OnPremise Local", "PrivateLink")]
    [InlineData("LDAP", "ldap.proxyType", "Internet OnPremise PrivateLink", "Local")]
    [InlineData("MAIL", "ProxyType", "Internet OnPremise PrivateLink", "internet")]
    [InlineData("TCP", "ProxyType", "Internet OnPremise PrivateLink", "onPremise")]
    [InlineData("RFC", "jco.destination.auth_type", "CONFIGURED_USER PrincipalPropagation TechnicalUserPropagation", "BasicAuthentication")]
    [InlineData("LDAP", "ldap.authentication", "NoAuthentication BasicAuthentication", "PrincipalPropagation")]
    [InlineData("MAIL", "Authentication", "NoAuthentication BasicAuthentication OAuth2ClientCredentials OAuth2RefreshToken OAuth2AuthorizationCode", "PrincipalPropagation")]
    public void Each_type_has_values_of_its_own(string type, string key, string values, string wrong)
    {
        foreach (var value in values.Split(' '))
            Typed(type, key, "\"" + value + "\"").Verify();
        Typed(type, key, "{|BTP2013:\"" + wrong + "\"|}").Verify();
    }

    [Theory]
    [InlineData("ProxyType", "OnPremise")]
    [InlineData("Authentication", "PrincipalPropagation")]
    public void The_key_of_another_type_says_nothing(string key, string value)
    {
        const string Rfc = "{ \"Name\": \"R\", \"Type\": \"RFC\", \"jco.client.wshost\": \"r.example.com\", \"jco.client.wsport\": \"443\", ";
        foreach (var rule in (string[])["BTP2003", "BTP2009", "BTP2013"])
            new PolicyTest(rule).Destinations(Rfc + "\"" + key + "\": \"" + value + "\" }").Verify();
    }

    private static PolicyTest Typed(string type, string key, string value) => new PolicyTest("BTP2013").Destinations("{ \"Name\": \"D\", \"Type\": \"" + type + "\", " + type switch
    {
        "HTTP" => "\"URL\": \"http://a.virtual\"",
        "RFC" => "\"jco.client.wshost\": \"a.virtual\", \"jco.client.wsport\": \"443\", \"jco.client.tech_user_id\": \"i\", \"jco.client.tech_user_service_url\": \"https://t\"",
        "LDAP" => "\"ldap.url\": \"ldap://a.virtual\"",
        "MAIL" => "\"mail.smtp.host\": \"a.virtual\"",
        _ => "\"Address\": \"a.virtual:1\"",
    } + ", \"" + key + "\": " + value + " }");

    private static string Keys(string keys) => string.Join(", ", keys.Split(' ').Select(key => "\"" + key + "\": \"https://x.example.com\""));

    private static PolicyTest Test(string rule, string properties) => new PolicyTest(rule).Destinations("{ \"Name\": \"D\", \"Type\": \"HTTP\", \"URL\": \"http://a.virtual\", " + properties + " }");
}
