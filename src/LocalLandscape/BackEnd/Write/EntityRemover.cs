using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.LocalLandscape.BackEnd.V2;
using Btp.Connectivity.LocalLandscape.BackEnd.V4;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Deletes entities with those that cannot be without them.</summary>
internal sealed class EntityRemover(ServiceHost work)
{
    private readonly ServiceData _data = work.Data;

    /// <summary>Deletes an entity, its dependents, and every link to them.</summary>
    public void Remove(StructuredValue row)
    {
        var gone = new HashSet<StructuredValue>(ReferenceEqualityComparer.Instance);
        var open = new Stack<StructuredValue>([row]);
        while (open.TryPop(out var next))
            if (gone.Add(next))
                foreach (var navigation in next.Type.NavigationProperties().Where(IsDependent))
                    foreach (var dependent in _data.Follow(next, navigation, _data.Schema.SetOf((IEdmEntityType)next.Type)))
                        open.Push(dependent);
        foreach (var entity in gone)
            Take(entity);
        Unlink(gone);
        _data.Refresh();
    }

    /// <summary>Whether what a navigation leads to is part of the entity: contained, deleted with it by the document, or keyed by its key.</summary>
    public bool IsDependent(IEdmNavigationProperty navigation)
    {
        if (navigation.ContainsTarget || navigation.OnDelete == EdmOnDeleteAction.Cascade)
            return true;
        if (navigation.TargetMultiplicity() != EdmMultiplicity.Many || _data.Join(navigation) is not { } join || navigation.DeclaringType is not IEdmEntityType own)
            return false;
        var theirs = navigation.ToEntityType().Key().Select(static k => k.Name).ToHashSet(StringComparer.Ordinal);
        return theirs.Count > join.Theirs.Count && join.Theirs.All(theirs.Contains) && own.Key().All(k => join.Ours.Contains(k.Name));
    }

    private void Take(StructuredValue entity)
    {
        if (_data.Schema.Edm.EntityContainer.EntitySets().FirstOrDefault(s => _data.Store(s.Name)!.Rows.Contains(entity)) is not { } set)
            return;
        _data.Store(set.Name)!.Remove(entity);
        var id = EntityAddress.Of(entity, set, _data.Schema, (r, k) => _data.Schema.IsV2 ? V2Writer.KeyLiteral(_data.Schema, r, k) : V4Writer.KeyLiteral(r, k));
        _data.Removed.Add(new(_data.Version, set.Name, id ?? ""));
    }

    private void Unlink(HashSet<StructuredValue> gone)
    {
        var open = new Queue<StructuredValue>(_data.All);
        while (open.TryDequeue(out var row))
            foreach (var (navigation, targets) in row.Links.ToList())
            {
                foreach (var contained in targets.Where(static t => t.Container is not null))
                    open.Enqueue(contained);
                if (targets.Any(gone.Contains))
                    row.Link(navigation, [.. targets.Where(t => !gone.Contains(t))]);
            }
    }
}
