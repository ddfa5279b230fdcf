using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Binding.Shapes;
using Btp.Connectivity.Generator.Diagnostics;
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
    /// <param name="document">The full path of the document.</param>
    /// <param name="findings">Takes names that were changed.</param>
    /// <returns>The members, and the families that they need.</returns>
    public static (List<SetModel> Sets, List<ShapeFamily> Families) Bind(ModelIndex index, Selection selection, ShapeFamilies families, NameOverrides overrides, NameScope scope, string document, List<Finding> findings)
    {
        var names = Names(index, overrides, scope);

        // All sets are named, also those that nobody wants: a selection does not change a name.
        var sets = new List<SetModel>();
        var wanted = new List<ShapeFamily>();
        foreach (var set in index.Model.EntitySets)
        {
            if (!selection.Includes(set.Name) || index.Find(set.EntityType) is not { } type)
                continue;

            var name = Report(set.Name, set.Line);

            var family = families.OfSet(set.Name);
            wanted.Add(family);
            var (isReadable, isReadableByKey) = (set.Capabilities.IsReadable, set.Capabilities.IsReadableByKey && !type.Key.IsEmpty);
            // What V2 calls not addressable is reached over navigation properties alone.
            var isWritable = index.Model.Version is not (Metadata.Model.ODataVersion.V2 or Metadata.Model.ODataVersion.V3) && (set.Capabilities.IsInsertable || (!type.Key.IsEmpty && (set.Capabilities.IsUpdatable || set.Capabilities.IsDeletable)));
            if (isReadable || isReadableByKey || isWritable)
            {
                family.IsUnlisted |= !isReadable && isWritable;
                sets.Add(new()
                {
                    Name = name, WireName = set.Name, Stem = family.Stem, IsReadable = isReadable, IsReadableByKey = isReadableByKey, Summary = Docs.Summary(set.Documentation, set.Name), Line = set.Line,
                });
            }
        }

        foreach (var singleton in index.Model.Singletons)
        {
            if (!selection.Includes(singleton.Name) || index.Find(singleton.EntityType) is null)
                continue;

            var name = Report(singleton.Name, singleton.Line);

            var family = families.OfSet(singleton.Name);
            wanted.Add(family);
            sets.Add(new() { Name = name, WireName = singleton.Name, Stem = family.Stem, IsSingleton = true, IsNullable = singleton.IsNullable, Summary = Docs.Summary(singleton.Documentation, singleton.Name), Line = singleton.Line });
        }

        return (sets, wanted);

        string Report(string wireName, int line)
        {
            var preferred = overrides.Set(wireName) ?? WireNames.Set(wireName);
            if (names[wireName] != preferred)
                findings.Add(Finding.In(RuleIds.NameChanged, document, line, wireName, names[wireName], preferred));

            return names[wireName];
        }
    }

    private static Dictionary<string, string> Names(ModelIndex index, NameOverrides overrides, NameScope scope)
    {
        var all = new List<(string WireName, string Ending)>();
        foreach (var set in index.Model.EntitySets)
            all.Add((set.Name, "Set"));
        foreach (var singleton in index.Model.Singletons)
            all.Add((singleton.Name, "Singleton"));

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (wireName, _) in all)
        {
            if (overrides.Set(wireName) is { } name)
                names[wireName] = scope.Claim([name]);
        }

        // Who keeps its wire name goes first: Orders before A_Orders.
        foreach (var first in new[] { true, false })
        {
            foreach (var (wireName, ending) in all)
            {
                var preferred = WireNames.Set(wireName);
                if (first == (preferred == wireName) && !names.ContainsKey(wireName))
                    names[wireName] = scope.Claim([preferred, WireNames.Verbatim(wireName), preferred + ending]);
            }
        }

        return names;
    }
}
