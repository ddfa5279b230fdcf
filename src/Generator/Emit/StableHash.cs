using System.Globalization;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>A short number for a text that is the same on every machine and in every run.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over the UTF-16 code units, as eight hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
