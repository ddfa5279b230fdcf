using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>The names of the methods of one type: overloads share a name, as long as C# can tell them apart.</summary>
/// <param name="members">The names that are no methods of operations.</param>
/// <param name="below">The methods that the type inherits; null for none.</param>
internal sealed class OperationScope(NameScope members, OperationScope? below = null)
{
    private readonly HashSet<string> _signatures = below is null ? new(StringComparer.Ordinal) : new(below._signatures, StringComparer.Ordinal);

    /// <summary>Takes the first candidate that is free for this signature; if none is, the last one with a number.</summary>
    /// <param name="candidates">The names in order of preference.</param>
    /// <param name="signature">The types of the parameters.</param>
    public string Claim(IReadOnlyList<string> candidates, string signature)
    {
        foreach (var candidate in candidates)
        {
            if (TryClaim(candidate, signature))
                return candidate;
        }

        for (var number = 2; ; number++)
        {
            var candidate = WithNumber(candidates[candidates.Count - 1], number);
            if (TryClaim(candidate, signature))
                return candidate;
        }
    }

    private static string WithNumber(string name, int number) => name.EndsWith("Async", StringComparison.Ordinal)
        ? name.Substring(0, name.Length - "Async".Length) + IndentedWriter.Number(number) + "Async"
        : name + IndentedWriter.Number(number);

    private bool TryClaim(string name, string signature) => !members.Contains(name) && _signatures.Add(name + "(" + signature + ")");
}
