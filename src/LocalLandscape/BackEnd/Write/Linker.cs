using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Links entities: through the properties that the document says refer to the other end, else explicitly.</summary>
internal sealed class Linker(ServiceData data)
{
    /// <summary>Links an entity to another one.</summary>
    /// <exception cref="ODataFailure">400: the link would change a key.</exception>
    public void Link(StructuredValue row, IEdmNavigationProperty navigation, StructuredValue target)
    {
        if (data.Join(navigation) is { } join && row.Linked(navigation.Name) is null)
        {
            var (from, to, names) = IsOurs(row, navigation, join) ? (target, row, join.Theirs.Zip(join.Ours)) : (row, target, join.Ours.Zip(join.Theirs));
            foreach (var (source, dependent) in names)
                Refer(to, dependent, from[source], navigation);
            Changed(to);
        }
        else
        {
            Explicitly(row, navigation, target);
            if (navigation.Partner is { } partner && target.Container is null)
                Explicitly(target, partner, row);
        }
        data.Refresh();
    }

    /// <summary>Undoes a link.</summary>
    /// <exception cref="ODataFailure">400: what refers to the other end may not be null.</exception>
    public void Unlink(StructuredValue row, IEdmNavigationProperty navigation, StructuredValue target)
    {
        if (row.Linked(navigation.Name) is { } links)
        {
            row.Link(navigation.Name, [.. links.Where(l => !ReferenceEquals(l, target))]);
            if (navigation.Partner is { } partner && target.Linked(partner.Name) is { } back)
                target.Link(partner.Name, [.. back.Where(l => !ReferenceEquals(l, row))]);
        }
        else if (data.Join(navigation) is { } join)
        {
            var (dependent, names) = IsOurs(row, navigation, join) ? (row, join.Ours) : (target, join.Theirs);
            foreach (var name in names)
                Refer(dependent, name, null, navigation);
            Changed(dependent);
        }
        Changed(row);
        data.Refresh();
    }

    /// <summary>Whether our properties refer to the other end (and not the other end's to us).</summary>
    public static bool IsOurs(StructuredValue row, IEdmNavigationProperty navigation, NavigationJoin join) =>
        navigation.TargetMultiplicity() != EdmMultiplicity.Many && (!IsKey(row.Type, join.Ours) || navigation.ReferentialConstraint is not null);

    private static bool IsKey(IEdmStructuredType type, IReadOnlyList<string> names) =>
        type is IEdmEntityType entity && entity.Key().Select(static k => k.Name).ToHashSet(StringComparer.Ordinal).SetEquals(names);

    private static void Refer(StructuredValue row, string property, object? value, IEdmNavigationProperty navigation)
    {
        if (row.Has(property) && Operators.AreEqual(row[property], value))
            return;
        var declared = (IEdmStructuralProperty)row.Type.FindProperty(property);
        if (row.Has(property) && declared.DeclaringType is IEdmEntityType type && type.HasDeclaredKeyProperty(declared))
            throw ODataFailure.BadRequest($"{navigation.Name} cannot be changed: {property} is part of the key of {row.Type.FullTypeName()}", navigation.Name);
        row[property] = value is not null || declared.Type.IsNullable ? value : throw ODataFailure.BadRequest($"The link {navigation.Name} is mandatory: {property} cannot be empty", navigation.Name);
    }

    private void Explicitly(StructuredValue row, IEdmNavigationProperty navigation, StructuredValue target)
    {
        var links = row.Linked(navigation.Name) ?? [];
        if (navigation.TargetMultiplicity() != EdmMultiplicity.Many)
            row.Link(navigation.Name, [target]);
        else if (!links.Contains(target))
            row.Link(navigation.Name, [.. links, target]);
        Changed(row);
    }

    private void Changed(StructuredValue row) => row.Changed = data.Version;
}
