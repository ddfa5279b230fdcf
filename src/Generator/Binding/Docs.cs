using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata;
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
        if (property.Notes is { } notes)
            Add(facts, notes);
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

    /// <summary>What tells the entities of a type apart for people; empty if nobody says.</summary>
    /// <param name="semanticKey">Names of properties.</param>
    public static string SemanticKey(EquatableArray<string> semanticKey)
    {
        var names = new List<string>();
        foreach (var name in semanticKey)
            names.Add(Code(name));
        return names.Count == 0 ? "" : "People tell them apart by " + string.Join(", ", names) + ". ";
    }

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

    /// <summary>What the service wants of conditions on a property, as further sentences; empty if nothing.</summary>
    /// <param name="capabilities">What the set allows.</param>
    /// <param name="wireName">The property.</param>
    public static string Condition(Capabilities capabilities, string wireName)
    {
        var text = "";
        foreach (var name in capabilities.RequiredInFilter)
        {
            if (name == wireName)
                text += " Every query needs a condition on it.";
        }

        foreach (var expression in capabilities.FilterExpressions)
        {
            if (expression.Property == wireName && Allowed(expression.Allowed) is { } allowed)
                text += " Accepts " + allowed + ".";
        }

        return text;
    }

    private static string? Allowed(string expression) => expression switch
    {
        "SingleValue" => "one value (<c>==</c>)",
        "MultiValue" => "values (<c>==</c>, joined with <c>||</c>)",
        "SingleRange" => "one range (<c>==</c>, <c>&lt;=</c>, <c>&gt;=</c>)",
        _ => null,
    };

    private static void Add(List<string> facts, PropertyNotes notes)
    {
        if (notes.Meaning is { } meaning)
            facts.Add(meaning);
        if (notes.Format is { } format)
            facts.Add(format);
        if (notes.Pattern is { } pattern)
            facts.Add("matches " + Code(pattern));
        if (notes.Minimum is { } minimum)
            facts.Add("at least " + Literals.Doc(minimum));
        if (notes.Maximum is { } maximum)
            facts.Add("not above " + Literals.Doc(maximum));
        if (!notes.AllowedValues.IsEmpty)
            facts.Add("one of " + OneOf(notes.AllowedValues));
        if (notes.FieldControlPath is { } control)
            facts.Add("field control in " + Code(control));
        if (notes.AggregationRole is { } role)
            facts.Add(role);
        if (notes.HasComputedDefault)
            facts.Add("filled in by the service if left out");
        if (notes.IsHidden)
            facts.Add("not for display");
    }

    private static string OneOf(EquatableArray<string> values)
    {
        const int Most = 12;
        var shown = new List<string>();
        for (var i = 0; i < values.Count && i < Most; i++)
            shown.Add(Code(values[i]));
        return string.Join(", ", shown) + (values.Count > Most ? " and " + IndentedWriter.Number(values.Count - Most) + " more" : "");
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
