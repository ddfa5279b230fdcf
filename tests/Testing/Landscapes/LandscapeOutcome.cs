using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Testing;

/// <summary>What was found in a landscape of what belongs there.</summary>
/// <param name="name">The landscape.</param>
public sealed class LandscapeOutcome(string name)
{
    /// <summary>The rules of what was found where it belongs.</summary>
    public IList<string> Found { get; } = [];

    /// <summary>What was not found.</summary>
    public IList<(string Id, string Place)> Missed { get; } = [];

    /// <summary>What was said beyond that.</summary>
    public IList<(string Id, string Place)> Extra { get; } = [];

    /// <summary>Whether everything was found and nothing else said.</summary>
    public bool IsExact => Missed.Count == 0 && Extra.Count == 0;

    internal void Expect(string id, bool isFound, string place)
    {
        if (isFound)
            Found.Add(id);
        else
            Missed.Add((id, place));
    }

    /// <summary>The figures of many landscapes, per rule where something is wrong.</summary>
    /// <param name="outcomes">The outcomes.</param>
    public static string Summary(IReadOnlyList<LandscapeOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var (found, missed, extra) = (outcomes.Sum(o => o.Found.Count), outcomes.Sum(o => o.Missed.Count), outcomes.Sum(o => o.Extra.Count));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{outcomes.Count} landscapes, {outcomes.Count(o => o.IsExact)} exact; found {found}, missed {missed}, false {extra}; recall {Ratio(found, missed):0.000}, precision {Ratio(found, extra):0.000}\n");
        foreach (var id in outcomes.SelectMany(o => o.Missed.Concat(o.Extra)).Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{id}: found {outcomes.Sum(o => o.Found.Count(f => f == id))}, missed {outcomes.Sum(o => o.Missed.Count(f => f.Id == id))}, false {outcomes.Sum(o => o.Extra.Count(f => f.Id == id))}\n");
        }

        foreach (var outcome in outcomes.Where(o => !o.IsExact))
            text.Append(outcome);
        return text.ToString();
    }

    private static double Ratio(int right, int wrong) => right + wrong == 0 ? 1 : (double)right / (right + wrong);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(name).Append('\n');
        foreach (var (id, place) in Missed)
            text.Append(CultureInfo.InvariantCulture, $"  missed {id} {place}\n");
        foreach (var (id, place) in Extra)
            text.Append(CultureInfo.InvariantCulture, $"  false {id} {place}\n");
        return text.ToString();
    }
}
