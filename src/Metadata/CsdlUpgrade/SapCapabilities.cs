using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>
/// Translates what <c>sap:*</c> attributes allow on an entity set, and on the properties of its type, into <c>Capabilities</c> terms.
/// Meaning and defaults follow SAP's description of the attributes (odata-vocabularies, v2-annotations).
/// </summary>
internal static class SapCapabilities
{
    /// <summary>Adds the annotations to the entity sets.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="types">The types.</param>
    public static void Translate(List<XElement> schemas, StructuredTypes types)
    {
        foreach (var set in schemas.SelectMany(s => s.All("EntityContainer")).SelectMany(c => c.All("EntitySet")))
        {
            TranslateSet(set);
            TranslateMembers(set, types.Chain(set.Get("EntityType")).SelectMany(t => t.Elements()).Where(e => e.Name.LocalName is "Property" or "NavigationProperty").ToList());
        }
    }

    private static void TranslateSet(XElement set)
    {
        var addressable = !Elements.IsFalse(set.Sap("addressable"));
        Forbid(set, Terms.InsertRestrictions, "Insertable", Allows(set, "creatable") && addressable);
        Forbid(set, Terms.UpdateRestrictions, "Updatable", Allows(set, "updatable"));
        Forbid(set, Terms.DeleteRestrictions, "Deletable", Allows(set, "deletable"));
        Forbid(set, Terms.CountRestrictions, "Countable", !Elements.IsFalse(set.Sap("countable")));

        // Searching is the one thing that a service must offer before it may be used.
        Forbid(set, Terms.SearchRestrictions, "Searchable", Elements.IsTrue(set.Sap("searchable")));

        var pageable = !Elements.IsFalse(set.Sap("pageable"));
        Tag(set, Terms.SkipSupported, pageable);
        Tag(set, Terms.TopSupported, pageable && !Elements.IsFalse(set.Sap("topable")));

        if (!addressable)
            set.Annotate(Records.Of(Terms.ReadRestrictions, Records.Flag("Readable", false), Records.Nested("ReadByKeyRestrictions", Records.Flag("Readable", false))));

        if (Elements.IsTrue(set.Sap("requires-filter")))
            set.Annotate(Records.Of(Terms.FilterRestrictions, Records.Flag("RequiresFilter", true)));
    }

    private static void TranslateMembers(XElement set, List<XElement> members)
    {
        List(set, Terms.FilterRestrictions, "NonFilterableProperties", Names(p => Elements.IsFalse(p.Sap("filterable"))));
        List(set, Terms.FilterRestrictions, "RequiredProperties", Names(p => Elements.IsTrue(p.Sap("required-in-filter"))));
        var expressions = members
            .Select(m => (Name: m.Name(), Allowed: m.Sap("filter-restriction") switch { "single-value" => "SingleValue", "multi-value" => "MultiValue", "interval" => "SingleRange", _ => null }))
            .Where(e => e.Name.Length > 0 && e.Allowed is not null)
            .Select(e => Records.FilterExpression(e.Name, e.Allowed!)).ToArray();
        if (expressions.Length > 0)
            set.Annotate(Records.Of(Terms.FilterRestrictions, Records.Items("FilterExpressionRestrictions", expressions)));

        List(set, Terms.SortRestrictions, "NonSortableProperties", Names(p => Elements.IsFalse(p.Sap("sortable"))));
        List(set, Terms.InsertRestrictions, "NonInsertableProperties", Names(p => Elements.IsFalse(p.Sap("creatable"))));
        List(set, Terms.UpdateRestrictions, "NonUpdatableProperties", Names(p => Elements.IsFalse(p.Sap("updatable"))));

        IEnumerable<string> Names(Func<XElement, bool> condition) => members.Where(condition).Select(m => m.Name());
    }

    // An attribute and its -path form exclude each other. A service that has both is broken, and SAP says to take it as a no.
    private static bool Allows(XElement set, string operation) =>
        !Elements.IsFalse(set.Sap(operation)) && (set.Sap(operation) is null || set.Sap(operation + "-path") is null);

    private static void Forbid(XElement set, string term, string property, bool allowed)
    {
        if (!allowed)
            set.Annotate(Records.Of(term, Records.Flag(property, false)));
    }

    private static void Tag(XElement set, string term, bool allowed)
    {
        if (!allowed)
            set.Annotate(term, "Bool", "false");
    }

    private static void List(XElement set, string term, string property, IEnumerable<string> names)
    {
        var paths = names.Where(n => n.Length > 0).ToList();
        if (paths.Count > 0)
            set.Annotate(Records.Of(term, Records.Paths(property, paths)));
    }
}
