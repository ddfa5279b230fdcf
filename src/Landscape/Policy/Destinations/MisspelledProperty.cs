using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2012: a property whose name is nearly, but not quite, one that the Destination service knows, and which it therefore ignores.</summary>
/// <remarks>Properties of an application's own are allowed by design, so that only near misses count. Exempt: the <c>destinations</c> variable, whose keys are another set.</remarks>
public sealed class MisspelledProperty : ManifestRule
{
    private const int ShortestForOneLetter = 5;

    private const int ShortestForTwoLetters = 9;

    /// <inheritdoc/>
    public override string Id => "BTP2012";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Origin == DestinationOrigin.Environment)
                continue;

            var known = DestinationKeys.Of(destination.Type);
            foreach (var property in destination.Properties)
            {
                if (property.Key.StartsWith("//", StringComparison.Ordinal) || known.Contains(property.Key) || Meant(destination, property.Key, known) is not { } meant)
                    continue;

                yield return new Finding(Id, destination.Path, property.KeySpan,
                    "The Destination service does not know the property '" + property.Key + "' of '" + destination.Name + "' and ignores it: did you mean '" + meant + "'?")
                {
                    Properties = FindingProperty.Spelling(property.Key, meant),
                };
            }
        }
    }

    private static string? Meant(Destination destination, string key, IReadOnlyList<string> known)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in known)
        {
            var distance = string.Equals(candidate, key, StringComparison.OrdinalIgnoreCase) ? 0 : Near(destination, key, candidate);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        // Both are there: then the other one is a property of its own.
        return best is null || destination.Find(best) is not null ? null : best;
    }

    // JavaMail knows hundreds of keys that differ in a letter (mail.smtp, mail.smtps), and every header and query has a name of its own.
    private static int Near(Destination destination, string key, string candidate)
    {
        if (destination is MailDestination || IsFree(key) || Math.Min(key.Length, candidate.Length) < ShortestForOneLetter)
            return int.MaxValue;

        // The Java connector knows more keys than the service documents (tphost, dest), all with the same beginning: only their own part counts.
        var length = Math.Min(OwnLength(key), OwnLength(candidate));
        var limit = length >= ShortestForTwoLetters ? 2 : 1;
        if (Math.Abs(key.Length - candidate.Length) > limit)
            return int.MaxValue;

        var distance = Spelling.Distance(key.ToUpperInvariant(), candidate.ToUpperInvariant());
        return distance <= limit || IsTwisted(key, candidate) ? distance : int.MaxValue;
    }

    // ashots for ashost: one slip of the fingers, although it changes two letters.
    private static bool IsTwisted(string left, string right)
    {
        var at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
            at++;

        return left.Length == right.Length && at + 1 < left.Length && left[at] == right[at + 1] && left[at + 1] == right[at]
            && string.CompareOrdinal(left, at + 2, right, at + 2, left.Length) == 0;
    }

    private static int OwnLength(string key) => key.StartsWith("jco.", StringComparison.OrdinalIgnoreCase) ? key.Length - key.LastIndexOf('.') - 1 : key.Length;

    private static bool IsFree(string key) =>
        key.StartsWith("URL.headers.", StringComparison.Ordinal) || key.StartsWith("URL.queries.", StringComparison.Ordinal)
        || key.StartsWith("tokenServiceURL.headers.", StringComparison.Ordinal) || key.StartsWith("tokenServiceURL.queries.", StringComparison.Ordinal) || key.StartsWith("tokenService.body.", StringComparison.Ordinal);
}
