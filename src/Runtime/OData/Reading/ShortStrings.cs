using System.Runtime.InteropServices;

namespace Btp.Connectivity.OData;

/// <summary>Shares the short strings that repeat from row to row (currencies, units, status codes, user names), so that each exists once per response.</summary>
/// <remarks>A table of fixed size without buckets: a string that meets another at its place replaces it. Lives as long as one response.</remarks>
internal sealed class ShortStrings
{
    /// <summary>Two words hold a string of this length completely: equal words and lengths are equal strings.</summary>
    public const int MaxLength = 16;

    private const int Size = 512;

    private static ShortStrings? _spare;

    private readonly Entry[] _entries = new Entry[Size];

    public static ShortStrings Rent() => Interlocked.Exchange(ref _spare, null) ?? new ShortStrings();

    /// <summary>Forgets everything: what one user read must not stay in memory for the next.</summary>
    public void Return()
    {
        Array.Clear(_entries);
        _spare = this;
    }

    public string Get(ReadOnlySpan<byte> utf8)
    {
        ulong first, last;
        if (utf8.Length >= 8)
        {
            first = MemoryMarshal.Read<ulong>(utf8);
            last = MemoryMarshal.Read<ulong>(utf8[^8..]);
        }
        else if (utf8.Length >= 4)
        {
            first = MemoryMarshal.Read<uint>(utf8);
            last = MemoryMarshal.Read<uint>(utf8[^4..]);
        }
        else
        {
            if (utf8.IsEmpty)
                return "";
            first = utf8[0] | ((ulong)utf8[utf8.Length / 2] << 8);
            last = utf8[^1];
        }

        var hash = ((first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F)) + ((ulong)utf8.Length * 0x165667B19E3779F9);
        ref var entry = ref _entries[(int)((hash * 0x9E3779B97F4A7C15) >> 55)];
        if (entry.First == first && entry.Last == last && entry.Text is { } known && known.Length == utf8.Length)
            return known;
        var text = WireText.Of(utf8);
        // Beyond ASCII the lengths differ and would not prove equality.
        if (text.Length == utf8.Length)
        {
            entry.First = first;
            entry.Last = last;
            entry.Text = text;
        }

        return text;
    }

    private struct Entry
    {
        public ulong First;
        public ulong Last;
        public string? Text;
    }
}
