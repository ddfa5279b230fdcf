using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A row as it came.</summary>
internal sealed class ODataWholeRow(JsonElement json) : IODataObject<ODataWholeRow>
{
    public JsonElement Json => json;

    static ODataWholeRow IODataObject<ODataWholeRow>.Read(ref ODataReader reader) => new(reader.ReadWhole());
}
