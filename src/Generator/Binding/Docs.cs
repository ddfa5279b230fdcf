using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>What documentation comments say, ready for XML.</summary>
internal static class Docs
{
    /// <summary>A sentence from what the document tells; the wire name where it tells nothing.</summary>
    /// <param name="documentation">What the document tells.</param>
    /// <param name="wireName">The name on the wire.</param>
    public static string Summary(Documentation documentation, string wireName)
    {
        foreach (var text in new[] { documentation.Label, documentation.Description, documentation.LongDescription })
        {
            if (text is not null && Literals.Sentence(text) is { Length: > 0 } sentence)
                return sentence;
        }

        return Code(wireName) + ".";
    }

    /// <summary>What a property promises, and where it stands.</summary>
    /// <param name="property">The property.</param>
    /// <param name="name">Its C# name.</param>
    /// <param name="isKey">Whether it belongs to the key.</param>
    public static string Property(PropertyModel property, string name, bool isKey)
    {
        var facts = new List<string>();
        if (isKey)
            facts.Add("key");
        if (property.Type.MaxLength is { } length)
            facts.Add("at most " + IndentedWriter.Number(length) + (property.Type.Primitive == PrimitiveKind.Binary ? " bytes" : length == 1 ? " character" : " characters"));
        if (property.Type is { Primitive: PrimitiveKind.Decimal, Precision: { } precision })
            facts.Add(IndentedWriter.Number(precision) + " digits" + (property.Type.Scale is > 0 and var scale ? ", " + IndentedWriter.Number(scale) + " of them behind the point" : ""));
        if (property.UnitPath is { } unit)
            facts.Add("unit in " + Code(unit));
        if (property.TextPath is { } text)
            facts.Add("text in " + Code(text));
        if (property.ValueListSet is { } values)
            facts.Add("values in " + Code(values));
        if (property.IsComputed)
            facts.Add("computed by the service");
        else if (property.IsImmutable)
            facts.Add("never changes once created");

        return Join(Detail(property.Documentation), facts, property.Name, name, property.Line);
    }

    /// <summary>What a navigation property promises, and where it stands.</summary>
    /// <param name="navigation">The navigation property.</param>
    /// <param name="name">Its C# name.</param>
    public static string Navigation(NavigationModel navigation, string name) =>
        Join(Detail(navigation.Documentation), [navigation.IsContained ? "contained" : "<see langword=\"null\"/> unless expanded"], navigation.Name, name, navigation.Line);

    /// <summary>A name on the wire within a documentation comment.</summary>
    /// <param name="wireName">The name.</param>
    public static string Code(string wireName) => "<c>" + Literals.Doc(wireName) + "</c>";

    /// <summary>What the document tells beyond the summary; empty if nothing.</summary>
    /// <param name="documentation">What the document tells.</param>
    public static string Detail(Documentation documentation)
    {
        var summary = Literals.Sentence(documentation.Label ?? "");
        foreach (var text in new[] { documentation.Description, documentation.LongDescription })
        {
            // Quick infos often repeat the label with more words, long descriptions run over pages: the first sentence that adds something is enough.
            if (summary.Length > 0 && text is not null && Literals.Sentence(text) is { Length: > 0 } sentence && !string.Equals(sentence, summary, StringComparison.OrdinalIgnoreCase))
                return sentence + " ";
        }

        return "";
    }

    private static string Join(string detail, List<string> facts, string wireName, string name, int line)
    {
        if (wireName != name)
            facts.Add(Code(wireName));
        facts.Add("line " + IndentedWriter.Number(line));

        var text = string.Join("; ", facts);
        return detail + (text[0] == '<' ? text : char.ToUpperInvariant(text[0]) + text.Substring(1)) + ".";
    }
}
