using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>From wanted entity sets and singletons to the members of the service class.</summary>
internal static class SetBinder
{
    /// <summary>Binds what is wanted.</summary>
    /// <param name="index">The service.</param>
    /// <param name="selection">What is wanted of it.</param>
    /// <param name="families">Which sets share types.</param>
    /// <param name="overrides">Names of the project's own choice.</param>
    /// <param name="scope">The names of the service's members.</param>
    /// <returns>The members, and the families that they need.</returns>
    public static (List<SetModel> Sets, List<ShapeFamily> Families) Bind(ModelIndex index, Selection selection, ShapeFamilies families, NameOverrides overrides, NameScope scope)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var set in index.Model.EntitySets)
            Own(set.Name);
        foreach (var singleton in index.Model.Singletons)
            Own(singleton.Name);

        // All sets are named, also those that nobody wants: a selection does not change a name.
        var sets = new List<SetModel>();
        var wanted = new List<ShapeFamily>();
        foreach (var set in index.Model.EntitySets)
        {
            var name = own.TryGetValue(set.Name, out var given) ? given : scope.Claim([WireNames.Set(set.Name), WireNames.Verbatim(set.Name), WireNames.Set(set.Name) + "Set"]);
            if (!selection.Includes(set.Name) || index.Find(set.EntityType) is not { } type)
                continue;

            var family = families.OfSet(set.Name);
            wanted.Add(family);
            if (set.Capabilities.IsReadable || (set.Capabilities.IsReadableByKey && !type.Key.IsEmpty))
            {
                sets.Add(new()
                {
                    Name = name, WireName = set.Name, Stem = family.Stem, IsReadable = set.Capabilities.IsReadable, Summary = Docs.Summary(set.Documentation, set.Name), Line = set.Line,
                });
            }
        }

        foreach (var singleton in index.Model.Singletons)
        {
            var name = own.TryGetValue(singleton.Name, out var given) ? given : scope.Claim([WireNames.Set(singleton.Name), WireNames.Verbatim(singleton.Name), WireNames.Set(singleton.Name) + "Singleton"]);
            if (!selection.Includes(singleton.Name) || index.Find(singleton.EntityType) is null)
                continue;

            var family = families.OfSet(singleton.Name);
            wanted.Add(family);
            sets.Add(new() { Name = name, WireName = singleton.Name, Stem = family.Stem, IsSingleton = true, Summary = Docs.Summary(singleton.Documentation, singleton.Name), Line = singleton.Line });
        }

        return (sets, wanted);

        void Own(string wireName)
        {
            if (overrides.Set(wireName) is { } name)
                own[wireName] = scope.Claim([name]);
        }
    }
}
