using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Translates the <c>sap:*</c> attributes that speak of one element into standard vocabularies. What a set allows: <see cref="SapCapabilities"/>.</summary>
internal static class SapAttributes
{
    /// <summary>Adds the annotations.</summary>
    /// <param name="schemas">The schemas.</param>
    public static void Translate(List<XElement> schemas)
    {
        foreach (var element in schemas.SelectMany(s => s.Descendants()))
        {
            if (!element.HasAttributes)
                continue;

            Text(element, "label", Terms.Label);
            Text(element, "heading", Terms.Heading);
            Text(element, "quickinfo", Terms.QuickInfo);
            if (element.Is("Property"))
                TranslateProperty(element);
        }
    }

    private static void TranslateProperty(XElement property)
    {
        if (property.Sap("text") is { Length: > 0 } text)
            property.Annotate(Terms.Text, "Path", text);

        if (property.Sap("unit") is { Length: > 0 } unit)
            property.Annotate(IsCurrency(property, unit) ? Terms.Currency : Terms.Unit, "Path", unit);

        TranslateNotes(property);

        // Not creatable alone has no standard term; it reaches the model as NonInsertableProperties of the sets.
        if (Elements.IsFalse(property.Sap("updatable")))
            property.Annotate(Elements.IsFalse(property.Sap("creatable")) ? Terms.Computed : Terms.Immutable, "Bool", "true");
    }

    private static void TranslateNotes(XElement property)
    {
        if (property.Sap("field-control") is { Length: > 0 } control)
            property.Annotate(Terms.FieldControl, "Path", control);

        Text(property, "validation-regexp", Terms.Pattern);
        Tag(property, Elements.IsFalse(property.Sap("visible")) ? Terms.Hidden : null);
        Tag(property, property.Sap("aggregation-role") switch { "dimension" => Terms.Dimension, "measure" => Terms.Measure, _ => null });
        Tag(property, property.Sap("display-format") switch { "UpperCase" => Terms.IsUpperCase, "NonNegative" => Terms.IsDigitSequence, _ => null });
        Tag(property, MeaningOf(property.Sap("semantics")));
    }

    // Types follow a semicolon: "tel;type=cell,work".
    private static string? MeaningOf(string? semantics) => semantics?.Split(';')[0] switch
    {
        "currency-code" => Terms.IsCurrency,
        "unit-of-measure" => Terms.IsUnit,
        "email" => Terms.IsEmailAddress,
        "tel" => Terms.IsPhoneNumber,
        "url" => Terms.IsUrl,
        "yearmonthday" => Terms.IsCalendarDate,
        _ => null,
    };

    private static void Tag(XElement property, string? term)
    {
        if (term is not null)
            property.Annotate(term, "Bool", "true");
    }

    private static bool IsCurrency(XElement property, string unit) =>
        property.Parent?.All("Property").FirstOrDefault(p => p.Name() == unit)?.Sap("semantics") == "currency-code";

    private static void Text(XElement element, string attribute, string term)
    {
        if (element.Sap(attribute) is { Length: > 0 } text)
            element.Annotate(term, "String", text);
    }
}
