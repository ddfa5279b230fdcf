using Microsoft.OData.UriParser;
using Xunit.Sdk;

namespace Btp.Connectivity.Runtime.Tests.OData.Support;

/// <summary>Microsoft's parser of URLs, over the model of the shop: what it does not bind is no URL of that service.</summary>
internal static class UrlJudge
{
    private const string Root = "/shop/";

    /// <summary>Judges every URL that tests send to the shop.</summary>
    /// <exception cref="XunitException">It is none.</exception>
    public static void Judge(string url)
    {
        if (!url.StartsWith(Root, StringComparison.Ordinal) || IsBeyond(url))
            return;
        try
        {
            var parser = new ODataUriParser(ShopModel.Instance, new Uri("http://host" + Root), new Uri("http://host" + url)) { Resolver = new ODataUriResolver { EnableCaseInsensitive = false } };
            // First, because conditions on groups name what comes out of it.
            parser.ParseApply();
            parser.ParseUri();
        }
        catch (Exception problem) when (problem is not XunitException)
        {
            throw new XunitException($"{url}: {problem.Message}");
        }
    }

    // $batch is no resource; the links of answers are the server's own; and what this parser does not know: 4.01's functions, case and $compute, keys behind functions, isof without quotes.
    private static bool IsBeyond(string url)
        => url.Contains("/$batch", StringComparison.Ordinal) || url.Contains("token", StringComparison.Ordinal) || url.Contains("$compute", StringComparison.Ordinal) || url.Contains("matchesPattern", StringComparison.Ordinal)
            || url.Contains("divby", StringComparison.Ordinal) || url.Contains("/$count(", StringComparison.Ordinal) || url.Contains("case(", StringComparison.Ordinal) || url.Contains("hassubse", StringComparison.Ordinal) || url.Contains(")(", StringComparison.Ordinal) || url.Contains("isof(", StringComparison.Ordinal);
}
