using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>Calls an operation that is bound to what the path before it led to.</summary>
internal delegate Resource OperationCaller(ODataPathSegment segment, Resource at, Func<string, SingleValueNode?> alias);

/// <summary>Walks a path over the data.</summary>
/// <param name="data">The data.</param>
/// <param name="call">Calls the operations that the path names; null: they are refused.</param>
internal sealed class ResourceResolver(ServiceData data, OperationCaller? call = null)
{
    private IDictionary<string, SingleValueNode>? _aliases;

    private static readonly Uri Root = new("http://back-end.invalid/");

    /// <summary>Parses and follows a path in V4 syntax, relative to the service root and percent-encoded.</summary>
    /// <exception cref="ODataFailure">404: a segment names nothing, or no entity has that key. 400: the syntax is wrong. 501: operations and casts that are not offered.</exception>
    public Resource Resolve(string path)
    {
        var resource = new Resource(ResourceKind.ServiceDocument);
        foreach (var segment in Parse(path))
            resource = Step(resource, segment);
        return resource;
    }

    private ODataPath Parse(string path)
    {
        try
        {
            var parser = new ODataUriParser(data.Schema.Edm, Root, new Uri(Root, "./" + path.TrimEnd('/')))
            {
                UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses,
                Resolver = new KeyResolver(),
            };
            var parsed = parser.ParsePath();
            _aliases = parser.ParameterAliasNodes;
            return parsed;
        }
        catch (ODataUnrecognizedPathException error)
        {
            throw ODataFailure.NotFound(error.Message, error.CurrentSegment);
        }
        catch (ODataException error)
        {
            throw ODataFailure.BadRequest(error.Message, inner: error);
        }
        catch (Exception error) when (error is not ODataFailure)
        {
            // On some malformed input the parser itself stumbles; the mistake is the caller's all the same.
            throw ODataFailure.BadRequest("The path of the request cannot be read", inner: error);
        }
    }

    private Resource Step(Resource at, ODataPathSegment segment) => segment switch
    {
        MetadataSegment => new Resource(ResourceKind.Metadata),
        BatchSegment => new Resource(ResourceKind.Batch),
        EntitySetSegment set => Set(set.EntitySet),
        SingletonSegment single => new Resource(ResourceKind.Entity)
        {
            Type = single.Singleton.EntityType(),
            Source = single.Singleton,
            Row = data.Singleton(single.Singleton.Name),
            CanonicalPath = single.Singleton.Name,
        },
        KeySegment key => Keyed(at, key),
        NavigationPropertySegment navigation => Navigate(at, navigation.NavigationProperty),
        NavigationPropertyLinkSegment link => Navigate(at, link.NavigationProperty) with { IsReference = true },
        ReferenceSegment => at with { IsReference = true },
        PropertySegment property => Property(at, property.Property.Name, property.Property.Type),
        DynamicPathSegment dynamic => Property(at, dynamic.Identifier, EdmCoreModel.Instance.GetPrimitive(EdmPrimitiveTypeKind.PrimitiveType, true)),
        TypeSegment cast => Cast(at, cast),
        CountSegment => at.Kind == ResourceKind.Collection || at.Value is IEnumerable<object?> ? at with { IsCount = true } : throw ODataFailure.BadRequest("$count needs a collection"),
        ValueSegment => Raw(at),
        OperationSegment or OperationImportSegment when call is not null => call(segment, at, alias => _aliases is not null && _aliases.TryGetValue(alias, out var node) ? node : null),
        _ => throw ODataFailure.NotOffered($"The path segment {segment.Identifier} is not offered by this service"),
    };

    private Resource Set(IEdmEntitySet set) => new(ResourceKind.Collection)
    {
        Type = set.EntityType(),
        Source = set,
        Rows = data.Store(set.Name)!.Rows,
        IsWholeSet = true,
        CanonicalPath = set.Name,
    };

    private Resource Keyed(Resource at, KeySegment segment)
    {
        var type = (IEdmEntityType)at.Type!;
        var given = segment.Keys.ToDictionary(static k => k.Key, static k => k.Value is ODataEnumValue e ? e.Value : k.Value, StringComparer.Ordinal);
        var key = type.Key().Select(k => Operators.Convert(given.GetValueOrDefault(k.Name), k.Type)).ToList();
        var row = at.IsWholeSet
            ? data.Store(at.Source!.Name)!.Find(key)
            : at.Rows.FirstOrDefault(r => type.Key().Select(k => r[k.Name]).Zip(key).All(static p => Operators.AreEqual(p.First, p.Second)));
        return at with
        {
            Kind = ResourceKind.Entity,
            Row = row ?? throw ODataFailure.NotFound($"{type.Name} with the key {EntityAddress.KeyOf(given.Select(static k => (k.Key, (object?)k.Value)).ToList(), Literals.V4)} does not exist"),
            Type = row.Type,
            Rows = [],
            IsWholeSet = false,
            IsNavigated = false,
            CanonicalPath = at.CanonicalPath + EntityAddress.KeyOf([.. type.Key().Zip(key).Select(static k => (k.First.Name, k.Second))], Literals.V4),
        };
    }

    private Resource Navigate(Resource at, IEdmNavigationProperty navigation)
    {
        var row = Present(at);
        var target = data.Schema.Target(at.Source, navigation);
        var rows = data.Follow(at.Value as StructuredValue ?? row, navigation, at.Source);
        var resource = new Resource(ResourceKind.Collection)
        {
            Type = navigation.ToEntityType(),
            Source = target,
            Rows = rows,
            IsNavigated = true,
            From = (at.Value as StructuredValue ?? row, at.Source, navigation),
            CanonicalPath = target?.Name ?? $"{at.CanonicalPath}/{navigation.Name}",
        };
        return navigation.TargetMultiplicity() == EdmMultiplicity.Many ? resource : resource with { Kind = ResourceKind.Entity, Rows = [], Row = rows.FirstOrDefault() };
    }

    private static Resource Property(Resource at, string name, IEdmTypeReference type)
    {
        var owner = at.Kind == ResourceKind.Property ? at.Value as StructuredValue : Present(at);
        return at with
        {
            Kind = ResourceKind.Property,
            Row = owner ?? throw ODataFailure.NotFound($"{at.Property} has no value, so it has no {name}", name),
            Entity = at.Entity ?? at.Row,
            Type = owner.Type,
            Property = name,
            PropertyType = type,
            Value = owner[name],
            CanonicalPath = $"{at.CanonicalPath}/{name}",
        };
    }

    private static Resource Cast(Resource at, TypeSegment segment)
    {
        var wanted = (IEdmStructuredType)(segment.EdmType is IEdmCollectionType many ? many.ElementType.Definition : segment.EdmType);
        var path = $"{at.CanonicalPath}/{wanted.FullTypeName()}";
        if (at.Kind == ResourceKind.Collection)
            return at with { Type = wanted, Rows = [.. at.Rows.Where(r => r.Type.IsOrInheritsFrom(wanted))], CanonicalPath = path, IsWholeSet = false };
        return Present(at).Type.IsOrInheritsFrom(wanted)
            ? at with { CanonicalPath = path }
            : throw ODataFailure.NotFound($"The entity is not of the type {wanted.FullTypeName()}");
    }

    private static Resource Raw(Resource at) => at.Kind switch
    {
        ResourceKind.Property when at.PropertyType?.Definition is IEdmStructuredType || at.PropertyType?.IsCollection() == true =>
            throw ODataFailure.BadRequest($"{at.Property} is not a primitive value, so it has no $value"),
        ResourceKind.Property => at with { Kind = ResourceKind.RawValue },
        ResourceKind.Entity => at with { Kind = ResourceKind.Media },
        _ => throw ODataFailure.BadRequest("$value needs a property or a media entity"),
    };

    private static StructuredValue Present(Resource at) =>
        at.Row ?? throw ODataFailure.NotFound($"{at.CanonicalPath} leads to no entity", at.CanonicalPath);
}
