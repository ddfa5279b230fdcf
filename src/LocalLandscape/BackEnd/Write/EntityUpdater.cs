using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Changes entities: PATCH and MERGE what the body names, PUT everything.</summary>
internal sealed class EntityUpdater(ServiceHost work, PayloadReader payload, EntityWriter writer, EntityRemover remover, EntityFinder finder)
{
    private readonly ServiceData _data = work.Data;
    private readonly Linker _linker = new(work.Data);

    /// <summary>Changes an entity.</summary>
    /// <exception cref="ODataFailure">400: the body does not fit the document, or names another key.</exception>
    public void Update(StructuredValue row, IEdmNavigationSource? source, JsonElement json, bool replace)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ODataFailure.BadRequest("The body must be a JSON object with the properties of the entity");
        if (payload.TypeName(json) is { } type && type != row.Type.FullTypeName() && _data.Schema.Edm.FindDeclaredType(type) is not IEdmEntityType)
            throw ODataFailure.BadRequest($"{type} is not the type of the entity");
        var before = ConcurrencyTokens.Of(_data.Schema, row);
        var members = json.EnumerateObject().Where(m => !payload.IsControl(m.Name)).ToList();
        foreach (var member in members)
            Set(row, source, member);
        if (replace)
            Reset(row, source, [.. members.Select(static m => m.Name)]);
        foreach (var navigation in row.Type.NavigationProperties())
            Related(row, source, json, navigation);
        ConcurrencyTokens.Renew(_data.Schema, row, before);
        row.Changed = _data.Version;
        _data.Refresh();
    }

    /// <summary>Sets one property to a value that was read already.</summary>
    /// <exception cref="ODataFailure">400: the property cannot be changed.</exception>
    public void Set(StructuredValue row, IEdmNavigationSource? source, string name, object? value)
    {
        var known = _data.Schema.Property(row.Type, name);
        var isKey = row.Type is IEdmEntityType entity && entity.Key().Any(k => k.Name == name);
        var isFixed = isKey || known is { IsComputed: true } or { IsImmutable: true } || _data.Schema.Capabilities(source).NonUpdatableProperties.Contains(name);
        // An entity that is sent back as it was read contains them too: only another value is a change.
        if (isFixed && !Operators.AreEqual(row[name], value))
            throw ODataFailure.BadRequest(isKey ? $"Key property '{name}' differs from the key of the address" : $"Property '{name}' cannot be changed", name);
        row[name] = value;
    }

    private void Set(StructuredValue row, IEdmNavigationSource? source, JsonProperty member)
    {
        switch (row.Type.FindProperty(member.Name))
        {
            case IEdmNavigationProperty:
                break;
            // A part of a complex value leaves the rest as it is.
            case IEdmStructuralProperty { Type.Definition: IEdmComplexType } when row[member.Name] is StructuredValue complex && member.Value.ValueKind == JsonValueKind.Object:
                payload.Fill(complex, member.Value);
                break;
            case IEdmStructuralProperty property:
                Set(row, source, member.Name, payload.Value(member.Name, property.Type, payload.Wire(row.Type, member.Name), member.Value));
                break;
            default:
                row[member.Name] = row.Type.IsOpen ? member.Value.Clone() : throw ODataFailure.BadRequest($"Property '{member.Name}' is invalid: {row.Type.FullTypeName()} has no such property", member.Name);
                break;
        }
    }

    /// <summary>PUT: what the body leaves out returns to its initial value, except what a caller cannot set.</summary>
    private void Reset(StructuredValue row, IEdmNavigationSource? source, HashSet<string> named)
    {
        var keys = ((IEdmEntityType)row.Type).Key().Select(static k => k.Name).ToHashSet(StringComparer.Ordinal);
        var tokens = ConcurrencyTokens.Of(_data.Schema, row);
        var fixedOnes = _data.Schema.Capabilities(source).NonUpdatableProperties;
        foreach (var (name, _) in row.Values.Where(v => !named.Contains(v.Key) && !keys.Contains(v.Key) && !tokens.ContainsKey(v.Key) && !fixedOnes.Contains(v.Key)).ToList())
            if (_data.Schema.Property(row.Type, name) is not ({ IsComputed: true } or { IsImmutable: true }))
                row.Remove(name);
        try
        {
            InitialValues.Fill(row);
        }
        catch (FormatException error)
        {
            throw ODataFailure.BadRequest(error.Message, inner: error);
        }
    }

    private void Related(StructuredValue row, IEdmNavigationSource? source, JsonElement json, IEdmNavigationProperty navigation)
    {
        if (payload.Bound(json, navigation.Name) is { } addresses)
        {
            foreach (var address in addresses)
                _linker.Link(row, navigation, finder.Find(address, navigation.ToEntityType()));
            return;
        }
        if (json.TryGetProperty(navigation.Name + "@odata.delta", out var delta) || json.TryGetProperty(navigation.Name + "@delta", out delta))
            new DeepUpdate(work, payload, writer, this, remover).Delta(row, source, navigation, delta);
        else if (json.TryGetProperty(navigation.Name, out var value) && payload.Nested(value, navigation.TargetMultiplicity() == EdmMultiplicity.Many) is { } items)
            new DeepUpdate(work, payload, writer, this, remover).Replace(row, source, navigation, items);
    }
}
