using System.Net.Http;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>What a request looks like as part of a batch.</summary>
internal static class PartRequest
{
    /// <summary>The URL relative to the service root, which SAP systems ask for; references to other requests as they are.</summary>
    public static string UrlOf(ODataRequest request) => RelativeTo(request.Service.Path, request.Url);

    public static string RelativeTo(string root, string url)
        => url.Length > root.Length + 1 && url.StartsWith(root, StringComparison.Ordinal) && url[root.Length] == '/' ? url[(root.Length + 1)..] : url;

    /// <summary>All headers but those of the body. Versions of what is sent are sent only with something.</summary>
    public static IEnumerable<KeyValuePair<string, string>> HeadersOf(ODataRequest request, bool hasBody)
        => request.Headers().Where(header => hasBody || header.Key is not ("DataServiceVersion" or "OData-Version"));

    public static bool IsSafe(string value)
    {
        foreach (var character in value)
        {
            if (char.IsControl(character) && character != '\t')
                return false;
        }

        return true;
    }

    /// <summary>The part as a request of its own, with the address that it would have had, so that links in its answer are understood; null where there are none.</summary>
    /// <param name="batch">The request that carried the batch, as it was sent.</param>
    /// <param name="part">The part.</param>
    public static HttpRequestMessage? MessageOf(HttpRequestMessage? batch, ODataRequest part)
    {
        if (part.IsWhole || batch?.RequestUri is not { IsAbsoluteUri: true } called)
            return null;
        var end = part.Service.Path + "/$batch";
        var prefix = called.AbsolutePath.EndsWith(end, StringComparison.Ordinal) ? called.AbsolutePath[..^end.Length] : "";
        var url = part.Url.StartsWith('/') ? part.Url : $"{part.Service.Path}/{part.Url}";
        var message = new HttpRequestMessage(part.Method, new Uri($"{called.Scheme}://{called.Authority}{prefix}{url}"));
        if (batch.Options.TryGetValue(DestinationRequestOptions.Call, out var call))
            message.Options.Set(DestinationRequestOptions.Call, call);
        return message;
    }
}
