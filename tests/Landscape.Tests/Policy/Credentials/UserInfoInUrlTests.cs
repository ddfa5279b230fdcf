namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UserInfoInUrlTests
{
    [Fact]
    public void The_message_never_repeats_the_password() =>
        Assert.DoesNotContain("Welcome1", Test("\"Type\": \"HTTP\", \"URL\": {|BTP3005:\"https://sales:Welcome1@erp.example.com\"|}").Verify()[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": {|BTP3005:\"https://sales:Welcome1@erp.example.com/sap\"|}")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"tokenServiceURL\": {|BTP3005:\"https://sales:Welcome1@login.example.com/oauth/token\"|}")]
    [InlineData("\"Type\": \"TCP\", \"Address\": {|BTP3005:\"tcp://sales:Welcome1@scales.example.com:4001\"|}")]
    [InlineData("\"Type\": \"LDAP\", \"ldap.url\": {|BTP3005:\"ldap://cn:Welcome1@directory.example.com\"|}")]
    public void User_and_password_before_the_host(string properties) =>
        Assert.StartsWith("'", Assert.Single(Test(properties).Verify()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\", \"Description\": \"see https://help.example.com\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://${user}:${password}@erp.example.com\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://sales:((password))@erp.example.com\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com:443/a@b\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://erp.example.com/?mail=a:b@c.example\"")]
    [InlineData("\"Type\": \"HTTP\", \"URL\": \"https://sales@erp.example.com\"")]
    public void Placeholders_and_addresses_are_left_alone(string properties) => Test(properties).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"Type\": \"HTTP\", \"URL\": \"https://sales:Welcome1@erp.example.com/sap\", \"//btp-disable\": \"BTP3005 as agreed with the owner\"").Verify();

    private static PolicyTest Test(string properties) => new PolicyTest("BTP3005").Destinations("{ \"Name\": \"ERP\", " + properties + " }");
}
