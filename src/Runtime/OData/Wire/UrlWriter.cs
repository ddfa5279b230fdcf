using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Writes a URL into a buffer on the caller's stack, and goes on in one on the heap if that is full. The one place where characters are percent-encoded, so none is encoded twice.</summary>
internal ref struct UrlWriter(Span<char> buffer, ODataProtocol protocol)
{
    /// <summary>Characters that a buffer on the stack needs to hold nearly every URL.</summary>
    public const int UsualLength = 512;

    private static readonly SearchValues<char> _unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    // Also "$count", which is no name but stands in their place.
    private static readonly SearchValues<char> _nameCharacters = SearchValues.Create("$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private static readonly string?[] _plainNames = new string?[128];

    private Span<char> _chars = buffer;
    private int _length;
    private List<RangeVariable>? _variables;
    private List<ODataArgument>? _deferred;

    public ODataProtocol Protocol { get; } = protocol;

    public readonly int Length => _length;

    /// <summary>Arguments of functions that belong into the query; null where there are none.</summary>
    public readonly IReadOnlyList<ODataArgument>? Deferred => _deferred;

    /// <summary>Text that is a legal part of a URL already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(string text) => text.CopyTo(Room(text.Length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(char character) => Room(1)[0] = character;

    /// <summary>Text that is a legal part of a URL already, and no constant.</summary>
    public void Text(string text) => Copy(text, Room(text.Length));

    /// <summary>A character and text behind it, both legal: in one step, because every step waits for the length that the one before has stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(char character, string text)
    {
        var free = Room(text.Length + 1);
        free[0] = character;
        text.CopyTo(free[1..]);
    }

    /// <summary>A name out of the metadata: almost always plain, but Cyrillic and others occur.</summary>
    public void Name(string name)
    {
        if (IsPlain(name))
            Text(name);
        else
            Encoded(name);
    }

    /// <summary>A name out of the metadata, and legal text behind it.</summary>
    public void Name(string name, string text)
    {
        if (IsPlain(name))
        {
            var free = Room(name.Length + text.Length);
            Copy(name, free);
            Copy(text, free[name.Length..]);
        }
        else
        {
            Encoded(name);
            Raw(text);
        }
    }

    /// <summary>A string literal: quotes doubled first, then everything but the quotes percent-encoded.</summary>
    public void Quoted(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(_unreserved))
        {
            var free = Room(text.Length + 2);
            free[0] = '\'';
            Copy(text, free[1..]);
            free[text.Length + 1] = '\'';
            return;
        }

        Raw('\'');
        Encoded(text, isLiteral: true);
        Raw('\'');
    }

    /// <summary>A name out of the metadata, legal text and a string literal.</summary>
    public void Comparison(string name, string comparison, string value)
    {
        if (!IsPlain(name) || value.AsSpan().ContainsAnyExcept(_unreserved))
        {
            Name(name, comparison);
            Quoted(value);
            return;
        }

        var free = Room(name.Length + comparison.Length + value.Length + 2);
        Copy(name, free);
        free = free[name.Length..];
        Copy(comparison, free);
        free = free[comparison.Length..];
        free[^1] = free[0] = '\'';
        Copy(value, free[1..]);
    }

    /// <summary>Any text, percent-encoded as UTF-8.</summary>
    /// <exception cref="ArgumentException">Half of a surrogate pair: no URL can carry it.</exception>
    public void Encoded(scoped ReadOnlySpan<char> text) => Encoded(text, isLiteral: false);

    /// <summary>A number that is not negative: most are small, and written faster digit by digit than by the general routine.</summary>
    public void Number(ulong value)
    {
        if (value > 99_999)
        {
            Formatted(value);
            return;
        }

        var number = (uint)value;
        var digits = Room(number < 10 ? 1 : number < 100 ? 2 : number < 1_000 ? 3 : number < 10_000 ? 4 : 5);
        for (var i = digits.Length - 1; i > 0; i--)
        {
            var rest = number / 10;
            digits[i] = (char)('0' + number - (rest * 10));
            number = rest;
        }

        digits[0] = (char)('0' + number);
    }

    /// <summary>A number or another value whose invariant format consists of legal characters.</summary>
    public void Formatted<T>(T value, scoped ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_chars[_length..], out written, format, CultureInfo.InvariantCulture))
            Grow(32);
        _length += written;
    }

    /// <summary>Keeps an argument for the query.</summary>
    /// <returns>Its number, from one.</returns>
    public int Defer(in ODataArgument argument)
    {
        (_deferred ??= []).Add(argument);
        return _deferred.Count;
    }

    public void OpenVariable(RangeVariable variable) => (_variables ??= []).Add(variable);

    public readonly void CloseVariable() => _variables!.RemoveAt(_variables.Count - 1);

    /// <exception cref="InvalidOperationException">A condition of one lambda was carried out of it and used elsewhere.</exception>
    public void Variable(RangeVariable variable)
    {
        var depth = _variables?.IndexOf(variable) ?? -1;
        if (depth < 0)
            throw new InvalidOperationException("A condition on the items of Any or All was used outside of that lambda.");
        Raw('x');
        Formatted(depth);
    }

    public readonly ReadOnlySpan<char> Written => _chars[.._length];

    /// <summary>The text written.</summary>
    public readonly string Finish() => new(_chars[.._length]);

    private static bool IsPlain(string name)
    {
        // Names are constants of generated code: one that was found plain before is recognised by its reference.
        ref var known = ref _plainNames[((name.Length * 4) + name[^1]) & (_plainNames.Length - 1)];
        if (ReferenceEquals(known, name))
            return true;
        if (name.AsSpan().ContainsAnyExcept(_nameCharacters))
            return false;
        known = name;
        return true;
    }

    // Names and paths are a few characters to some dozens: to call the general routine for each takes longer than to copy them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(string text, Span<char> target)
    {
        if (text.Length < Vector128<ushort>.Count)
        {
            for (var i = 0; i < text.Length; i++)
                target[i] = text[i];
            return;
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref var to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(target[..text.Length]));
        var last = (nuint)(text.Length - Vector128<ushort>.Count);
        for (nuint i = 0; i < last; i += (nuint)Vector128<ushort>.Count)
            Vector128.LoadUnsafe(ref from, i).StoreUnsafe(ref to, i);
        Vector128.LoadUnsafe(ref from, last).StoreUnsafe(ref to, last);
    }

    /// <summary>The next characters, which count as written: the caller fills them all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<char> Room(int count)
    {
        var start = _length;
        if (count > _chars.Length - start)
            Grow(count);
        _length = start + count;
        return _chars.Slice(start, count);
    }

    // In literals quotes are doubled and may stand as they are.
    private void Encoded(scoped ReadOnlySpan<char> text, bool isLiteral)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(_unreserved);
            if (plain < 0)
                plain = text.Length;
            text[..plain].CopyTo(Room(plain));
            text = text[plain..];
            if (text.IsEmpty)
                return;
            if (isLiteral && text[0] == '\'')
                Raw("''");
            else if (char.IsAscii(text[0]))
                Escape(text[0]);
            else if (Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done)
                Escape(rune);
            else
                throw new ArgumentException("The text holds half of a surrogate pair, which no URL can carry.", nameof(text));
            text = text[(char.IsHighSurrogate(text[0]) ? 2 : 1)..];
        }
    }

    // Beyond ASCII, as UTF-8.
    private void Escape(Rune rune)
    {
        var value = (uint)rune.Value;
        switch (rune.Utf8SequenceLength)
        {
            case 2:
                Escape(0xC0 | (value >> 6));
                break;
            case 3:
                Escape(0xE0 | (value >> 12));
                Escape(0x80 | ((value >> 6) & 0x3F));
                break;
            default:
                Escape(0xF0 | (value >> 18));
                Escape(0x80 | ((value >> 12) & 0x3F));
                Escape(0x80 | ((value >> 6) & 0x3F));
                break;
        }

        Escape(0x80 | (value & 0x3F));
    }

    private void Escape(uint value)
    {
        var free = Room(3);
        free[0] = '%';
        free[1] = "0123456789ABCDEF"[(int)(value >> 4)];
        free[2] = "0123456789ABCDEF"[(int)(value & 15)];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        var larger = new char[Math.Max(_chars.Length * 2, _length + needed)];
        _chars[.._length].CopyTo(larger);
        _chars = larger;
    }
}
