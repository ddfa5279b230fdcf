namespace Btp.Connectivity.Landscape.Text;

/// <summary>Finds what somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>How many letters have to be inserted, deleted or replaced to turn one text into the other.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    public static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }

    /// <summary>The candidate nearest to <paramref name="name"/>, if one is near enough to be what was meant; upper and lower case count little.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What there is.</param>
    /// <returns>The nearest; of several equally near ones the first in ordinal order. Null if none is near.</returns>
    public static string? Suggest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal) || candidate.Length == 0)
                continue;

            // A third of the name may differ: more is another name.
            var limit = Math.Max(1, Math.Min(name.Length, candidate.Length) / 3);
            if (Math.Abs(name.Length - candidate.Length) > limit)
                continue;

            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > limit || distance > bestDistance)
                continue;
            if (distance < bestDistance || string.CompareOrdinal(candidate, best) < 0)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }
}
