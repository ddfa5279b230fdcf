namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class MisspelledPropertyTests
{
    [Theory]
    [InlineData("HTTP", "ForwardAuthToken", "forwardAuthToken")]
    [InlineData("HTTP", "HTML5.FowardAuthToken", "HTML5.ForwardAuthToken")]
    [InlineData("HTTP", "ClientSecret", "clientSecret")]
    [InlineData("HTTP", "CloudConnectorLocationID", "CloudConnectorLocationId")]
    [InlineData("HTTP", "tokenServiceUrl", "tokenServiceURL")]
    [InlineData("RFC", "jco.client.ashots", "jco.client.ashost")]
    [InlineData("LDAP", "ldap.proxytype", "ldap.proxyType")]
    [InlineData("MAIL", "mail.User", "mail.user")]
    public void A_near_miss_is_reported(string type, string key, string meant) =>
        Assert.EndsWith($"did you mean '{meant}'?", Assert.Single(Test(type, "{|BTP2012:\"" + key + "\"|}: \"x\"").Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("HTTP", "forwardAuthToken")]
    [InlineData("HTTP", "costCenter")]
    [InlineData("HTTP", "URL.headers.clientid")]
    [InlineData("HTTP", "Usage")]
    [InlineData("MAIL", "mail.smtps.host")]
    [InlineData("RFC", "jco.client.something_else")]
    public void Known_properties_and_the_applications_own_are_left_alone(string type, string key) => Test(type, "\"" + key + "\": \"x\"").Verify();

    [Fact]
    public void Beside_the_right_one_it_is_a_property_of_its_own() => Test("HTTP", "\"clientId\": \"a\", \"ClientId\": \"b\"").Verify();

    [Fact]
    public void A_key_suppresses() => Test("HTTP", "\"ClientId\": \"b\", \"//btp-disable\": \"BTP2012 read by our own code\"").Verify();

    [Fact]
    public void The_variable_has_keys_of_its_own() => new PolicyTest("BTP2012").Environment("{ \"destinations\": [ { \"name\": \"A\", \"url\": \"http://a\", \"user\": \"u\" } ] }").Verify();

    private static PolicyTest Test(string type, string property) => new PolicyTest("BTP2012").Destinations("{ \"Name\": \"D\", \"Type\": \"" + type + "\", " + property + " }");
}
