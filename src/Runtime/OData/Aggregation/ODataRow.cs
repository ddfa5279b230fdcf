using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A row of which a projection takes values. Before there are rows the projection runs once with samples, to find out what to ask for.</summary>
/// <remarks>So that every run asks for the same values, what is asked for must not depend on values.</remarks>
public abstract class ODataRow
{
    private protected ODataRow(ODataColumns columns) => Columns = columns;

    internal ODataColumns Columns { get; }

    /// <summary>The row; null while there is none.</summary>
    internal JsonElement? Json { get; set; }

    private protected T Value<T>(ODataColumn column, IODataValue<T> value)
    {
        if (Json is not { } row)
            return value.Sample;
        foreach (var name in column.Path)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row))
                return Read("null"u8, value);
        }

        return Read(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(row), value);
    }

    private static T Read<T>(ReadOnlySpan<byte> json, IODataValue<T> value)
    {
        var reader = new ODataReader(json, isFinal: true, default, ODataProtocol.V4, null, 0);
        return value.Read(ref reader);
    }
}
