using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>From the key of an entity type to what names one entity in a URL.</summary>
internal sealed class KeyBinder(ModelIndex index, MemberNames members, ClassBinder classes)
{
    /// <summary>The parts of a key; none where one of them cannot be written down in a URL.</summary>
    /// <param name="type">The entity type.</param>
    public List<KeyMember> Bind(StructuredType type)
    {
        var parts = new List<KeyMember>();
        var names = new NameScope(StringComparer.Ordinal);
        foreach (var part in type.Key)
        {
            var path = new List<string>();
            if (Find(type, part.Path, path) is not { Type: { IsCollection: false, Kind: TypeKind.Primitive or TypeKind.Enum } } property || classes.Value(property.Type) is not { } value
                || (value.Kind == TypeKind.Primitive && value.Primitive is PrimitiveKind.Stream or PrimitiveKind.Geo or PrimitiveKind.Untyped))
            {
                return [];
            }

            var wireName = part.Alias ?? part.Path;
            parts.Add(new(names.Claim([WireNames.Parameter(wireName)]), wireName, value, Docs.Summary(property.Documentation, property.Name))
            {
                Path = string.Join("?.", path),
                IsOptional = path.Count > 1 || value.IsNullable,
            });
        }

        return parts;
    }

    private PropertyModel? Find(StructuredType type, string path, List<string> names)
    {
        var slash = path.IndexOf('/');
        var name = slash < 0 ? path : path.Substring(0, slash);
        foreach (var level in index.Lineage(type))
        {
            foreach (var property in level.Properties)
            {
                if (property.Name != name)
                    continue;

                names.Add(members.Of(level, name));
                return slash < 0 ? property : index.Find(property.Type.Name) is { } inner ? Find(inner, path.Substring(slash + 1), names) : null;
            }
        }

        return null;
    }
}
