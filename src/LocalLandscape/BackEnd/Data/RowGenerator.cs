using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>
/// Fills sets with rows that are the same in every run: keys that count up, references that hit existing rows, values that look like what
/// the property's name and type promise.
/// </summary>
internal sealed class RowGenerator(ServiceData data)
{
    private readonly NavigationRules _rules = new(data.Schema);

    /// <summary>Adds rows; sets that others refer to come first, whatever the order of <paramref name="wanted"/>.</summary>
    public void Generate(IReadOnlyDictionary<string, int> wanted)
    {
        var pending = wanted.Keys.ToList();
        while (pending.Count > 0)
        {
            // In a circle of references someone must begin: then the first one does.
            var next = pending.Find(set => !References(set).Any(r => pending.Contains(r.Set) && r.Set != set)) ?? pending[0];
            pending.Remove(next);
            Fill(data.Store(next)!, wanted[next]);
        }
    }

    private List<(string Set, NavigationJoin Join)> References(string set) =>
        [.. _rules.References(data.Store(set)!.Type)
            .Select(r => (Set: data.Schema.SetOf(r.Principal)?.Name, r.Join))
            .Where(static r => r.Set is not null)
            .Select(static r => (r.Set!, r.Join))];

    private void Fill(EntityStore store, int count)
    {
        var type = Concrete(store.Type);
        // The reference that takes most key properties wins; a self-reference may not decide its own key.
        var references = References(store.Name)
            .Where(r => r.Set != store.Name && data.Store(r.Set)!.Rows.Count > 0)
            .OrderByDescending(r => r.Join.Ours.Count(o => type.Key().Any(k => k.Name == o))).ToList();
        var taken = store.Rows.Select(r => Key(type, r)).ToHashSet(StringComparer.Ordinal);
        var rows = new List<StructuredValue>(count);
        for (var i = 0; rows.Count < count && i < count * 4 + 16; i++)
        {
            var row = Row(type, i, references);
            if (type.Key().Any() && !taken.Add(Key(type, row) ?? ""))
                continue;
            rows.Add(row);
        }
        store.Add(rows);
    }

    private StructuredValue Row(IEdmEntityType type, int index, List<(string Set, NavigationJoin Join)> references)
    {
        var row = new StructuredValue(type);
        var span = 1;
        foreach (var (set, join) in references.Where(r => r.Join.Ours.All(o => !row.Has(o))))
        {
            var principals = data.Store(set)!.Rows;
            var principal = principals[index % principals.Count];
            span = Math.Max(span, principals.Count);
            for (var p = 0; p < join.Ours.Count; p++)
                row[join.Ours[p]] = principal[join.Theirs[p]];
        }
        var rest = type.Key().Where(k => !row.Has(k.Name)).ToList();
        for (var k = 0; k < rest.Count; k++)
        {
            // With a parent the last key counts within it (10, 20, ... as S/4HANA numbers items), else through all rows.
            var within = row.Values.Any(v => type.Key().Any(key => key.Name == v.Key));
            row[rest[k].Name] = SampleValues.Key(rest[k], within ? (index / span + 1) * 10 : index + 1);
        }
        foreach (var property in type.StructuralProperties().Where(p => !row.Has(p.Name)))
            row[property.Name] = SampleValues.Of(property, index);
        return row;
    }

    private IEdmEntityType Concrete(IEdmEntityType type) =>
        type.IsAbstract ? data.Schema.Edm.FindAllDerivedTypes(type).OfType<IEdmEntityType>().FirstOrDefault(static t => !t.IsAbstract) ?? type : type;

    private static string? Key(IEdmEntityType type, StructuredValue row) => KeyText.Of(type.Key().Select(k => row[k.Name]));
}
