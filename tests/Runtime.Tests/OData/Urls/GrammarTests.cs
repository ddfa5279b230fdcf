using System.Text.RegularExpressions;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>V4 URLs, judged by a grammar: what the model-aware parser is too kind to refuse.</summary>
public sealed partial class GrammarTests
{
    [AbnfFact]
    public void The_grammar_accepts_every_url_that_the_other_judge_gets()
        => Assert.Empty(AbnfJudge.Refused(IndependentJudgeTests.Urls.Concat(V401Urls.All).Select(Below)));

    [AbnfFact]
    public void The_grammar_accepts_every_url_that_tests_expect()
    {
        var urls = Expected();
        Assert.True(urls.Count > 15, $"Only {urls.Count} URLs were found.");
        Assert.Empty(AbnfJudge.Refused(urls));
    }

    [Fact]
    public void The_parser_binds_every_url_that_tests_expect()
    {
        foreach (var url in Expected())
            UrlJudge.Judge("/shop/" + url);
    }

    [AbnfFact]
    public void The_grammar_refuses_what_is_wrong()
    {
        string[] wrong =
        [
            "Customers?$filter=Name%20eq%20'a'b'", "Customers?$filter=Name eq 'a'", "Customers?$filter=Name%20eq%20'a%26b&c'", "Customers?$filter=Name%20eq%20'a", "Customers?$filter=Name%20eq%20'%27'",
            "Customers?$filter=Balance%20eq%2010.5M", "Customers?$filter=Rating%20eq%201L", "Customers?$filter=Balance%20eq%201.5D", "Customers?$filter=Hash%20eq%20X'00'",
            "Customers?$filter=Since%20eq%20datetime'2024-01-31T00:00:00'", "Customers?$filter=Since%20gt%202024-01-31T08:00:00+01:00", "Customers?$filter=Since%20gt%202024-01-31T08:00:00",
            "Customers(guid'11111111-2222-3333-4444-555555555555')", "Customers?$filter=substringof('a',Name)", "Customers?$filter=Orders/all()", "Customers?$filter=contains(Name)",
            "Customers?$top=-1", "Customers?$expand=Orders($top=1&$skip=2)", "Customers?$expand=Orders()", "Customers?$orderby=Name%20down", "Customers?$filter=not%20", "Customers?$inlinecount=allpages",
            "Customers?$filter=Rating%20in%20()", "Customers?$filter=A%20and", "Customers?$select=", "Customers('A/B')", "Customers?$filter=Favourite%20has%20'Red'", "Customers//Orders",
        ];
        Assert.Equal(wrong, AbnfJudge.Refused(wrong));
    }

    private static List<string> Expected() => Directory.GetFiles(Sources(), "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is not ("IndependentJudgeTests.cs" or "GrammarTests.cs"))
        .SelectMany(File.ReadLines)
        // What is no URL as sent: compared after decoding (lists in aliases too), or refused.
        .Where(line => !line.Contains("Unescape", StringComparison.Ordinal) && !line.Contains("/../", StringComparison.Ordinal))
        .SelectMany(line => Literal().Matches(line).Select(match => match.Groups[1].Value))
        .Where(url => url.Length > 0 && !url.Contains('{', StringComparison.Ordinal) && !url.Contains('[', StringComparison.Ordinal) && !url.EndsWith('=') && !url.EndsWith("%20eq%20", StringComparison.Ordinal))
        .Distinct()
        .ToList();

    private static string Below(string url) => url["/shop/".Length..];

    private static string Sources()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Toolkit.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "tests", "Runtime.Tests", "OData");
    }

    [GeneratedRegex("\"/shop/([^\"]*)\"")]
    private static partial Regex Literal();
}
