namespace Btp.Connectivity.OData.Wire;

/// <summary>Floating-point numbers in URLs: shortest text that reads back equal.</summary>
internal static class NumberText
{
    public static void Write(ref UrlWriter writer, double value, char suffix)
    {
        if (!WriteSpecial(ref writer, value))
            Finish(ref writer, value, suffix);
    }

    public static void Write(ref UrlWriter writer, float value, char suffix)
    {
        if (!WriteSpecial(ref writer, value))
            Finish(ref writer, value, suffix);
    }

    private static bool WriteSpecial(ref UrlWriter writer, double value)
    {
        if (double.IsFinite(value))
            return false;
        writer.Raw(double.IsNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF");
        return true;
    }

    private static void Finish<T>(ref UrlWriter writer, T value, char suffix)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var written, "R", null);
        foreach (var character in text[..written])
        {
            // "1E+20": the sign is optional, and a plus would have to be encoded.
            if (character != '+')
                writer.Raw(character);
        }

        if (suffix != '\0')
            writer.Raw(suffix);
    }
}
