using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>Refuses what the document says that a set does not offer: <c>sap:filterable</c>, <c>sap:pageable</c> ..., in V4 <c>Capabilities.*</c>.</summary>
internal sealed class CapabilityGuard(ServiceSchema schema)
{
    /// <summary>Checks the options of a request to a collection.</summary>
    /// <exception cref="ODataFailure">400: an option is not allowed, or a demanded one is missing.</exception>
    public void Check(IEdmNavigationSource? source, QueryOptions options, bool pathHasCount)
    {
        var allowed = schema.Capabilities(source);
        var name = source?.Name ?? "";
        Demand(options.Filter is null || allowed.IsFilterable, $"Entity set {name} cannot be filtered", "$filter");
        Demand(options.Filter is not null || !allowed.RequiresFilter, $"Entity set {name} can be read with a $filter only", "$filter");
        Demand(options.OrderBy is null || allowed.IsSortable, $"Entity set {name} cannot be sorted", "$orderby");
        Demand(options.Top is null || allowed.SupportsTop, $"Entity set {name} does not support $top", "$top");
        Demand(options.Skip is null || allowed.SupportsSkip, $"Entity set {name} does not support $skip", "$skip");
        Demand(!(options.Count || pathHasCount) || allowed.IsCountable, $"Entity set {name} cannot be counted", "$count");
        Demand(options.Search is null || allowed.IsSearchable, $"Entity set {name} cannot be searched", "$search");
        CheckExpand(source, options);

        var filtered = options.Filter is null ? [] : PropertiesOf(options.Filter.Expression).ToList();
        foreach (var access in filtered)
            Demand(IsFilterable(access, allowed), $"Property {access.Property.Name} is not filterable", "$filter");
        foreach (var required in allowed.RequiredInFilter.Where(r => filtered.TrueForAll(f => f.Property.Name != r)))
            throw ODataFailure.BadRequest($"Property {required} is required in $filter of entity set {name}", "$filter");
        for (var clause = options.OrderBy; clause is not null; clause = clause.ThenBy)
            foreach (var access in PropertiesOf(clause.Expression))
                Demand(IsSortable(access, allowed), $"Property {access.Property.Name} is not sortable", "$orderby");
    }

    /// <summary>Checks what is expanded, of a collection or of one entity.</summary>
    /// <exception cref="ODataFailure">400: it must not be.</exception>
    public void CheckExpand(IEdmNavigationSource? source, QueryOptions options)
    {
        var allowed = schema.Capabilities(source);
        Demand(options.Projection.Expansions.Count == 0 || allowed.IsExpandable, $"Entity set {source?.Name} does not support $expand", "$expand");
        foreach (var navigation in options.Projection.Expansions.Keys.Where(n => allowed.NonExpandableProperties.Contains(n)))
            throw ODataFailure.BadRequest($"Navigation property {navigation} cannot be expanded", "$expand");
    }

    private bool IsFilterable(SingleValuePropertyAccessNode access, Metadata.Model.Capabilities own) =>
        schema.Property((IEdmStructuredType)access.Property.DeclaringType, access.Property.Name)?.IsFilterable != false
        && !Restricted(access, own, static c => c.NonFilterableProperties);

    private bool IsSortable(SingleValuePropertyAccessNode access, Metadata.Model.Capabilities own) =>
        schema.Property((IEdmStructuredType)access.Property.DeclaringType, access.Property.Name)?.IsSortable != false
        && !Restricted(access, own, static c => c.NonSortableProperties);

    private bool Restricted(SingleValuePropertyAccessNode access, Metadata.Model.Capabilities own, Func<Metadata.Model.Capabilities, Metadata.EquatableArray<string>> list)
    {
        // Behind a navigation the restrictions of that set count.
        var capabilities = access.Source is SingleNavigationNode { NavigationSource: { } target } ? schema.Capabilities(target) : own;
        var path = access.Source is SingleComplexNode complex ? $"{complex.Property.Name}/{access.Property.Name}" : access.Property.Name;
        return list(capabilities).Contains(path);
    }

    private static IEnumerable<SingleValuePropertyAccessNode> PropertiesOf(QueryNode node) => node switch
    {
        SingleValuePropertyAccessNode access => [access, .. PropertiesOf(access.Source)],
        BinaryOperatorNode binary => [.. PropertiesOf(binary.Left), .. PropertiesOf(binary.Right)],
        UnaryOperatorNode unary => PropertiesOf(unary.Operand),
        ConvertNode convert => PropertiesOf(convert.Source),
        InNode among => PropertiesOf(among.Left),
        SingleValueFunctionCallNode call => call.Parameters.SelectMany(PropertiesOf),
        AnyNode { Body: not null } any => PropertiesOf(any.Body),
        AllNode all => PropertiesOf(all.Body),
        _ => [],
    };

    private static void Demand(bool fulfilled, string message, string target)
    {
        if (!fulfilled)
            throw ODataFailure.BadRequest(message, target);
    }
}
