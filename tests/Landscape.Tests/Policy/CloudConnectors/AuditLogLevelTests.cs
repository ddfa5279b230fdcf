namespace Btp.Connectivity.Landscape.Tests.Policy.CloudConnectors;

public sealed class AuditLogLevelTests
{
    [Fact]
    public void No_log_at_all_is_an_error_everywhere() => Assert.True(Assert.Single(Test("{|BTP4006:\"OFF\"|}").Verify()).IsError);

    [Fact]
    public void Less_than_all_is_a_hint_in_production_only()
    {
        Assert.False(Assert.Single(Test("{|BTP4006:\"SECURITY\"|}", "production").Verify()).IsError);
        Test("\"SECURITY\"").Verify();
    }

    [Fact]
    public void All_is_enough() => Test("\"ALL\"", "production").Verify();

    [Fact]
    public void A_key_suppresses() => Test("\"OFF\", \"//btp-disable\": \"BTP4006 no users yet\"").Verify();

    private static PolicyTest Test(string level, string? stage = null) => new PolicyTest("BTP4006").CloudConnector("{ \"auditLog\": { \"level\": " + level + " } }", stage: stage);
}
