using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing;

/// <summary>A text with notes below the places that they speak of.</summary>
public static class AnnotatedText
{
    /// <summary>Shows <paramref name="content"/> with a line of <c>^^^^</c> and the note under each place; empty when there is no note.</summary>
    public static string Of(string path, string content, IReadOnlyList<(LinePositionSpan Place, string Note)> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (notes.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"--- {path}\n");
        var lines = SourceText.From(content).Lines;
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.LineNumber + 1,4} {line}\n");
            foreach (var (place, note) in notes.Where(note => note.Place.Start.Line == line.LineNumber))
            {
                var end = place.End.Line == place.Start.Line ? place.End.Character : line.End - line.Start;
                text.Append(' ', 5 + place.Start.Character).Append('^', Math.Max(1, end - place.Start.Character)).Append(CultureInfo.InvariantCulture, $" {note}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A place as the compiler prints it: <c>(line,column,line,column)</c>, counted from one.</summary>
    public static string Position(LinePositionSpan place) => string.Create(
        CultureInfo.InvariantCulture, $"({place.Start.Line + 1},{place.Start.Character + 1},{place.End.Line + 1},{place.End.Character + 1})");
}
