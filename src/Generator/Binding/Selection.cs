using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>What of a service a declaration wants.</summary>
internal sealed class Selection
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _operations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unwanted = new(StringComparer.Ordinal);

    private Selection()
    {
    }

    /// <summary>Whether the declaration wants all there is.</summary>
    public bool IsEverything { get; private set; }

    /// <summary>Whether the declaration names the operations that it wants; else it takes those that fit the sets.</summary>
    public bool NamesOperations { get; private set; }

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
            operations.UnionWith([operation.Name, operation.FullName]);

        var both = new SortedSet<string>(sets, StringComparer.Ordinal);
        both.UnionWith(operations);

        var selection = new Selection { NamesOperations = IsNamed(declaration.Operations) };
        var excluded = Matches(declaration.Exclude, both, DeclarationPart.Exclude, "entity set or operation", findings);
        var (wanted, unwanted) = Choose(declaration.EntitySets, sets, DeclarationPart.EntitySets, "entity set", findings);
        selection._names.UnionWith(wanted);
        selection._names.ExceptWith(unwanted);
        selection._names.ExceptWith(excluded);
        selection.IsEverything = selection._names.Count == sets.Count;

        (wanted, unwanted) = Choose(declaration.Operations, operations, DeclarationPart.Operations, "operation", findings);
        selection._operations.UnionWith(wanted);
        selection._unwanted.UnionWith(unwanted);
        selection._unwanted.UnionWith(excluded);
        return selection;
    }

    /// <summary>Whether an entity set or singleton is wanted.</summary>
    /// <param name="wireName">Its name on the wire.</param>
    public bool Includes(string wireName) => _names.Contains(wireName);

    /// <summary>Whether an operation is wanted, as far as its name says: with its namespace or without.</summary>
    /// <param name="operation">The operation.</param>
    public bool Includes(OperationModel operation) =>
        (_operations.Contains(operation.Name) || _operations.Contains(operation.FullName)) && !_unwanted.Contains(operation.Name) && !_unwanted.Contains(operation.FullName);

    private static bool IsExclusion(string pattern) => pattern.StartsWith("!", StringComparison.Ordinal);

    private static bool IsNamed(EquatableArray<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (!IsExclusion(pattern))
                return true;
        }

        return false;
    }

    // All, unless something is named; and what an exclamation mark takes out again.
    private static (HashSet<string> Wanted, HashSet<string> Unwanted) Choose(EquatableArray<string> patterns, SortedSet<string> names, DeclarationPart part, string kind, List<Finding> findings)
    {
        var wanted = new HashSet<string>(IsNamed(patterns) ? [] : names, StringComparer.Ordinal);
        var unwanted = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < patterns.Count; i++)
        {
            if (IsExclusion(patterns[i]))
                unwanted.UnionWith(Match(patterns[i].Substring(1), names, part, i, kind, findings));
            else
                wanted.UnionWith(Match(patterns[i], names, part, i, kind, findings));
        }

        return (wanted, unwanted);
    }

    private static HashSet<string> Matches(EquatableArray<string> patterns, SortedSet<string> names, DeclarationPart part, string kind, List<Finding> findings)
    {
        var matches = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < patterns.Count; i++)
            matches.UnionWith(Match(patterns[i], names, part, i, kind, findings));

        return matches;
    }

    private static HashSet<string> Match(string pattern, SortedSet<string> names, DeclarationPart part, int index, string kind, List<Finding> findings)
    {
        var matches = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (NamePattern.IsMatch(pattern, name))
                matches.Add(name);
        }

        if (matches.Count == 0)
        {
            var hint = Spelling.Suggest(pattern, names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : "";
            findings.Add(Finding.At(RuleIds.NoSuchEntitySet, part, index, "The service has no " + kind + " '" + pattern + "'" + hint));
        }

        return matches;
    }
}
