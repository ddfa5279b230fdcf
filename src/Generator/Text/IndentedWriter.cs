using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Generator.Text;

/// <summary>Writes C# line by line, four spaces per level, <c>\n</c> at every line's end.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>How many lines have been written.</summary>
    public int Lines { get; private set; }

    /// <summary>Writes an empty line.</summary>
    public void Line()
    {
        _text.Append('\n');
        Lines++;
    }

    /// <summary>Writes one line at the current level.</summary>
    /// <param name="text">The line, without its end.</param>
    public void Line(string text)
    {
        _text.Append(' ', _level * 4).Append(text);
        Line();
    }

    /// <summary>Writes an opening brace and goes one level deeper.</summary>
    public void Open()
    {
        Line("{");
        _level++;
    }

    /// <summary>Goes one level up and writes a closing brace.</summary>
    /// <param name="after">What follows the brace: a semicolon where the block ends a statement.</param>
    public void Close(string after = "")
    {
        if (_level == 0)
            throw new InvalidOperationException("More blocks closed than opened.");

        _level--;
        Line("}" + after);
    }

    /// <summary>Goes one level deeper without a brace, for the rest of a long statement.</summary>
    public void Indent() => _level++;

    /// <summary>Takes back <see cref="Indent"/>.</summary>
    public void Unindent() => _level--;

    /// <summary>A number as C# writes it.</summary>
    /// <param name="value">The number.</param>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>All that was written.</summary>
    /// <exception cref="InvalidOperationException">A block is still open.</exception>
    public override string ToString() => _level == 0 ? _text.ToString() : throw new InvalidOperationException("A block is still open.");
}
