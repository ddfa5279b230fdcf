using System.Globalization;

namespace Btp.Connectivity.OData.Wire;

/// <summary>Numbers with fractions in URLs: decimals exactly, floating-point numbers as the shortest text that reads back equal.</summary>
internal static class NumberText
{
    /// <summary>A decimal with its scale. Most fit in 64 bits and need no general formatting.</summary>
    public static void Write(ref UrlWriter writer, decimal value)
    {
        // A list and no stackalloc: code with one is never compiled again with what was learned from running it.
        Span<int> bits = [0, 0, 0, 0];
        decimal.GetBits(value, bits);
        var scale = value.Scale;
        if (bits[2] != 0 || scale > 9)
        {
            writer.Formatted(value);
            return;
        }

        if (bits[3] < 0)
            writer.Raw('-');
        var number = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        if (scale == 0)
        {
            writer.Number(number);
            return;
        }

        var power = 1UL;
        for (var i = 0; i < scale; i++)
            power *= 10;
        writer.Number(number / power);
        writer.Raw('.');
        number %= power;
        while (power > 1)
        {
            power /= 10;
            writer.Raw((char)('0' + (number / power)));
            number %= power;
        }
    }

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
        value.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture);
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
