using System.Text.RegularExpressions;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Tells values that stand for something else from values that are meant as they are written.</summary>
/// <remarks>Every rule asks here, so that a value is a placeholder for all of them or for none.</remarks>
public static class Placeholder
{
    // No reference is long; without an end to look for, a text of opening brackets would be searched to its end from each of them.
    // ~{dep/prop} ${param} ((var)) {{ template }} $(x) #{x}# <your-domain> @Microsoft.KeyVault(...)
    private static readonly Regex _reference = new(
        @"~\{[^}]{0,2000}\}|\$\{[^}]{0,2000}\}|\(\([^()]{1,2000}\)\)|\{\{.{0,2000}?\}\}|\$\([^()]{1,2000}\)|#\{[^}]{0,2000}\}#?|<[A-Za-z_][A-Za-z0-9_ ./-]{2,}>|@Microsoft\.KeyVault\(",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    // <x> {x} [YOUR KEY] __X__ %X% $X @x.y@ vault:path#key op://vault/item/field, and Terraform's own references.
    private static readonly Regex _whole = new(
        @"^(<[^<>]*>|\{[A-Za-z0-9_.-]*\}|\[[A-Za-z _-]+\]|__[A-Za-z0-9_.-]+__|%[A-Za-z_][A-Za-z0-9_.]*%|\$[A-Z_][A-Z0-9_]*|@[A-Za-z_][A-Za-z0-9_]*([.-][A-Za-z0-9_]+)+@|vault:[A-Za-z0-9_./-]+#[A-Za-z0-9_.-]+|op://[A-Za-z0-9_./ -]+|[.…?_-]+|(var|local|data|module|env)\.[A-Za-z0-9_.\[\]""-]+)$",
        RegexOptions.CultureInvariant);

    // **** XXX-XXX ****1234: a value of which nothing, or only a tail, is shown.
    private static readonly Regex _mask = new(@"^([xX*•#][xX*•#\-_. ]{2,}|[*•]{4,}.*|[xX]{4,}.*)$", RegexOptions.CultureInvariant);

    private static readonly Regex _request = new(
        @"^(your|enter|insert|put|replace|fill)([-_ .]?(me|in|with|this|the|a|an|my|your|own|here|actual|real|api|access|client|user|tech|technical|service|sap|basic|password|passwd|passphrase|secret|key|token|value|credential|credentials|id|name|it))+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase)
    {
        "todo", "tbd", "redacted", "removed", "hidden", "masked", "dummy", "n/a", "none", "null", "undefined", "empty", "replace", "secret-goes-here", "password-here",
    };

    /// <summary>Whether a part of the value is filled in by somebody else: <c>~{dep/prop}</c>, <c>${param}</c>, <c>((var))</c>, <c>{{ .Values.x }}</c>, <c>$(x)</c>, <c>&lt;your-domain&gt;</c>.</summary>
    /// <param name="value">The value as written.</param>
    public static bool ContainsReference(string value) => value.Length > 2 && _reference.IsMatch(value);

    /// <summary>Whether the value as a whole stands for another one: nothing, a reference, a mask, or words that ask the reader to fill something in.</summary>
    /// <param name="value">The value as written.</param>
    /// <remarks>Weak but working values such as <c>changeit</c> or <c>12345</c> are not placeholders: they open doors.</remarks>
    public static bool IsPlaceholder(string value)
    {
        var trimmed = value.Trim();
        return trimmed.Length == 0
            || ContainsReference(trimmed)
            || _whole.IsMatch(trimmed)
            || _mask.IsMatch(trimmed)
            || _words.Contains(trimmed)
            || _request.IsMatch(trimmed)
            || trimmed.IndexOf("placeholder", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
