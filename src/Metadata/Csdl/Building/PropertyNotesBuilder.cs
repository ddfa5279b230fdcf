using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>What annotations say about the values of a property.</summary>
internal static class PropertyNotesBuilder
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        [Terms.IsCurrency] = "currency code",
        [Terms.IsUnit] = "unit of measure",
        [Terms.IsCalendarDate] = "calendar date",
        [Terms.IsEmailAddress] = "email address",
        [Terms.IsPhoneNumber] = "phone number",
        [Terms.IsUrl] = "URL",
        [Terms.IsLanguageDependent] = "language-dependent",
    };

    /// <summary>The notes; null where there is nothing to note.</summary>
    /// <param name="element">The property.</param>
    public static PropertyNotes? Of(XElement element)
    {
        if (element.Annotation<AnnotationBag>() is not { } bag)
            return null;

        PropertyNotes? notes = null;

        // One pass: a large document has tens of thousands of properties, and most annotations are labels.
        foreach (var annotation in bag.Everything)
            notes = Note(notes, annotation.Term, annotation.Value);
        return notes;
    }

    private static PropertyNotes? Note(PropertyNotes? notes, string term, XElement value) => term switch
    {
        Terms.IsUpperCase when value.Truth() == true => Or(notes) with { Format = "upper case" },
        Terms.IsDigitSequence when value.Truth() == true => Or(notes) with { Format = "digits only" },
        Terms.Pattern when value.Text() is { } pattern => Or(notes) with { Pattern = pattern },
        Terms.Minimum when value.Number() is { } minimum => Or(notes) with { Minimum = minimum },
        Terms.Maximum when value.Number() is { } maximum => Or(notes) with { Maximum = maximum },
        Terms.AllowedValues when Allowed(value) is { IsEmpty: false } allowed => Or(notes) with { AllowedValues = allowed },
        Terms.FieldControl when value.PathOf() is { } path => Or(notes) with { FieldControlPath = path },
        Terms.Dimension when value.Truth() == true => Or(notes) with { AggregationRole = "dimension" },
        Terms.Measure when value.Truth() == true => Or(notes) with { AggregationRole = "measure" },
        Terms.Hidden when value.Truth() == true => Or(notes) with { IsHidden = true },
        Terms.ComputedDefaultValue when value.Truth() == true => Or(notes) with { HasComputedDefault = true },
        _ when Meanings.TryGetValue(term, out var meaning) && value.Truth() == true => Or(notes) with { Meaning = meaning },
        _ => notes,
    };

    private static PropertyNotes Or(PropertyNotes? notes) => notes ?? new();

    private static EquatableArray<string> Allowed(XElement value) => value.Items()
        .Select(i => i.Field("Value"))
        .Select(v => v is null ? null : v.Text() ?? v.Number())
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .ToEquatableArray();
}
