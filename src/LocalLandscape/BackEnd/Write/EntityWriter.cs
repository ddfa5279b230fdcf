using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Where a new entity comes to stand: the entity that a navigation began at, and the navigation.</summary>
internal sealed record Place(StructuredValue Parent, IEdmNavigationSource? Source, IEdmNavigationProperty Navigation);

/// <summary>Creates entities from JSON, with all that is nested in them.</summary>
internal sealed class EntityWriter(ServiceHost work, PayloadReader payload, EntityFinder finder)
{
    private readonly ServiceData _data = work.Data;
    private readonly Linker _linker = new(work.Data);

    /// <summary>Creates an entity.</summary>
    /// <param name="declared">The type of the collection.</param>
    /// <param name="source">Its set, or null for contained entities.</param>
    /// <param name="json">The properties.</param>
    /// <param name="place">The navigation that it is created over, or null.</param>
    /// <exception cref="ODataFailure">The body does not fit the document, or the key is taken.</exception>
    public StructuredValue Create(IEdmEntityType declared, IEdmNavigationSource? source, JsonElement json, Place? place)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ODataFailure.BadRequest("The body must be a JSON object with the properties of the entity");
        var row = new StructuredValue(TypeOf(declared, json)) { Changed = _data.Version };
        foreach (var member in json.EnumerateObject().Where(m => !payload.IsControl(m.Name)))
            Set(row, source, member);
        var navigations = row.Type.NavigationProperties().ToList();
        BindControls(json, navigations);
        if (place is not null)
            Inherit(row, place);
        var later = navigations.Where(n => !LinkPrincipal(row, source, json, n)).ToList();
        Keep(row, source, place);
        foreach (var navigation in later)
            Attach(row, source, json, navigation);
        _data.Refresh();
        return row;
    }

    /// <summary>Puts a finished entity into its set, or its container.</summary>
    /// <exception cref="ODataFailure">400: a value is missing. 409: the key is taken.</exception>
    public void Keep(StructuredValue row, IEdmNavigationSource? source, Place? place)
    {
        var store = _data.Store((source as IEdmEntitySet)?.Name);
        var contained = place is { Navigation.ContainsTarget: true } ? place.Parent.Linked(place.Navigation.Name) ?? [] : [];
        KeyGenerator.Complete(row, store?.Rows ?? contained);
        try
        {
            InitialValues.Fill(row);
            store?.Add([row]);
        }
        catch (FormatException error)
        {
            throw ODataFailure.BadRequest(error.Message, inner: error);
        }
        catch (InvalidDataException error)
        {
            throw new ODataFailure(409, "/IWBEP/CM_MGW_RT/125", "An entity with this key exists already: " + error.Message, error);
        }
        ConcurrencyTokens.Renew(_data.Schema, row, null);
        if (store is null && place is not null)
            Contain(row, place, contained);
        else if (place is not null && (_data.Join(place.Navigation) is null || place.Parent.Linked(place.Navigation.Name) is not null))
            _linker.Link(place.Parent, place.Navigation, row);
    }

    private IEdmEntityType TypeOf(IEdmEntityType declared, JsonElement json)
    {
        var type = payload.TypeName(json) is { } name
            ? _data.Schema.Edm.FindDeclaredType(name) as IEdmEntityType is { } derived && derived.IsOrInheritsFrom(declared) ? derived : throw ODataFailure.BadRequest($"{name} is no type that derives from {declared.FullTypeName()}")
            : declared;
        return type.IsAbstract ? throw ODataFailure.BadRequest($"{type.FullTypeName()} is abstract: the body must name a derived type") : type;
    }

    private void Set(StructuredValue row, IEdmNavigationSource? source, JsonProperty member)
    {
        switch (row.Type.FindProperty(member.Name))
        {
            case IEdmNavigationProperty:
                break;
            case IEdmStructuralProperty property:
                var value = payload.Value(member.Name, property.Type, payload.Wire(row.Type, member.Name), member.Value);
                // What the system computes may stand there empty, as in an entity that was filled from a form.
                var computed = _data.Schema.Property(row.Type, member.Name)?.IsComputed == true || _data.Schema.Capabilities(source).NonInsertableProperties.Contains(member.Name);
                if (computed && value is not (null or ""))
                    throw ODataFailure.BadRequest($"Property '{member.Name}' cannot be set when an entity is created", member.Name);
                row[member.Name] = value;
                break;
            default:
                row[member.Name] = row.Type.IsOpen ? member.Value.Clone() : throw ODataFailure.BadRequest($"Property '{member.Name}' is invalid: {row.Type.FullTypeName()} has no such property", member.Name);
                break;
        }
    }

    private static void BindControls(JsonElement json, List<IEdmNavigationProperty> navigations)
    {
        foreach (var name in json.EnumerateObject().Select(static m => m.Name).Where(static n => n.EndsWith("@odata.bind", StringComparison.Ordinal)))
            if (!navigations.Exists(n => n.Name == name[..^"@odata.bind".Length]))
                throw ODataFailure.BadRequest($"Property '{name}' is invalid: there is no such navigation", name);
    }

    /// <summary>What refers to the parent gets the parent's values.</summary>
    private void Inherit(StructuredValue row, Place place)
    {
        if (_data.Join(place.Navigation) is not { } join || Linker.IsOurs(place.Parent, place.Navigation, join))
            return;
        foreach (var (ours, theirs) in join.Ours.Zip(join.Theirs))
        {
            if (row[theirs] is not (null or "") && !Operators.AreEqual(row[theirs], place.Parent[ours]))
                throw ODataFailure.BadRequest($"Property '{theirs}' contradicts the entity that {place.Navigation.Name} leads from", theirs);
            row[theirs] = place.Parent[ours];
        }
    }

    /// <summary>To-one navigations whose target we refer to come first: our key may depend on them.</summary>
    private bool LinkPrincipal(StructuredValue row, IEdmNavigationSource? source, JsonElement json, IEdmNavigationProperty navigation)
    {
        if (_data.Join(navigation) is not { } join || !Linker.IsOurs(row, navigation, join))
            return false;
        Attach(row, source, json, navigation);
        return true;
    }

    private void Attach(StructuredValue row, IEdmNavigationSource? source, JsonElement json, IEdmNavigationProperty navigation)
    {
        if (payload.Bound(json, navigation.Name) is { } addresses)
        {
            foreach (var address in addresses)
                _linker.Link(row, navigation, finder.Find(address, navigation.ToEntityType()));
            return;
        }
        var many = navigation.TargetMultiplicity() == EdmMultiplicity.Many;
        if (!json.TryGetProperty(navigation.Name, out var value) || payload.Nested(value, many) is not { } items)
            return;
        var target = _data.Schema.Target(source, navigation);
        foreach (var item in items)
        {
            var principal = !many && _data.Join(navigation) is { } join && Linker.IsOurs(row, navigation, join);
            var created = Create(navigation.ToEntityType(), target, item, principal ? null : new(row, source, navigation));
            if (principal)
                _linker.Link(row, navigation, created);
        }
    }

    private static void Contain(StructuredValue row, Place place, IReadOnlyList<StructuredValue> siblings)
    {
        var key = ((IEdmEntityType)row.Type).Key().Select(static k => k.Name).ToList();
        var many = place.Navigation.TargetMultiplicity() == EdmMultiplicity.Many;
        if (many && siblings.Any(s => key.TrueForAll(k => Operators.AreEqual(s[k], row[k]))))
            throw new ODataFailure(409, "/IWBEP/CM_MGW_RT/125", "An entity with this key exists already");
        row.Container = (place.Parent, place.Navigation);
        place.Parent.Link(place.Navigation.Name, many ? [.. siblings, row] : [row]);
    }
}
