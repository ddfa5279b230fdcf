using System.Globalization;

namespace Btp.Connectivity.OData;

/// <summary>URLs that begin with the answer of another request of the change set: <c>$1/to_Item</c>.</summary>
internal static class BatchReferences
{
    public static string Of(int contentId) => "$" + contentId.ToString(CultureInfo.InvariantCulture);

    public static bool IsTo(string url, int contentId)
    {
        var start = Of(contentId);
        return url.StartsWith(start, StringComparison.Ordinal) && (url.Length == start.Length || url[start.Length] is '/' or '?');
    }
}
