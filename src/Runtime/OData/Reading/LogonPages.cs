using System.Net.Http;
using System.Text;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>Tells a logon page that answers with 200 from a stream that is HTML itself: a document, a mail, a formatted text.</summary>
/// <remarks>
/// Where JSON or a number is expected, any page is refused (<see cref="ODataAnswer"/>). A stream may be anything, so a page is refused in its place only where it is one for certain:
/// it says so in a header; or it is HTML, the caller did not ask for HTML, no version of OData stands in the answer (services have to say theirs, logon pages cannot: OData 4.01
/// part 1, 8.1.5, and MS-ODATA 2.2.5.3), and either the caller asked for something else or the page has what logon pages have.
/// </remarks>
internal static class LogonPages
{
    // As far as the form of a page reaches that begins with its styles.
    private const int LookedAt = 32 * 1024;

    // Fields of forms; SAML's posts that send themselves; scripts that lead to OAuth; ABAP's system logon; Identity Authentication.
    private static readonly string[] _marks =
    [
        "type=\"password\"", "type='password'", "type=password", "name=\"SAMLRequest\"", "name=\"SAMLResponse\"", "name='SAMLRequest'", "name='SAMLResponse'",
        "/oauth/authorize", "/oauth2/authorize", "/saml2/idp/", "fragmentAfterLogin", "sap-system-login", "j_security_check",
    ];

    /// <summary>Whether a media type is that of a page.</summary>
    public static bool IsPage(string? type) => type is not null && (type.Equals("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the answer says itself that it wants a logon: SAP BTP does so with status 200.</summary>
    public static bool IsAnnounced(HttpResponseMessage response) => response.Headers.NonValidated.Contains("com.sap.cloud.security.login");

    /// <summary>Refuses a logon page in place of a stream. What was looked at is there to be read again.</summary>
    /// <exception cref="ODataFormatException">It is one.</exception>
    public static async Task EnsureNoneAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (IsAnnounced(response))
            throw ODataAnswer.Located(ODataAnswer.Page(type), response, request.Line);
        if (!IsPage(type) && type is not null || IsVersioned(response) || Names(request.Accept, "html"))
            return;
        var start = await PrefixedContent.PeekAsync(response, LookedAt, cancellationToken).ConfigureAwait(false);
        var text = Encoding.Latin1.GetString(start.Span);
        if (type is null && !BeginsAsPage(text))
            return;
        if (!Names(request.Accept, "*/*") || _marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)))
            throw ODataAnswer.Located(ODataAnswer.Page(type), response, request.Line);
    }

    private static bool IsVersioned(HttpResponseMessage response)
        => response.Headers.NonValidated.Contains("OData-Version") || response.Headers.NonValidated.Contains("DataServiceVersion")
            || response.Content.Headers.NonValidated.Contains("OData-Version") || response.Content.Headers.NonValidated.Contains("DataServiceVersion");

    private static bool Names(string accept, string word) => accept.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool BeginsAsPage(string text)
    {
        var start = text.AsSpan().TrimStart("\u00EF\u00BB\u00BF \t\r\n");
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
