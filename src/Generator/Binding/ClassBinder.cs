using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Binding.Shapes;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>From the types of a document to classes and enumerations.</summary>
internal sealed class ClassBinder(ModelIndex index, Reachability reachable, TypeNames types, MemberNames members, NameOverrides overrides)
{
    /// <summary>The name of the class of a type.</summary>
    /// <param name="type">The type.</param>
    public string NameOf(StructuredType type) => types[type.FullName];

    /// <summary>The class of an entity or complex type.</summary>
    /// <param name="type">The type.</param>
    public ClassModel Bind(StructuredType type)
    {
        var inherited = new List<MemberModel>();
        var lineage = index.Lineage(type);
        foreach (var ancestor in lineage)
        {
            if (ancestor != type)
                AddMembers(ancestor, inherited);
        }

        var own = new List<MemberModel>();
        AddMembers(type, own);

        var hasDerived = false;
        var derived = new List<DerivedModel>();
        foreach (var above in index.Derived(type))
        {
            hasDerived |= reachable.Includes(above.FullName);
            if (!above.IsAbstract && reachable.Includes(above.FullName))
                derived.Add(new(types[above.FullName], above.FullName));
        }

        return new()
        {
            Name = types[type.FullName],
            WireName = type.FullName,
            IsEntity = type.IsEntity,
            IsAbstract = type.IsAbstract,
            IsOpen = IsOpen(lineage),
            Base = lineage.Count > 1 ? types[lineage[lineage.Count - 2].FullName] : null,
            Inherited = inherited.ToEquatableArray(),
            Members = own.ToEquatableArray(),
            Derived = derived.ToEquatableArray(),
            HasDerived = hasDerived,
            Key = Key(type, lineage),
            Summary = Docs.Summary(type.Documentation, type.Name),
            Remarks = Docs.Detail(type.Documentation) + Docs.SemanticKey(type.SemanticKey),
            Line = type.Line,
        };
    }

    /// <summary>The enumeration of a document.</summary>
    /// <param name="type">The enumeration.</param>
    /// <param name="document">The full path of the document.</param>
    /// <param name="findings">Takes names that were changed.</param>
    public EnumModel Bind(EnumTypeModel type, string document, List<Finding> findings)
    {
        var names = Names(type);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new List<EnumValueModel>();
        foreach (var member in type.Members)
        {
            // A name can stand for one value only.
            if (!seen.Add(member.Name))
                continue;

            var preferred = overrides.Member(type.FullName, member.Name) ?? WireNames.Member(member.Name);
            if (names[member.Name] != preferred)
                findings.Add(Finding.In(RuleIds.NameChanged, document, type.Line, member.Name, names[member.Name], preferred));
            values.Add(new(names[member.Name], member.Name, member.Value, Docs.Summary(member.Documentation, member.Name)));
        }

        return new()
        {
            Name = types[type.FullName],
            WireName = type.FullName,
            IsFlags = type.IsFlags,
            Underlying = type.UnderlyingType,
            Members = values.ToEquatableArray(),
            Summary = Docs.Summary(type.Documentation, type.Name),
            Line = type.Line,
        };
    }

    private Dictionary<string, string> Names(EnumTypeModel type)
    {
        var scope = new NameScope(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var wireNames = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in type.Members)
            wireNames.Add(member.Name);

        foreach (var wireName in wireNames)
        {
            if (overrides.Member(type.FullName, wireName) is { } given)
                names[wireName] = scope.Claim([given]);
        }

        // Who keeps its wire name goes first, then by name: the order of the document says nothing.
        foreach (var first in new[] { true, false })
        {
            foreach (var wireName in wireNames)
            {
                var preferred = WireNames.Member(wireName);
                if (first == (preferred == wireName) && !names.ContainsKey(wireName))
                    names[wireName] = scope.Claim([preferred, WireNames.Verbatim(wireName)]);
            }
        }

        return names;
    }

    /// <summary>The type of a value in C#. What the document does not define is kept as JSON.</summary>
    /// <param name="type">The type in the document.</param>
    public ValueModel Value(TypeReference type)
    {
        var isKnown = type.Kind == TypeKind.Primitive || (type.Kind == TypeKind.Enum ? index.FindEnum(type.Name) is not null : index.Find(type.Name) is not null);
        return new()
        {
            Kind = isKnown ? type.Kind : TypeKind.Primitive,
            TypeName = isKnown && type.Kind != TypeKind.Primitive ? types[type.Name] : type is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Geo } ? Shape(type.Name) : "",
            IsGeometry = type is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Geo } && type.Name.StartsWith("Edm.Geometry", StringComparison.Ordinal),
            Primitive = type.Kind == TypeKind.Primitive ? type.Primitive : PrimitiveKind.Untyped,
            Wire = type.Kind == TypeKind.Primitive ? type.WirePrimitive : PrimitiveKind.Untyped,
            IsCollection = type.IsCollection,
            IsNullable = type.IsNullable,
        };
    }

    // Edm.GeographyPoint and Edm.GeometryPoint are both a GeoPoint, Edm.Geography is any shape.
    private static string Shape(string name)
    {
        var kind = name.Substring(name.StartsWith("Edm.Geometry", StringComparison.Ordinal) ? "Edm.Geometry".Length : "Edm.Geography".Length);
        return "Geo" + (kind.Length == 0 ? "Shape" : kind);
    }

    private void AddMembers(StructuredType type, List<MemberModel> list)
    {
        foreach (var property in type.Properties)
        {
            // A stream has no value in the row, only an address.
            if (property.Type is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Stream })
                continue;

            var name = members.Of(type, property.Name);
            list.Add(new()
            {
                Name = name,
                WireName = property.Name,
                Value = Value(property.Type),
                IsKey = IsKey(type, property.Name),
                Access = property.IsComputed ? MemberAccess.Read : property.IsImmutable ? MemberAccess.Init : MemberAccess.Set,
                Summary = Docs.Summary(property.Documentation, property.Name),
                Remarks = Docs.Property(property, name, IsKey(type, property.Name)),
            });
        }

        foreach (var navigation in type.Navigations)
        {
            if (!reachable.Includes(navigation.TargetType) || index.Find(navigation.TargetType) is null)
                continue;

            var name = members.Of(type, navigation.Name);
            list.Add(new()
            {
                Name = name,
                WireName = navigation.Name,
                Value = new() { Kind = TypeKind.Entity, TypeName = types[navigation.TargetType], IsCollection = navigation.IsCollection, IsNullable = true },
                Summary = Docs.Summary(navigation.Documentation, navigation.Name),
                Remarks = Docs.Navigation(navigation, name),
            });
        }
    }

    // Derived types inherit what their base says about the key.
    private EquatableArray<KeyMember> Key(StructuredType type, List<StructuredType> lineage)
    {
        foreach (var ancestor in lineage)
        {
            if (ancestor != type && !ancestor.Key.IsEmpty)
                return [];
        }

        return new KeyBinder(index, members, this).Bind(type).ToEquatableArray();
    }

    private static bool IsOpen(List<StructuredType> lineage)
    {
        foreach (var level in lineage)
        {
            if (level.IsOpen)
                return true;
        }

        return false;
    }

    private static bool IsKey(StructuredType type, string name)
    {
        foreach (var part in type.Key)
        {
            if (part.Path == name)
                return true;
        }

        return false;
    }
}
