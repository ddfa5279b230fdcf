using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Capabilities from the annotations of an entity set or singleton, and of the container for what these do not mention.</summary>
/// <remarks>Several annotations of one term add up: whatever one of them forbids is forbidden. A restriction that depends on the instance (a path) forbids nothing here.</remarks>
internal static class CapabilitiesBuilder
{
    /// <summary>The capabilities.</summary>
    /// <param name="element">The entity set or singleton.</param>
    /// <param name="container">The container, whose annotations hold for all that say nothing themselves; null for none.</param>
    public static Capabilities Of(XElement element, XElement? container = null)
    {
        if (element.Annotation<AnnotationBag>() is null && container?.Annotation<AnnotationBag>() is null)
            return Capabilities.All;

        return Of(term => element.Values(term).ToList() is { Count: > 0 } own ? own : container?.Values(term).ToList() ?? []);
    }

    private static Capabilities Of(Func<string, List<XElement>> values)
    {
        var (read, insert, update) = (values(Terms.ReadRestrictions), values(Terms.InsertRestrictions), values(Terms.UpdateRestrictions));
        var (filter, sort, expand) = (values(Terms.FilterRestrictions), values(Terms.SortRestrictions), values(Terms.ExpandRestrictions));
        var navigations = values(Terms.NavigationRestrictions);
        var readable = Allows(read, "Readable");
        return new Capabilities
        {
            IsReadable = readable,
            IsReadableByKey = KeyAccess(read) ?? readable,
            IsInsertable = Allows(insert, "Insertable"),
            IsUpdatable = Allows(update, "Updatable"),
            IsDeletable = Allows(values(Terms.DeleteRestrictions), "Deletable"),
            IsFilterable = Allows(filter, "Filterable"),
            RequiresFilter = filter.Any(v => v.Field("RequiresFilter")?.Truth() == true),
            IsSortable = Allows(sort, "Sortable"),
            SupportsTop = values(Terms.TopSupported).All(v => v.Truth() != false),
            SupportsSkip = values(Terms.SkipSupported).All(v => v.Truth() != false),
            IsCountable = Allows(values(Terms.CountRestrictions), "Countable"),
            IsExpandable = Allows(expand, "Expandable"),
            IsSearchable = Allows(values(Terms.SearchRestrictions), "Searchable"),
            IsAggregatable = values(Terms.ApplySupported) is { Count: > 0 } apply ? apply.All(Aggregates) : null,
            NonFilterableProperties = Paths(filter, "NonFilterableProperties"),
            RequiredInFilter = Paths(filter, "RequiredProperties"),
            NonSortableProperties = Paths(sort, "NonSortableProperties"),
            NonExpandableProperties = Paths(expand, "NonExpandableProperties"),
            NonInsertableProperties = Paths(insert, "NonInsertableProperties", "NonInsertableNavigationProperties"),
            NonUpdatableProperties = Paths(update, "NonUpdatableProperties", "NonUpdatableNavigationProperties"),
            FilterExpressions = filter.SelectMany(v => v.Field("FilterExpressionRestrictions")?.Items() ?? []).Select(Expression).OfType<FilterExpression>().Distinct().ToEquatableArray(),
            NonNavigableProperties = navigations.SelectMany(NotNavigable).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            NavigationRestrictions = navigations.SelectMany(Restricted).Select(Restriction).OfType<NavigationRestriction>().ToEquatableArray(),
            RequiredOnInsert = Paths(insert, "RequiredProperties"),
            RequiredOnUpdate = Paths(update, "RequiredProperties"),
            SupportsDeepInsert = Allows(values(Terms.DeepInsertSupport), "Supported"),
            SupportsDeepUpdate = values(Terms.DeepUpdateSupport) is { Count: > 0 } deep && Allows(deep, "Supported"),
            UpdateMethod = update.SelectMany(v => v.Field("UpdateMethod")?.EnumMembers() ?? []).Select(m => m.ToUpperInvariant()).FirstOrDefault(m => m is "PATCH" or "PUT"),
        };
    }

    private static bool Allows(List<XElement> values, string property) => values.All(v => v.Field(property)?.Truth() != false);

    // The list of transformations is optional; without it, all that the vocabulary names are there.
    private static bool Aggregates(XElement apply) =>
        apply.Truth() != false && (apply.Field("Transformations")?.Items().Select(i => i.Value.Trim()).ToList() is not { Count: > 0 } known || (known.Contains("groupby") && known.Contains("aggregate")));

    private static bool? KeyAccess(List<XElement> read) => read.Select(v => v.Field("ReadByKeyRestrictions")?.Field("Readable")?.Truth()).FirstOrDefault(t => t is not null);

    private static EquatableArray<string> Paths(List<XElement> values, params string[] properties) => values
        .SelectMany(v => properties.SelectMany(p => v.Field(p)?.PathItems() ?? []))
        .Distinct(StringComparer.Ordinal)
        .ToEquatableArray();

    private static FilterExpression? Expression(XElement item) =>
        item.Field("Property")?.PathOf() is { } property && item.Field("AllowedExpressions")?.Text() is { } allowed ? new(property, allowed) : null;

    private static IEnumerable<XElement> Restricted(XElement navigation) => navigation.Field("RestrictedProperties")?.Items() ?? [];

    // What stands at the navigation property goes before what stands at the set.
    private static IEnumerable<string> NotNavigable(XElement navigation) =>
        Restricted(navigation).Where(r => r.Field("Navigability") is { } value && value.EnumMembers().Contains("None")).Select(PathOf).OfType<string>();

    private static NavigationRestriction? Restriction(XElement record)
    {
        if (PathOf(record) is not { } path)
            return null;

        // The record has the terms as properties.
        var capabilities = Of(term => record.Field(TypeNames.SimpleNameOf(term)) is { } value && term != Terms.NavigationRestrictions ? [value] : []);
        var statesInsertion = record.Field("InsertRestrictions")?.Field("Insertable") is not null;
        return capabilities == Capabilities.All && !statesInsertion ? null : new(path, capabilities, statesInsertion);
    }

    private static string? PathOf(XElement record) => record.Field("NavigationProperty")?.PathOf();
}
