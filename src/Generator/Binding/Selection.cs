using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>What of a service a declaration wants.</summary>
internal sealed class Selection
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private Selection()
    {
    }

    /// <summary>Whether the declaration wants all there is.</summary>
    public bool IsEverything { get; private set; }

    /// <summary>Applies the lists of a declaration to a service. A <c>*</c> stands for any characters.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="model">The service.</param>
    /// <param name="findings">Takes names that the service does not have.</param>
    public static Selection Of(ServiceDeclaration declaration, ServiceModel model, List<Finding> findings)
    {
        var sets = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var set in model.EntitySets)
            sets.Add(set.Name);
        foreach (var singleton in model.Singletons)
            sets.Add(singleton.Name);

        var operations = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var operation in model.Operations)
            operations.Add(operation.Name);

        var both = new SortedSet<string>(sets, StringComparer.Ordinal);
        both.UnionWith(operations);

        var selection = new Selection { IsEverything = declaration.EntitySets.IsEmpty && declaration.Exclude.IsEmpty };
        selection._names.UnionWith(declaration.EntitySets.IsEmpty ? sets : Matches(declaration.EntitySets, sets, DeclarationPart.EntitySets, "entity set", findings));
        selection._names.ExceptWith(Matches(declaration.Exclude, both, DeclarationPart.Exclude, "entity set or operation", findings));
        Matches(declaration.Operations, operations, DeclarationPart.Operations, "operation", findings);
        return selection;
    }

    /// <summary>Whether an entity set or singleton is wanted.</summary>
    /// <param name="wireName">Its name on the wire.</param>
    public bool Includes(string wireName) => _names.Contains(wireName);

    private static HashSet<string> Matches(EquatableArray<string> patterns, SortedSet<string> names, DeclarationPart part, string kind, List<Finding> findings)
    {
        var matches = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < patterns.Count; i++)
        {
            var found = false;
            foreach (var name in names)
            {
                if (IsMatch(patterns[i], name))
                    found = matches.Add(name) || true;
            }

            if (!found)
            {
                var hint = Spelling.Suggest(patterns[i], names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : "";
                findings.Add(Finding.At(RuleIds.NoSuchEntitySet, part, i, "The service has no " + kind + " '" + patterns[i] + "'" + hint));
            }
        }

        return matches;
    }

    /// <summary>Whether a name fits a pattern in which <c>*</c> stands for any characters.</summary>
    private static bool IsMatch(string pattern, string name)
    {
        var (p, n, star, mark) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, n);
            else if (p < pattern.Length && pattern[p] == name[n])
                (p, n) = (p + 1, n + 1);
            else if (star >= 0)
                (p, n) = (star + 1, ++mark);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;

        return p == pattern.Length;
    }
}
