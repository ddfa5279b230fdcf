namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class UnreadableManifestTests
{
    [Fact]
    public void The_place_and_what_was_expected_are_told()
    {
        var findings = new PolicyTest("BTP1010").Destinations("{ \"Name\": \"ERP\"\n  {|BTP1010:\"|}Type\": \"HTTP\" }").Verify();

        Assert.Equal("Destination manifest cannot be read: ',' or '}' is expected", findings[0].Message);
    }

    [Fact]
    public void Every_kind_of_file_is_told_about()
    {
        new PolicyTest("BTP1010").Deployment("modules:\n  {|BTP1010:n|}ame: x\n").Verify();
        new PolicyTest("BTP1010").Deployment("{|BTP1010:-|} a\n").Verify();
        new PolicyTest("BTP1010").CloudConnector("{|BTP1010:\"|}1\"").Verify();
        new PolicyTest("BTP1010").Environment("{|BTP1010:{|}\"a\": 1").Verify();
        new PolicyTest("BTP1010").Destinations("{|BTP1010:\"|}ERP\"").Verify();
    }

    [Theory]
    [InlineData("{ \"Name\"{|BTP1010::|}\n\n")]
    [InlineData("{ \"a\": 1, \"b{|BTP1010:\"|}\r\n")]
    [InlineData("{ \"a\"{|BTP1010::|}")]
    public void What_is_missing_at_the_end_is_missing_behind_the_last_character(string text) => new PolicyTest("BTP1010").Destinations(text).Verify();

    [Fact]
    public void What_can_be_read_is_not()
    {
        new PolicyTest("BTP1010").Deployment("modules: []\nresources:\n").Destinations("[]").CloudConnector("{}").Environment("{}").Verify();
        new PolicyTest("BTP1010").Deployment("").Destinations(" ").CloudConnector("\n").Verify();
    }
}
