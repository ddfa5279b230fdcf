using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Writes a URL into a buffer that grows as needed and is used again. The one place where characters are percent-encoded, so none is encoded twice.</summary>
internal ref struct UrlWriter(char[] buffer, ODataProtocol protocol)
{
    private static readonly SearchValues<char> _unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    // Also "$count", which is no name but stands in their place.
    private static readonly SearchValues<char> _nameCharacters = SearchValues.Create("$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private static readonly string?[] _plainNames = new string?[128];

    private const int LargestKept = 16 * 1024;

    private char[] _buffer = buffer;
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
    public void Raw(string text)
    {
        if (!text.TryCopyTo(_chars[_length..]))
            GrowAndCopy(text);
        _length += text.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(char character)
    {
        var length = _length;
        if ((uint)length >= (uint)_chars.Length)
            Grow(1);
        _chars[length] = character;
        _length = length + 1;
    }

    /// <summary>A name out of the metadata: almost always plain, but Cyrillic and others occur.</summary>
    public void Name(string name)
    {
        // Names are constants of generated code: one that was found plain before is recognised by its reference.
        ref var known = ref _plainNames[((name.Length * 4) + name[^1]) & (_plainNames.Length - 1)];
        if (!ReferenceEquals(known, name))
        {
            if (name.AsSpan().ContainsAnyExcept(_nameCharacters))
            {
                Encoded(name);
                return;
            }

            known = name;
        }

        Raw(name);
    }

    /// <summary>A string literal: quotes doubled first, then everything but the quotes percent-encoded.</summary>
    public void Quoted(string text)
    {
        Raw('\'');
        if (!text.AsSpan().ContainsAnyExcept(_unreserved))
        {
            Raw(text);
        }
        else
        {
            var rest = text.AsSpan();
            for (var quote = rest.IndexOf('\''); quote >= 0; quote = rest.IndexOf('\''))
            {
                Encoded(rest[..quote]);
                Raw("''");
                rest = rest[(quote + 1)..];
            }

            Encoded(rest);
        }

        Raw('\'');
    }

    /// <summary>Any text, percent-encoded as UTF-8.</summary>
    /// <exception cref="ArgumentException">Half of a surrogate pair: no URL can carry it.</exception>
    public void Encoded(scoped ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(_unreserved);
            if (plain < 0)
                plain = text.Length;
            Copy(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty)
                return;
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
                throw new ArgumentException("The text holds half of a surrogate pair, which no URL can carry.", nameof(text));
            Escape(rune);
            text = text[consumed..];
        }
    }

    /// <summary>A number or another value whose invariant format consists of legal characters.</summary>
    public void Formatted<T>(T value, scoped ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_chars[_length..], out written, format, null))
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

    /// <summary>The buffer, for the next URL; one that had to become very large is let go.</summary>
    public readonly char[]? Release() => _buffer.Length <= LargestKept ? _buffer : null;

    private void Copy(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - _length)
            Grow(text.Length);
        text.CopyTo(_chars[_length..]);
        _length += text.Length;
    }

    private void Escape(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf8(bytes);
        for (var i = 0; i < count; i++)
        {
            Raw('%');
            Raw("0123456789ABCDEF"[bytes[i] >> 4]);
            Raw("0123456789ABCDEF"[bytes[i] & 15]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowAndCopy(string text)
    {
        Grow(text.Length);
        text.CopyTo(_chars[_length..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + needed));
        _chars = _buffer;
    }
}
