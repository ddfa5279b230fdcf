using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>
/// The classes of all services by name. The compiler does not know them while the generator runs, so views that name them are resolved here, as the compiler will resolve
/// them afterwards.
/// </summary>
internal sealed class ClassIndex
{
    private readonly Dictionary<string, List<EntityClass>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityClass> _byFullName = new(StringComparer.Ordinal);

    /// <summary>Indexes the classes.</summary>
    /// <param name="services">All services.</param>
    public ClassIndex(IReadOnlyList<BoundService> services)
    {
        foreach (var service in services)
        {
            foreach (var type in service.Client?.Classes ?? [])
            {
                var entry = new EntityClass(service.Client!, type);
                _byFullName[entry.FullName] = entry;
                if (!_byName.TryGetValue(type.Name, out var list))
                    _byName.Add(type.Name, list = []);
                list.Add(entry);
            }
        }
    }

    /// <summary>The class of a full name.</summary>
    /// <param name="fullName">Namespace and name.</param>
    public EntityClass? Find(string fullName) => _byFullName.TryGetValue(fullName, out var found) ? found : null;

    /// <summary>The class that a name means.</summary>
    /// <param name="type">The name.</param>
    /// <param name="scope">Namespaces that need not be written, nearest first.</param>
    public EntityClass? Find(NamedType type, EquatableArray<string> scope)
    {
        if (type.IsKnown)
            return type.Assembly is null ? Find(type.Name) : null;

        foreach (var space in scope)
        {
            if (Find(space.Length == 0 ? type.Name : space + "." + type.Name) is { } found)
                return found;
        }

        // Whether the name can be seen from there is the compiler's to say.
        var dot = type.Name.LastIndexOf('.');
        return dot < 0 && _byName.TryGetValue(type.Name, out var list) && list.Count == 1 ? list[0] : null;
    }

    /// <summary>Whether a class is another one, or derives from it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="ancestor">The other one.</param>
    public bool IsOrDerives(EntityClass type, EntityClass ancestor)
    {
        for (EntityClass? level = type; level is not null; level = level.Type.Base is { } below ? Find(level.Client.Prefix + below) : null)
        {
            if (level.FullName == ancestor.FullName)
                return true;
        }

        return false;
    }
}
