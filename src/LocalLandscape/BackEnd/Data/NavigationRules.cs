using System.Collections.Concurrent;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>Which properties of the near end of a navigation equal which properties of the far end.</summary>
internal sealed record NavigationJoin(IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs);

/// <summary>Finds the join of a navigation in the document: constraints first, equal names second.</summary>
internal sealed class NavigationRules(ServiceSchema schema)
{
    private readonly ConcurrentDictionary<IEdmNavigationProperty, NavigationJoin?> _joins = new();

    /// <summary>The join, or null when the document explains none.</summary>
    public NavigationJoin? Join(IEdmNavigationProperty navigation) => _joins.GetOrAdd(navigation, Find);

    private NavigationJoin? Find(IEdmNavigationProperty navigation)
    {
        // The dependent end carries the constraint: ours are the dependent properties, theirs the principal ones.
        if (navigation.ReferentialConstraint is { } near && near.PropertyPairs.Any())
            return new([.. near.PropertyPairs.Select(static p => p.DependentProperty.Name)], [.. near.PropertyPairs.Select(static p => p.PrincipalProperty.Name)]);
        if (navigation.Partner?.ReferentialConstraint is { } far && far.PropertyPairs.Any())
            return Reversed(far);
        // The way back may be declared without being named as partner; several ways back leave open which one is meant.
        var back = navigation.ToEntityType().NavigationProperties()
            .Where(n => n.ReferentialConstraint is not null && navigation.DeclaringType is IEdmEntityType own && own.IsOrInheritsFrom(n.ToEntityType()) && n != navigation).ToList();
        return back is [{ ReferentialConstraint: { } only }] ? Reversed(only) : ByName(navigation);
    }

    private static NavigationJoin Reversed(IEdmReferentialConstraint far) =>
        new([.. far.PropertyPairs.Select(static p => p.PrincipalProperty.Name)], [.. far.PropertyPairs.Select(static p => p.DependentProperty.Name)]);

    /// <summary>All key properties of one end must occur in the other end, with the same type.</summary>
    private NavigationJoin? ByName(IEdmNavigationProperty navigation)
    {
        var ours = (IEdmStructuredType)navigation.DeclaringType;
        var theirs = navigation.ToEntityType();
        // Within one type equal keys would lead from every entity to itself.
        if (ours.IsOrInheritsFrom(theirs) || theirs.IsOrInheritsFrom(ours))
            return null;
        var principal = navigation.TargetMultiplicity() == EdmMultiplicity.Many ? ours as IEdmEntityType : theirs;
        var dependent = ReferenceEquals(principal, theirs) ? ours : theirs;
        return principal is null ? null : Shared(principal, dependent) ?? (dependent is IEdmEntityType other ? Shared(other, principal) : null);
    }

    private static NavigationJoin? Shared(IEdmEntityType keys, IEdmStructuredType other)
    {
        var names = keys.Key().Select(static k => k.Name).ToList();
        return names.Count > 0 && keys.Key().All(k => other.FindProperty(k.Name) is IEdmStructuralProperty p && p.Type.Definition == k.Type.Definition)
            ? new(names, names)
            : null;
    }

    /// <summary>The joins by which rows of <paramref name="type"/> refer to rows of another set: where a generator must take existing values.</summary>
    public IEnumerable<(IEdmEntityType Principal, NavigationJoin Join)> References(IEdmEntityType type)
    {
        foreach (var navigation in schema.Edm.SchemaElements.OfType<IEdmEntityType>().SelectMany(static t => t.DeclaredNavigationProperties()))
        {
            if (navigation.DeclaringType is not IEdmEntityType declaring || Join(navigation) is not { } join)
                continue;
            var target = navigation.ToEntityType();
            if (type.IsOrInheritsFrom(declaring) && IsKey(target, join.Theirs) && target != type)
                yield return (target, join);
            else if (type.IsOrInheritsFrom(target) && IsKey(declaring, join.Ours) && declaring != type)
                yield return (declaring, new(join.Theirs, join.Ours));
        }
    }

    private static bool IsKey(IEdmEntityType type, IReadOnlyList<string> properties) =>
        type.Key().Select(static k => k.Name).ToHashSet(StringComparer.Ordinal).SetEquals(properties);
}
