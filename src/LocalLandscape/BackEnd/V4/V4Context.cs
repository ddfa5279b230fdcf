using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>Context URLs (OData 4.01 part 1, 10), relative to the request as SAP writes them.</summary>
internal static class V4Context
{
    /// <summary>The context of a resource.</summary>
    /// <param name="resource">What was asked for.</param>
    /// <param name="projection">What of it.</param>
    /// <param name="depth">How many segments the request's path has.</param>
    public static string Of(Resource resource, Projection projection, int depth)
    {
        var up = string.Concat(Enumerable.Repeat("../", Math.Max(0, depth - 1)));
        var name = resource is { Source: { } source, Kind: ResourceKind.Collection or ResourceKind.Entity } ? source.Name + Derived(resource) : resource.CanonicalPath;
        if (resource.IsReference)
            return $"{up}$metadata#{(resource.Kind == ResourceKind.Collection ? "Collection($ref)" : "$ref")}";
        // A contained entity is named by its collection: without the key, as an entity of a set is.
        var contained = resource is { Kind: ResourceKind.Entity, Source: null } && name.EndsWith(')');
        if (contained)
            name = name[..name.LastIndexOf('(')];
        var single = contained || resource is { Kind: ResourceKind.Entity, Source: IEdmEntitySet };
        return $"{up}$metadata#{name}{List(projection)}{(single ? "/$entity" : "")}";
    }

    /// <summary>The context of what <c>$apply</c> made: the set and the properties of the rows.</summary>
    public static string OfAggregation(Resource resource, Page page, int depth)
    {
        var names = page.Rows.SelectMany(static r => r.Values).Select(static v => v.Value is Data.StructuredValue inner ? $"{v.Key}({string.Join(',', inner.Values.Select(static i => i.Key))})" : v.Key).Distinct(StringComparer.Ordinal);
        return $"{string.Concat(Enumerable.Repeat("../", Math.Max(0, depth - 1)))}$metadata#{resource.Source?.Name ?? resource.CanonicalPath}({string.Join(',', names)})";
    }

    private static string Derived(Resource resource) =>
        resource.Kind == ResourceKind.Collection && resource.Source is IEdmEntitySet set && resource.Type is { } type && type != set.EntityType() ? "/" + type.FullTypeName() : "";

    /// <summary><c>(A,B,Items(Q))</c>: the selected properties and every expanded navigation with what is selected of it.</summary>
    private static string List(Projection projection)
    {
        var parts = projection.All ? [] : projection.Selected.Where(s => !projection.Expansions.ContainsKey(s)).ToList();
        parts.AddRange(projection.Expansions.Values.Select(static e => e.Navigation.Name + (List(e.Projection) is { Length: > 0 } nested ? nested : "()")));
        return parts.Count == 0 ? "" : $"({string.Join(',', parts)})";
    }
}
