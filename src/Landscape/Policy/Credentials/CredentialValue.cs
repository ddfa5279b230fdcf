using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Values that are credentials by their own shape, under whatever key.</summary>
internal static class CredentialValue
{
    // The second form is the first in Base64, as the data of a Kubernetes secret has it.
    private static readonly Regex _privateKey = new(
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}|^\s*LS0tLS1CRUdJTi(BQUklWQVRFIEtFWS|BSU0EgUFJJVkFURSBLRVkt|BFQyBQUklWQVRFIEtFWS)[A-Za-z0-9+/=]{32}", RegexOptions.CultureInvariant);

    // Server=db;User Id=app;Password=... and cache:6380,password=...,ssl=True
    private static readonly Regex _connectionString = new(
        @"(^|[;,])\s*(password|pwd|passwd|user password|account ?key|shared ?access ?key|access ?key|client ?secret)\s*=\s*(?<value>""[^""]+""|'[^']+'|[^;,]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex _otherField = new(
        @"(^|[;,])\s*(server|host|data ?source|address|addr|user( ?id| ?name)?|uid|database|initial catalog|endpoint|account ?name|shared ?access ?key ?name|port|ssl|abortconnect|servernode|appserverhost|ashost|client|url)\s*=|^[A-Za-z0-9.-]+:\d+,",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // jdbc:postgresql://host/db?user=app&password=...
    private static readonly Regex _query = new(@"^[a-z][a-z0-9+.:-]*://[^?\s]*\?([^\s#]*&)?(password|pwd|passwd|client_secret|sig)=(?<value>[^&\s#]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Keys of ASP.NET's machineKey; AutoGenerate is none.
    private static readonly Regex _machineKey = new("^[0-9A-Fa-f]{32,}$", RegexOptions.CultureInvariant);

    private static readonly Regex _scheme = new(@"^\s*(Basic|Bearer)\s+(?<value>[A-Za-z0-9+/=._~-]{8,})\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether the value is a private key, a connection string or a URL with a password, or, under the name of a header, an authentication.</summary>
    public static bool IsSelfEvident(string name, string value)
    {
        if (value.Length < 8)
            return false;

        return _privateKey.IsMatch(value)
            || (value.IndexOf('=') > 0 && (IsFilled(_connectionString.Match(value)) && _otherField.IsMatch(value) || IsFilled(_query.Match(value))))
            || (name is "validationKey" or "decryptionKey" && _machineKey.IsMatch(value))
            || (CredentialKeys.IsCredentialHeader(name) && IsFilled(_scheme.Match(value)));
    }

    private static bool IsFilled(Match match) => match.Success && match.Groups["value"].Value.Trim('"', '\'') is { Length: > 0 } value && !Placeholder.IsPlaceholder(value) && value.IndexOf("{", StringComparison.Ordinal) != 0;
}
