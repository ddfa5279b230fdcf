using Btp.Connectivity.Landscape.Policy;

namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class IgnoreListTests
{
    [Theory]
    [InlineData("landscape/destinations.json BTP2001 the portal wants one each", "/repo/landscape/destinations.json")]
    [InlineData("/landscape/destinations.json BTP2001 reason", "/repo/landscape/destinations.json")]
    [InlineData("destinations.json BTP2001 reason", "/repo/landscape/deep/destinations.json")]
    [InlineData("*.json BTP2001,BTP2002 reason", "/repo/a.json")]
    [InlineData("landscape/** BTP2001 reason", "/repo/landscape/deep/a.json")]
    [InlineData("landscape/ BTP2001 reason", "/repo/landscape/a.json")]
    [InlineData("**/a.json BTP2001 reason", "/repo/a.json")]
    [InlineData("a.json * it is a sample", "/repo/a.json")]
    [InlineData("BTP2001 a.json the other way round", "/repo/a.json")]
    [InlineData("a.json BTP2001 reason", "\\repo\\a.json")]
    public void A_line_suppresses_rules_in_files(string line, string file) => Assert.Equal(SuppressionVerdict.Suppressed, Judge(line, file));

    [Theory]
    [InlineData("landscape/destinations.json BTP2001 reason", "/repo/other/landscape/destinations.json")]
    [InlineData("landscape/*.json BTP2001 reason", "/repo/landscape/deep/a.json")]
    [InlineData("a.json BTP2002 reason", "/repo/a.json")]
    [InlineData("a.json BTP2001 reason", "/repo/aXjson")]
    [InlineData("a.json BTP2001 reason", "/elsewhere/a.json")]
    [InlineData("# a.json BTP2001 reason", "/repo/a.json")]
    [InlineData("a.json", "/repo/a.json")]
    public void Anything_else_is_reported(string line, string file) => Assert.Equal(SuppressionVerdict.None, Judge(line, file));

    [Theory]
    [InlineData("a.json BTP2001")]
    [InlineData("a.json BTP2001   ")]
    [InlineData("a.json * #")]
    public void Without_a_reason_it_does_not_count(string line) => Assert.Equal(SuppressionVerdict.WithoutReason, Judge(line, "/repo/a.json"));

    [Fact]
    public void The_policy_looks_at_the_list()
    {
        var file = ManifestFile.Read("/repo/d.json", """{ "Name": "ERP", "Type": "HTTP", "URL": "https://erp:443", "ProxyType": "OnPremise" }""", ManifestKind.Destinations);

        Assert.Empty(Check(file, "d.json BTP2005 another consumer reads this file"));
        Assert.EndsWith("gives no reason", Assert.Single(Check(file, "d.json BTP2005")).Message, StringComparison.Ordinal);
        Assert.Single(Check(file, "other.json BTP2005 reason"));
    }

    private static IReadOnlyList<Finding> Check(ManifestFile file, string list) => ManifestPolicy.Check(LandscapeModel.Create([file], ProjectContext.Unknown, [IgnoreList.Read("/repo/.btpignore", list)]));

    private static SuppressionVerdict Judge(string line, string file) => IgnoreList.Read("/repo/.btpignore", line + "\n").Judge("BTP2001", file);
}
