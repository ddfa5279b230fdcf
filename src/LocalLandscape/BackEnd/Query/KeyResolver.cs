using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>Names are matched exactly, and keys may be times of day, which Microsoft's own resolver cannot read.</summary>
internal sealed class KeyResolver : ODataUriResolver
{
    public KeyResolver() => EnableCaseInsensitive = false;

    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(IEdmEntityType type, IDictionary<string, string> namedValues, Func<IEdmTypeReference, string, object> convertFunc) =>
        base.ResolveKeys(type, namedValues, Wrap(convertFunc));

    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(IEdmEntityType type, IList<string> positionalValues, Func<IEdmTypeReference, string, object> convertFunc) =>
        base.ResolveKeys(type, positionalValues, Wrap(convertFunc));

    private static Func<IEdmTypeReference, string, object> Wrap(Func<IEdmTypeReference, string, object> convert) => (type, text) =>
        !type.IsTimeOfDay() ? convert(type, text)
        : TimeOfDay.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time
        : throw new ODataException($"'{text}' is no time of day");
}
