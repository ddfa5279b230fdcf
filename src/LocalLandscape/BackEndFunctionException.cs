namespace Btp.Connectivity.LocalLandscape;

/// <summary>A function module raises an exception of its interface.</summary>
/// <param name="key">Its name: <c>NOT_FOUND</c>.</param>
/// <param name="text">The text of its message; empty for none.</param>
public sealed class BackEndFunctionException(string key, string text = "") : Exception(text.Length == 0 ? key : text)
{
    /// <summary>Its name.</summary>
    public string Key { get; } = key;

    /// <summary>The text of its message; empty for none.</summary>
    public string Text { get; } = text;
}
