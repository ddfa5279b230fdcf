namespace Btp.Connectivity.OData;

/// <content>Collections of values.</content>
public sealed partial class ODataWriter
{
    /// <summary>Writes primitive or enumeration values: <c>WriteList(Emails, static (w, item) => w.WriteString(item))</c>.</summary>
    public void WriteList<T>(IReadOnlyList<T>? values, Action<ODataWriter, T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!Begin(values is not null))
            return;
        _json.WriteStartArray();
        foreach (var value in values!)
            item(this, value);
        _json.WriteEndArray();
    }
}
