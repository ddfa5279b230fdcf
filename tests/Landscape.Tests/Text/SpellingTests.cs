using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Text;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("S4HNA", "S4HANA")]
    [InlineData("s4hana", "S4HANA")]
    [InlineData("CRM_PRD", "CRM_PROD")]
    public void A_near_name_is_suggested(string written, string meant) =>
        Assert.Equal(meant, Spelling.Suggest(written, ["CRM_PROD", "S4HANA", "HR"]));

    [Theory]
    [InlineData("MAIL")]
    [InlineData("S4HANA")]
    [InlineData("")]
    public void A_far_name_and_the_name_itself_are_not(string written) =>
        Assert.Null(Spelling.Suggest(written, ["CRM_PROD", "S4HANA", "HR"]));

    [Fact]
    public void Of_equally_near_names_the_first_is_suggested() =>
        Assert.Equal("ERP1", Spelling.Suggest("ERP3", ["ERP2", "ERP1"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void The_distance_is_what_Levenshtein_says(string left, string right, int distance) =>
        Assert.Equal(distance, Spelling.Distance(left, right));
}
