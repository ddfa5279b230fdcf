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
    private const int DeepestNesting = 8;

    /// <summary>Adds the annotations to the entity sets.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="types">The types.</param>
    public static void Translate(List<XElement> schemas, StructuredTypes types)
    {
        foreach (var set in schemas.SelectMany(s => s.All("EntityContainer")).SelectMany(c => c.All("EntitySet")))
        {
            TranslateSet(set);
            ForbidMembers(set, types);
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
        IEnumerable<string> Names(Func<XElement, bool> condition) => members.Where(condition).Select(m => m.Name());
    }

    // Members of complex values too: their types serve several properties, so it is the set that forbids their paths.
    private static void ForbidMembers(XElement set, StructuredTypes types)
    {
        var (creatable, updatable) = (new List<string>(), new List<string>());
        Collect(set.Get("EntityType"), "", []);
        List(set, Terms.InsertRestrictions, "NonInsertableProperties", creatable);
        List(set, Terms.UpdateRestrictions, "NonUpdatableProperties", updatable);

        void Collect(string? type, string place, List<string> above)
        {
            // Complex types that lead back to themselves are not valid, and must not hang the build.
            if (type is null || above.Contains(type) || above.Count > DeepestNesting)
                return;
            foreach (var member in types.Chain(type).SelectMany(t => t.Elements()).Where(e => e.Name.LocalName is "Property" or "NavigationProperty").Where(m => m.Name().Length > 0))
            {
                if (Elements.IsFalse(member.Sap("creatable")))
                    creatable.Add(place + member.Name());
                if (Elements.IsFalse(member.Sap("updatable")))
                    updatable.Add(place + member.Name());
                if (member.Is("Property") && types.Find(member.Get("Type")) is { } complex && complex.Is("ComplexType"))
                    Collect(member.Get("Type"), place + member.Name() + "/", [.. above, type]);
            }
        }
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
