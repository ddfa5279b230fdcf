namespace Btp.Connectivity.LocalLandscape;

/// <summary>
/// A call of a function module. An elementary value is its text as asXML writes it (<c>2026-07-20</c>, <c>189261.81</c>, base64 for bytes), a structure a dictionary by
/// field, a table a list of rows.
/// </summary>
public sealed class BackEndFunctionCall
{
    internal BackEndFunctionCall(string function, BackEndUser user, IReadOnlyDictionary<string, object> input) => (Function, User, Input) = (function, user, input);

    /// <summary>The function module.</summary>
    public string Function { get; }

    /// <summary>Who calls.</summary>
    public BackEndUser User { get; }

    /// <summary>IMPORTING, CHANGING and TABLES parameters that were sent, by name.</summary>
    public IReadOnlyDictionary<string, object> Input { get; }

    /// <summary>EXPORTING, CHANGING and TABLES parameters that go back, by name. What is not set goes back as it came, or as its initial value.</summary>
    public Dictionary<string, object> Output { get; } = new(StringComparer.Ordinal);

    /// <summary>The text of a parameter; empty if it was not sent.</summary>
    /// <param name="parameter">Its name.</param>
    public string Text(string parameter) => Input.GetValueOrDefault(parameter) as string ?? "";
}
