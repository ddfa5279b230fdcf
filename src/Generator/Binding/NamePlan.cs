using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>What one service has to leave to others.</summary>
/// <param name="Declaration">The declaration's full name.</param>
/// <param name="Taken">Its type names that another service of the namespace has already; none for most.</param>
/// <param name="Folder">The folder of its generated files.</param>
/// <param name="Unknown">Names in <c>[ODataName]</c> that no service of the namespace has; the first of them reports.</param>
internal sealed record NameShare(string Declaration, EquatableArray<string> Taken, string Folder, EquatableArray<Finding> Unknown);

/// <summary>The names that a service would like its types to have.</summary>
/// <param name="Declaration">The declaration's full name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Names">The types.</param>
/// <param name="Unknown">Names in <c>[ODataName]</c> that it does not have.</param>
/// <param name="IsBound">Whether its document could be read; else nobody knows what it has.</param>
internal sealed record NameWish(string Declaration, string Namespace, EquatableArray<string> Names, EquatableArray<Finding> Unknown, bool IsBound)
{
    /// <summary>The wishes of a service.</summary>
    /// <param name="bound">The service, bound as if it were alone.</param>
    public static NameWish Of(BoundService bound)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (bound.Client is { } client)
        {
            foreach (var type in client.Classes)
                names.Add(type.Name);
            foreach (var type in client.Enums)
                names.Add(type.Name);
            foreach (var shape in client.Shapes)
                names.Add(shape.Stem);
        }

        return new(bound.Declaration, bound.Client?.Namespace ?? "", names.ToEquatableArray(), bound.Unknown, bound.Client is not null);
    }
}

/// <summary>Who gets which name where several services share a namespace: the first by the name of its class.</summary>
internal static class NamePlan
{
    /// <summary>Shares out the names.</summary>
    /// <param name="wishes">What all services would like, in any order.</param>
    public static EquatableArray<NameShare> Of(IReadOnlyList<NameWish> wishes)
    {
        var ordered = new List<NameWish>(wishes);
        ordered.Sort(static (left, right) => string.CompareOrdinal(left.Declaration, right.Declaration));

        var taken = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shares = new List<NameShare>(ordered.Count);
        foreach (var wish in ordered)
        {
            if (!taken.TryGetValue(wish.Namespace, out var names))
                taken.Add(wish.Namespace, names = new(StringComparer.OrdinalIgnoreCase));

            var clashes = new List<string>();
            foreach (var name in wish.Names)
            {
                if (!names.Add(name))
                    clashes.Add(name);
            }

            // Two names that differ in case only would be one file on some machines.
            var folder = folders.Add(wish.Declaration) ? wish.Declaration : wish.Declaration + "_" + StableHash.Of(wish.Declaration);
            shares.Add(new(wish.Declaration, clashes.ToEquatableArray(), folder, Unknown(wish, ordered)));
        }

        return shares.ToEquatableArray();
    }

    /// <summary>Names that differ from another one in case only.</summary>
    /// <param name="names">Full names of declarations.</param>
    public static EquatableArray<string> Ambiguous(IReadOnlyList<string> names)
    {
        var ambiguous = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
            {
                if (i != j && names[i] != names[j] && string.Equals(names[i], names[j], StringComparison.OrdinalIgnoreCase))
                    ambiguous.Add(names[i]);
            }
        }

        return ambiguous.ToEquatableArray();
    }

    private static EquatableArray<Finding> Unknown(NameWish wish, List<NameWish> all)
    {
        var unknown = new List<Finding>();
        foreach (var finding in wish.Unknown)
        {
            var isUnknown = true;
            foreach (var other in all)
            {
                // The first of the namespace reports what all of them miss.
                if (!other.IsBound)
                    isUnknown = false;
                else if (other.Namespace == wish.Namespace)
                    isUnknown &= Misses(other, finding.Index) && string.CompareOrdinal(wish.Declaration, other.Declaration) <= 0;
            }

            if (isUnknown)
                unknown.Add(finding);
        }

        return unknown.ToEquatableArray();
    }

    private static bool Misses(NameWish wish, int index)
    {
        foreach (var finding in wish.Unknown)
        {
            if (finding.Index == index)
                return true;
        }

        return false;
    }

    /// <summary>Binds again what has to leave a name to somebody else; most services are as they were.</summary>
    /// <param name="input">All that decides.</param>
    /// <param name="alone">The service, bound as if it were alone.</param>
    /// <param name="shares">Who gets which name.</param>
    public static BoundService Apply(BindingInput input, BoundService alone, EquatableArray<NameShare> shares)
    {
        foreach (var share in shares)
        {
            if (share.Declaration != alone.Declaration)
                continue;

            var bound = share.Taken.IsEmpty ? alone : Binder.Bind(input, share.Taken);
            if (!share.Unknown.IsEmpty)
                bound = bound with { Findings = new List<Finding>([.. bound.Findings, .. share.Unknown]).ToEquatableArray() };
            return bound.Client is { } client ? bound with { Client = client with { Folder = share.Folder } } : bound;
        }

        return alone;
    }
}
