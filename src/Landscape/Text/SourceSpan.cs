namespace Btp.Connectivity.Landscape.Text;

/// <summary>A place in a file: where it begins and ends, as an editor and a compiler count.</summary>
/// <param name="Start">Offset of the first character, from zero, in UTF-16 code units.</param>
/// <param name="Length">How many code units it covers.</param>
/// <param name="Line">The line of the first character, from one.</param>
/// <param name="Column">The column of the first character, from one, in UTF-16 code units.</param>
public readonly record struct SourceSpan(int Start, int Length, int Line, int Column)
{
    /// <summary>Offset just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether <paramref name="other"/> lies within this span.</summary>
    /// <param name="other">Another span of the same file.</param>
    public bool Contains(SourceSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Line and column as compilers print them: <c>(12,5)</c>.</summary>
    public override string ToString() => "(" + Line.ToString(System.Globalization.CultureInfo.InvariantCulture) + "," + Column.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";
}
