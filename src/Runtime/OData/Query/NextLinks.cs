using System.Net.Http;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>Decides where a server's link to the next page leads, and refuses to follow it out of the destination.</summary>
internal static class NextLinks
{
    /// <summary>The link as a URL relative to the destination's host.</summary>
    /// <param name="link">As sent, opaque.</param>
    /// <param name="context">V4's context of the response.</param>
    /// <param name="response">The response that held the link; its request carries the address that was really called.</param>
    /// <param name="sentUrl">What this client asked for, relative to the destination's host.</param>
    /// <param name="root">The client's base address, under which it knows the destination.</param>
    /// <param name="mayRepeat">Whether the link may lead to where it came from: changes are asked for again and again.</param>
    /// <exception cref="ODataFormatException">The link leads to another origin, or to where it came from.</exception>
    public static string Resolve(string link, string? context, HttpResponseMessage response, string sentUrl, Uri? root, bool mayRepeat = false)
    {
        var called = Called(response.RequestMessage, sentUrl, root);
        if (called is null)
            throw new ODataFormatException("The link to the next page cannot be followed: the address of the service is not known.");
        var target = Target(link, context, called);
        if (!IsSameOrigin(target, called) && (root is null || !IsSameOrigin(target, root)))
        {
            throw new ODataFormatException(
                $"The link to the next page leads to another origin ({target.Scheme}://{target.Authority}) than the service ({called.Scheme}://{called.Authority}) and was not followed: "
                + "the request's credentials belong to the destination alone. Let the back end or the proxy in front of it build links with the host of the destination.");
        }

        var url = target.PathAndQuery;
        var prefix = PrefixOf(called, sentUrl);
        if (prefix.Length > 0 && IsSameOrigin(target, called) && url.StartsWith(prefix + "/", StringComparison.Ordinal))
            url = url[prefix.Length..];
        if (Destination(response.RequestMessage)?.Query is { } added)
            url = Without(url, added);
        if (url.StartsWith("//", StringComparison.Ordinal))
            throw new ODataFormatException("The link to the next page has a path that would be taken for a host, and was not followed.");
        if (url == sentUrl && !mayRepeat)
            throw new ODataFormatException("The link to the next page leads to the page that it came with.");
        return url;
    }

    // The destination's handlers put the client's own address back when the call is over, but leave behind where it went.
    private static Uri? Called(HttpRequestMessage? request, string sentUrl, Uri? root)
    {
        if (Destination(request) is { } destination)
            return new Uri(destination.Origin + destination.PathPrefix + sentUrl);
        return request?.RequestUri is { IsAbsoluteUri: true } called ? called : root is null ? null : new Uri(root, sentUrl);
    }

    private static Destination? Destination(HttpRequestMessage? request)
        => request is not null && request.Options.TryGetValue(DestinationRequestOptions.Call, out var call) ? call.Destination : null;

    // What handlers added to the query (URL.queries.*, keys among them) servers repeat in their links. It is added again with the next request,
    // and must not be seen in a URL that callers and messages show.
    private static string Without(string url, string added)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            return url;
        var names = added.Split('&').Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var kept = string.Join('&', url[(query + 1)..].Split('&').Where(option => !names.Contains(NameOf(option))));
        return kept.Length == 0 ? url[..query] : $"{url[..query]}?{kept}";
    }

    private static string NameOf(string option)
    {
        var end = option.IndexOf('=', StringComparison.Ordinal);
        return Uri.UnescapeDataString(end < 0 ? option : option[..end]);
    }

    private static Uri Target(string link, string? context, Uri called)
    {
        var origin = context is not null && Uri.TryCreate(called, context, out var absolute) ? absolute : called;
        return Uri.TryCreate(origin, link, out var target) && target.Scheme is "http" or "https"
            ? target!
            : throw new ODataFormatException("The link to the next page is no address.");
    }

    private static bool IsSameOrigin(Uri left, Uri right)
        => left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase)
            && left.UserInfo.Length == 0;

    // A destination's address may have a path of its own, which handlers put in front of ours and which must not be put there twice.
    private static string PrefixOf(Uri called, string sentUrl)
    {
        var query = sentUrl.IndexOf('?', StringComparison.Ordinal);
        var sentPath = query < 0 ? sentUrl : sentUrl[..query];
        var path = called.AbsolutePath;
        return path.Length > sentPath.Length && path.EndsWith(sentPath, StringComparison.Ordinal) ? path[..^sentPath.Length] : "";
    }
}
