using System.Globalization;
using System.Net;

namespace Btp.Connectivity.Transport;

/// <summary>
/// The list <c>NO_PROXY</c>: <c>*</c> for everything, a domain with or without a leading dot or <c>*.</c> for itself and what is below it,
/// an address for itself, each with or without a port. Entries are separated by commas or blanks, upper and lower case are the same.
/// </summary>
internal sealed class NoProxyRules
{
    private readonly List<(string Host, int? Port)> _rules = [];
    private readonly bool _everything;

    public NoProxyRules(string? list)
    {
        foreach (var entry in (list ?? string.Empty).Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry == "*")
            {
                _everything = true;
                continue;
            }

            var (host, port) = Split(entry);
            host = (host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host).Trim('.');
            if (host.Length > 0)
            {
                _rules.Add((host, port));
            }
        }
    }

    public bool Matches(Uri target)
    {
        var host = target.IdnHost.Trim('[', ']').TrimEnd('.');
        return _everything || _rules.Exists(rule => (rule.Port is null || rule.Port == target.Port) && Matches(rule.Host, host));
    }

    // The dot before the suffix: notexample.com is not below example.com. Addresses have nothing below them.
    private static bool Matches(string rule, string host)
        => string.Equals(rule, host, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address)
                ? IPAddress.TryParse(rule, out var other) && address.Equals(other)
                : host.Length > rule.Length && host[host.Length - rule.Length - 1] == '.' && host.EndsWith(rule, StringComparison.OrdinalIgnoreCase));

    private static (string Host, int? Port) Split(string entry)
    {
        // An IPv6 address without brackets has colons of its own and no port.
        if (!entry.StartsWith('[') && IPAddress.TryParse(entry, out _))
        {
            return (entry, null);
        }

        var colon = entry.LastIndexOf(':');
        return colon > entry.LastIndexOf(']') && int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (entry[..colon].Trim('[', ']'), port)
            : (entry.Trim('[', ']'), null);
    }
}
