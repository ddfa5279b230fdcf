namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class ExpiringCertificateTests
{
    private static readonly DateTimeOffset Today = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_certificate_that_ends_within_a_month_is_reported()
    {
        Assert.Contains("ends on 2026-03-20", Assert.Single(Test("\"onPremises\": { \"systemCertificate\": { \"notAfterTimeStamp\": {|BTP4012:" + Stamp(2026, 3, 20) + "|} } }").Verify()).Message, StringComparison.Ordinal);
        Assert.Contains("ended on 2026-02-20", Assert.Single(Test("\"ui\": { \"uiCertificate\": { \"notAfterTimeStamp\": {|BTP4012:" + Stamp(2026, 2, 20) + "|} } }").Verify()).Message, StringComparison.Ordinal);
        Test("\"onPremises\": { \"ppCaCertificate\": { \"notAfterTimeStamp\": {|BTP4012:" + Stamp(2026, 3, 20) + "|} } }").Verify();
    }

    [Fact]
    public void A_certificate_that_lasts_is_left_alone() => Test("\"onPremises\": { \"systemCertificate\": { \"notAfterTimeStamp\": " + Stamp(2026, 5, 1) + " } }").Verify();

    [Fact]
    public void A_tunnel_whose_certificate_is_not_renewed_is_reported() => Test("\"subaccounts\": [ { \"subaccount\": \"s\", \"autoCertRenewal\": {|BTP4012:false|} } ]").Verify();

    [Fact]
    public void A_tunnel_that_renews_by_itself_may_end_soon() =>
        Test("\"subaccounts\": [ { \"subaccount\": \"s\", \"autoCertRenewal\": true, \"tunnel\": { \"subaccountCertificate\": { \"notAfterTimeStamp\": " + Stamp(2026, 3, 2) + " } } } ]").Verify();

    [Fact]
    public void A_master_secret_of_more_than_a_year_is_reported()
    {
        Test("\"version\": {|BTP4012:\"2.19.0\"|}", Today.AddDays(-400)).Verify();
        Test("\"version\": \"2.19.0\"", Today.AddDays(-300)).Verify();
    }

    [Fact]
    public void Without_a_day_nothing_is_held_against_a_clock() =>
        new PolicyTest("BTP4012").CloudConnector("{ \"onPremises\": { \"systemCertificate\": { \"notAfterTimeStamp\": " + Stamp(2001, 1, 1) + " } } }", rotated: Today.AddYears(-9)).Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"subaccounts\": [ { \"autoCertRenewal\": false, \"//btp-disable\": \"BTP4012 moved next week\" } ]").Verify();

    private static string Stamp(int year, int month, int day) => new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static PolicyTest Test(string text, DateTimeOffset? rotated = null) => new PolicyTest("BTP4012") { Project = new() { Today = Today } }.CloudConnector("{ " + text + " }", rotated: rotated);
}
