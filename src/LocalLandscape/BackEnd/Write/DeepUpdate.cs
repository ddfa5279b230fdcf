using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>
/// Changes what a navigation leads to together with the entity (OData 4.01 part 1, 11.4.3.1): a nested collection is the whole new
/// content, <c>@delta</c> only what changes. V2 has no such thing.
/// </summary>
internal sealed class DeepUpdate(ServiceHost work, PayloadReader payload, EntityWriter writer, EntityUpdater updater, EntityRemover remover)
{
    private readonly ServiceData _data = work.Data;

    /// <summary>Makes the items the content of the navigation.</summary>
    public void Replace(StructuredValue row, IEdmNavigationSource? source, IEdmNavigationProperty navigation, IReadOnlyList<JsonElement> items)
    {
        if (_data.Schema.IsV2)
            throw ODataFailure.BadRequest($"Property '{navigation.Name}' is invalid: OData V2 cannot change related entities together with an entity", navigation.Name);
        var gone = _data.Follow(row, navigation, source).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var item in items)
            gone.Remove(Upsert(row, source, navigation, item));
        foreach (var rest in gone.Cast<StructuredValue>())
            Remove(row, navigation, rest);
    }

    /// <summary>Adds, changes and removes single entities of the navigation.</summary>
    public void Delta(StructuredValue row, IEdmNavigationSource? source, IEdmNavigationProperty navigation, JsonElement delta)
    {
        if (delta.ValueKind != JsonValueKind.Array)
            throw ODataFailure.BadRequest($"{navigation.Name}@delta must be an array", navigation.Name);
        foreach (var item in delta.EnumerateArray())
        {
            if (!item.TryGetProperty("@removed", out _) && !item.TryGetProperty("@odata.removed", out _))
                Upsert(row, source, navigation, item);
            else if (Existing(row, source, navigation, item) is { } existing)
                Remove(row, navigation, existing);
        }
    }

    private StructuredValue Upsert(StructuredValue row, IEdmNavigationSource? source, IEdmNavigationProperty navigation, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw ODataFailure.BadRequest($"{navigation.Name} must hold objects", navigation.Name);
        var target = _data.Schema.Target(source, navigation);
        if (Existing(row, source, navigation, item) is not { } existing)
            return writer.Create(navigation.ToEntityType(), target, item, new(row, source, navigation));
        updater.Update(existing, target, item, replace: false);
        return existing;
    }

    private StructuredValue? Existing(StructuredValue row, IEdmNavigationSource? source, IEdmNavigationProperty navigation, JsonElement item)
    {
        var related = _data.Follow(row, navigation, source);
        if (navigation.TargetMultiplicity() != EdmMultiplicity.Many)
            return related.Count > 0 ? related[0] : null;
        var inherited = _data.Join(navigation)?.Theirs ?? [];
        // What refers to the parent need not be repeated in the items.
        var key = navigation.ToEntityType().Key().Where(k => item.TryGetProperty(k.Name, out _) || !inherited.Contains(k.Name)).ToList();
        if (key.Exists(k => !item.TryGetProperty(k.Name, out _)))
            return null;
        var wanted = key.ConvertAll(k => payload.Value(k.Name, k.Type, payload.Wire(navigation.ToEntityType(), k.Name), item.GetProperty(k.Name)));
        return related.FirstOrDefault(r => key.Zip(wanted).All(p => Operators.AreEqual(r[p.First.Name], p.Second)));
    }

    /// <summary>Entities that live by their parent are deleted, others only lose the link.</summary>
    private void Remove(StructuredValue row, IEdmNavigationProperty navigation, StructuredValue related)
    {
        if (related.Container is not null || remover.IsDependent(navigation))
            remover.Remove(related);
        else
            new Linker(_data).Unlink(row, navigation, related);
    }
}
