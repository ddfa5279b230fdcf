using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2015: an on-premise destination whose location id no Cloud Connector has: every call fails with 503.</summary>
/// <remarks>Only where a Cloud Connector manifest is declared complete. Exempt: placeholders, and connectors whose location id is not known.</remarks>
public sealed class UnknownLocationId : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2015";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        if (!landscape.KnowsAllConnectors())
            yield break;

        var known = new List<string>();
        foreach (var connector in landscape.CloudConnectors)
        {
            foreach (var subaccount in connector.Subaccounts)
            {
                if (subaccount.LocationId is not { } id)
                    yield break;
                known.Add(id);
            }
        }

        foreach (var destination in landscape.Destinations)
        {
            var property = destination.Find(destination.LocationIdKey);
            if (destination.IsOnPremise && property?.IsLiteral != false && !known.Contains(destination.LocationId ?? ""))
                yield return new Finding(Id, destination.Path, property?.ValueSpan ?? destination.NameSpan, Message(destination, known)) { Properties = destination.LocationId is { } id ? FindingProperty.Spelling(id, Spelling.Suggest(id, known) is { Length: > 0 } meant ? meant : null) : default };
        }
    }

    private static string Message(Destination destination, List<string> known)
    {
        var text = destination.LocationId is { } id
            ? "Destination '" + destination.Name + "' asks for the Cloud Connector with the location id '" + id + "', which no connector has"
            : "Destination '" + destination.Name + "' has no location id, but every Cloud Connector has one";
        var suggestion = Spelling.Suggest(destination.LocationId ?? "", known);
        return text + ", so that calls fail with 503: " + (suggestion is { Length: > 0 } ? "did you mean '" + suggestion + "'?" : "known are " + string.Join(", ", known.Distinct(StringComparer.Ordinal).Select(each => each.Length == 0 ? "the connector without an id" : "'" + each + "'")));
    }
}
