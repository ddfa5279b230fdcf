using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Addresses;

/// <summary>Tells addresses of back ends from addresses of the Internet, by scheme, host, port and path.</summary>
/// <param name="own">Hosts and suffixes that the project added (<c>BtpPrivateHosts</c>).</param>
internal sealed class BackEndHosts(ImmutableArray<string> own)
{
    private static readonly HashSet<string> _schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "ws", "wss", "ldap", "ldaps", "tcp", "net.tcp", "sftp", "ftp", "ftps", "smtp", "smtps", "amqp", "amqps", "rabbitmq", "rediss", "redis", "mqtt", "mqtts", "activemq", "nats", "ssl", "opc.tcp", "udp", "postgres", "postgresql", "mongodb", "mysql" };

    private static readonly string[] _privateSuffixes = [".local", ".internal", ".intra", ".intranet", ".corp", ".lan", ".localdomain", ".private", ".priv", ".home.arpa"];

    private static readonly string[] _systemSuffixes =
        [".ondemand.com", ".s4hana.cloud.sap", ".s4hana.sap", ".accounts.cloud.sap", ".hcs.cloud.sap", ".sapanalytics.cloud", ".sapbydesign.com", ".successfactors.com", ".successfactors.eu", ".sapsf.com", ".sapsf.eu", ".ariba.com", ".concursolutions.com", ".fieldglass.net", ".c4c.saphybris.com"];

    // Downloads and libraries for everybody.
    private static readonly string[] _public = [".sapui5.hana.ondemand.com", ".openui5.hana.ondemand.com", ".ui5.hana.ondemand.com", ".tools.hana.ondemand.com", ".help.hana.ondemand.com", ".api.sap.com", ".www.ariba.com", ".www.successfactors.com"];

    // What compose files call their servers; as a server of a connection string, they stand for the developer's own.
    private static readonly HashSet<string> _containers = new(StringComparer.OrdinalIgnoreCase) { "db", "database", "sql", "sqlserver", "mssql", "sqldata", "sql-server", "sqlexpress", "postgres", "postgresql", "pg", "mysql", "mariadb", "mongo", "mongodb", "redis", "rabbitmq", "oracle", "hana" };

    // Names that stand for no system, and names that every machine has.
    private static readonly HashSet<string> _nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "localhost", "host", "hostname", "server", "servername", "myserver", "myhost", "yourserver", "yourhost", "domain", "example", "test", "dummy", "fake", "foo", "bar", "baz", "unix", "placeholder", "unused", "none", "invalid", "any", "url", "address",
        "host.docker.internal", "gateway.docker.internal", "metadata.google.internal", "kubernetes.docker.internal",
    };

    /// <summary>The host that the text leads to, if that is a back end's; else null.</summary>
    public string? Find(string text)
    {
        var at = text.IndexOf("://", StringComparison.Ordinal);
        if (at <= 0 || at > 10 || !_schemes.Contains(text.Substring(0, at).Trim()))
            return null;

        var rest = text.Substring(at + 3);
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest.Substring(0, end);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        var colon = authority.EndsWith("]", StringComparison.Ordinal) ? -1 : authority.LastIndexOf(':');
        var host = colon < 0 ? authority : authority.Substring(0, colon);

        // "https://erp.corp" + path: the name is whole.
        if (colon < 0 && host.Length > 1 && host[host.Length - 1] == SecretText.Unknown && HasSuffix(host.TrimEnd(SecretText.Unknown), _privateSuffixes))
            host = host.TrimEnd(SecretText.Unknown);

        // An unknown port leaves the host; an unknown path, too. "{path}" may follow the port at once.
        var port = colon < 0 ? "" : authority.Substring(colon + 1).TrimEnd(SecretText.Unknown);
        if (!IsHost(host) || port.Any(static c => c is < '0' or > '9'))
            return null;

        var path = end < 0 ? "" : rest.Substring(end);
        if (path.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dtd", StringComparison.OrdinalIgnoreCase))
            return null;

        // http:// at the port of TLS: only a virtual host of a Cloud Connector is called like that.
        return IsBackEnd(host, port, path) || (port == "443" && text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsNobody(host)) ? host : null;
    }

    /// <summary>Whether the address is one of an SAP system by more than its host: its port, or its path.</summary>
    public static bool IsSystemAddress(string text) => _systemAddress.IsMatch(text);

    private static readonly Regex _systemAddress = new(@"^https?://[^/]*(:(8000|5\d\d00|443\d\d)(/|$)|/sap/(opu|bc)/)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Server=erp01.corp.local;Database=..., Data Source=tcp:10.0.0.5,1433;..., Host=...;Username=...
    private static readonly Regex _databaseServer = new(@"(?:^|;)\s*(?:Server|Data Source|DataSource|Host|Addr|Address|Network Address|ServerNode)\s*=\s*(?:tcp:)?(?<host>[^;,:\\/\s]+)(?::(?<port>\d+))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _databaseField = new(@"(?:^|;)\s*(?:Database|Initial Catalog|User ?Id|UID|User ?name|User|Password|Pwd|Integrated Security|Trusted_Connection|Port|Encrypt|Current ?Schema|Service ?Name)\s*=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The text, if it is a literal that could be a host's name of one label, and stands for a host; else null.</summary>
    public static string? LabelOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Value: string { Length: > 2 and < 64 } text } && char.IsLetter(text[0]) && text.All(static c => char.IsLetterOrDigit(c) || c == '-') && !IsNobody(text) && !_containers.Contains(text) && !Placeholder.IsPlaceholder(text) ? text : null;

    /// <summary>The private server that a connection string of a database names; else null.</summary>
    public string? OfDatabase(string text)
    {
        if (_databaseServer.Match(text) is not { Success: true } match || !_databaseField.IsMatch(text))
            return null;

        var host = match.Groups["host"].Value;
        return IsHost(host) && !IsNobody(host) && !_containers.Contains(host) && (IsPrivateHost(host) || (host.IndexOf('.') < 0 && host.Length > 2 && host.Any(char.IsLetter))) ? host : null;
    }

    // AppServerHost=erp01;SystemNumber=00;... and ASHOST=..., as the RFC libraries take them.
    private static readonly Regex _applicationServer = new(@"(^|;)\s*(AppServerHost|MessageServerHost|ASHOST|MSHOST|WSHOST)\s*=\s*(?<host>[^;\s]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The application server that a connection string of an RFC library names; else null.</summary>
    public static string? OfApplicationServer(string text) =>
        text.IndexOf(';') > 0 && _applicationServer.Match(text) is { Success: true } match && match.Groups["host"].Value is var host && IsHost(host) && !IsNobody(host) ? host : null;

    /// <summary>Whether a host without a URL around it is one of a private network.</summary>
    public bool IsPrivateHost(string text)
    {
        var colon = text.IndexOf(':');
        var host = colon < 0 ? text : text.Substring(0, colon);
        return host.IndexOf('.') > 0 && IsHost(host) && (IsPrivateAddress(host) || HasSuffix(host, _privateSuffixes) || IsOwn(host));
    }

    private bool IsBackEnd(string host, string port, string path)
    {
        if (IsNobody(host))
            return false;
        if (IPAddress.TryParse(host.Trim('[', ']'), out _) && (host.IndexOf('.') >= 0 || host[0] == '['))
            return IsPrivateAddress(host) || IsOwn(host);
        if (IsOwn(host) || HasSuffix(host, _privateSuffixes))
            return true;
        if (host.IndexOf('.') < 0)
            return host.Length > 2;

        return IsSystemPort(port) || (HasSuffix(host, _systemSuffixes) && !HasSuffix("." + host, _public)) || ((path.StartsWith("/sap/opu/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/sap/bc/", StringComparison.OrdinalIgnoreCase)) && !HasSuffix("." + host, _public));
    }

    private static bool IsNobody(string host) =>
        _nobody.Contains(host) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".example", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".test", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("schemas.", StringComparison.OrdinalIgnoreCase) || host.StartsWith("schema.", StringComparison.OrdinalIgnoreCase) || host.StartsWith("xmlns.", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) || HasSuffix("." + host, [".example.com", ".example.org", ".example.net", ".contoso.com", ".fabrikam.com"]);

    // The ICM's 8000 and 443nn, the 5nn00 of a Java instance.
    private static bool IsSystemPort(string port) =>
        port == "8000" || (port.Length == 5 && ((port[0] == '5' && port.EndsWith("00", StringComparison.Ordinal)) || port.StartsWith("443", StringComparison.Ordinal)));

    private static bool IsPrivateAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address) && PrivateNetwork.Contains(address);

    private bool IsOwn(string host) => own.Any(pattern =>
        string.Equals(host, pattern.TrimStart('*', '.'), StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + pattern.TrimStart('*', '.'), StringComparison.OrdinalIgnoreCase));

    private static bool HasSuffix(string host, string[] suffixes) => suffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private static bool IsHost(string host) =>
        host.Length > 0 && !Placeholder.IsPlaceholder(host) && host.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '[' or ']' or ':') && host[0] is not '.' and not '-';
}
