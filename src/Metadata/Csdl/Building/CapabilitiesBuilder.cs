using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Capabilities from the annotations of an entity set or singleton.</summary>
/// <remarks>Several annotations of one term add up: whatever one of them forbids is forbidden. A restriction that depends on the instance (a path) forbids nothing here.</remarks>
internal static class CapabilitiesBuilder
{
    /// <summary>The capabilities.</summary>
    /// <param name="element">The entity set or singleton.</param>
    public static Capabilities Of(XElement element)
    {
        if (element.Annotation<AnnotationBag>() is null)
            return Capabilities.All;

        var readable = Allows(element, Terms.ReadRestrictions, "Readable");
        return new Capabilities
        {
            IsReadable = readable,
            IsReadableByKey = KeyAccess(element) ?? readable,
            IsInsertable = Allows(element, Terms.InsertRestrictions, "Insertable"),
            IsUpdatable = Allows(element, Terms.UpdateRestrictions, "Updatable"),
            IsDeletable = Allows(element, Terms.DeleteRestrictions, "Deletable"),
            IsFilterable = Allows(element, Terms.FilterRestrictions, "Filterable"),
            RequiresFilter = element.Values(Terms.FilterRestrictions).Any(v => v.Field("RequiresFilter")?.Truth() == true),
            IsSortable = Allows(element, Terms.SortRestrictions, "Sortable"),
            SupportsTop = Allows(element, Terms.TopSupported),
            SupportsSkip = Allows(element, Terms.SkipSupported),
            IsCountable = Allows(element, Terms.CountRestrictions, "Countable"),
            IsExpandable = Allows(element, Terms.ExpandRestrictions, "Expandable"),
            IsSearchable = Allows(element, Terms.SearchRestrictions, "Searchable"),
            NonFilterableProperties = Paths(element, Terms.FilterRestrictions, "NonFilterableProperties"),
            RequiredInFilter = Paths(element, Terms.FilterRestrictions, "RequiredProperties"),
            NonSortableProperties = Paths(element, Terms.SortRestrictions, "NonSortableProperties"),
            NonExpandableProperties = Paths(element, Terms.ExpandRestrictions, "NonExpandableProperties"),
            NonInsertableProperties = Paths(element, Terms.InsertRestrictions, "NonInsertableProperties", "NonInsertableNavigationProperties"),
            NonUpdatableProperties = Paths(element, Terms.UpdateRestrictions, "NonUpdatableProperties", "NonUpdatableNavigationProperties"),
        };
    }

    private static bool Allows(XElement element, string term, string property) => element.Values(term).All(v => v.Field(property)?.Truth() != false);

    private static bool Allows(XElement element, string term) => element.Values(term).All(v => v.Truth() != false);

    private static bool? KeyAccess(XElement element) => element.Values(Terms.ReadRestrictions)
        .Select(v => v.Field("ReadByKeyRestrictions")?.Field("Readable")?.Truth())
        .FirstOrDefault(t => t is not null);

    private static EquatableArray<string> Paths(XElement element, string term, params string[] properties) => element.Values(term)
        .SelectMany(v => properties.SelectMany(p => v.Field(p)?.PathItems() ?? []))
        .Distinct(StringComparer.Ordinal)
        .ToEquatableArray();
}
