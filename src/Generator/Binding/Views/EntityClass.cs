using Btp.Connectivity.Generator.Model;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>A generated class, with its service.</summary>
internal sealed class EntityClass(ClientModel client, ClassModel type)
{
    private Dictionary<string, MemberModel>? _byWireName;

    /// <summary>The service.</summary>
    public ClientModel Client => client;

    /// <summary>The class.</summary>
    public ClassModel Type => type;

    /// <summary>Namespace and name.</summary>
    public string FullName { get; } = client.Prefix + type.Name;

    /// <summary>All members, inherited first.</summary>
    public IEnumerable<MemberModel> Members
    {
        get
        {
            foreach (var member in type.Inherited)
                yield return member;
            foreach (var member in type.Members)
                yield return member;
        }
    }

    /// <summary>The member with a name on the wire.</summary>
    /// <param name="name">The name.</param>
    public MemberModel? FindOnWire(string name)
    {
        if (_byWireName is null)
        {
            _byWireName = new(StringComparer.Ordinal);
            foreach (var member in Members)
                _byWireName[member.WireName] = member;
        }

        return _byWireName.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>The member that a member of a view means: by its C# name, then by its name on the wire; parameters may begin with a small letter.</summary>
    /// <param name="name">The C# name.</param>
    public MemberModel? Find(string name)
    {
        foreach (var candidate in new[] { name, char.ToUpperInvariant(name[0]) + name.Substring(1) })
        {
            foreach (var member in Members)
            {
                if (member.Name == candidate)
                    return member;
            }

            if (FindOnWire(candidate) is { } found)
                return found;
        }

        return null;
    }
}
