using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>The names that are taken in one place: the types of a namespace, or the members of a type.</summary>
/// <remarks>Who asks first gets the name, so callers ask in an order that does not depend on the document's.</remarks>
internal sealed class NameScope(StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(comparer);

    /// <summary>A scope that begins with the names of another.</summary>
    /// <param name="comparer">How names compare.</param>
    /// <param name="taken">The names that are taken already.</param>
    public NameScope(StringComparer comparer, NameScope taken) : this(comparer) => _taken.UnionWith(taken._taken);

    /// <summary>Takes names that nothing else may have.</summary>
    /// <param name="names">The names.</param>
    public void Reserve(IEnumerable<string> names) => _taken.UnionWith(names);

    /// <summary>Whether a name is taken.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => _taken.Contains(name);

    /// <summary>Takes the first candidate that is free, together with the names derived from it; if none is, the last one with a number.</summary>
    /// <param name="candidates">The names in order of preference.</param>
    /// <param name="suffixes">Endings that make further names which have to be free too.</param>
    /// <returns>The name.</returns>
    public string Claim(IReadOnlyList<string> candidates, params string[] suffixes)
    {
        foreach (var candidate in candidates)
        {
            if (TryClaim(candidate, suffixes))
                return candidate;
        }

        for (var number = 2; ; number++)
        {
            var candidate = candidates[candidates.Count - 1] + IndentedWriter.Number(number);
            if (TryClaim(candidate, suffixes))
                return candidate;
        }
    }

    private bool TryClaim(string candidate, string[] suffixes)
    {
        if (_taken.Contains(candidate))
            return false;

        foreach (var suffix in suffixes)
        {
            if (_taken.Contains(candidate + suffix))
                return false;
        }

        _taken.Add(candidate);
        foreach (var suffix in suffixes)
            _taken.Add(candidate + suffix);

        return true;
    }
}
