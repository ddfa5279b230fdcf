using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP3005: user and password stand in a URL of a destination. The message never repeats them.</summary>
public sealed class UserInfoInUrl : ManifestRule
{
    private static readonly Regex _userInfo = new(@"^\s*[A-Za-z][A-Za-z0-9+.-]*://[^/?#@\s:]*:(?<password>[^/?#@\s]+)@[^/?#\s]", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override string Id => "BTP3005";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            foreach (var property in destination.Properties)
            {
                if (_userInfo.Match(property.Value) is { Success: true } match && !Placeholder.IsPlaceholder(match.Groups["password"].Value))
                    yield return new Finding(Id, destination.Path, property.ValueSpan,
                        "'" + property.Key + "' of '" + destination.Name + "' holds user and password, which stay in the repository, in logs and in every client that prints the URL: write the URL without them, leave them to the cockpit, and change the password");
            }
        }
    }
}
