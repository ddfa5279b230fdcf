using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>What happened to an expanded collection of a row (<c>"Orders@delta"</c>, OData JSON Format 4.01, 15.3). The collection itself is not in the row then: what is not named here did not change.</summary>
/// <typeparam name="T">What the row is read into.</typeparam>
public sealed class ODataNestedChanges<T>
    where T : IODataObject<T>
{
    private readonly ODataProtocol _protocol;

    internal ODataNestedChanges(T owner, string property, IReadOnlyList<JsonElement> items, IReadOnlyList<ODataRemoved> removed, ODataProtocol protocol)
    {
        (Owner, Property, Items, Removed) = (owner, property, items, removed);
        _protocol = protocol;
    }

    /// <summary>The row.</summary>
    public T Owner { get; }

    /// <summary>The navigation property, by its name on the wire.</summary>
    public string Property { get; }

    /// <summary>Rows that were added or changed, as sent: perhaps with nothing but what changed, and with changes of their own collections.</summary>
    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>Rows that are no longer related.</summary>
    public IReadOnlyList<ODataRemoved> Removed { get; }

    /// <summary>The rows that were added or changed: <c>nested.Read&lt;Order&gt;()</c>. What was not sent has its default.</summary>
    /// <typeparam name="TItem">The class of the rows.</typeparam>
    /// <exception cref="ODataFormatException">A value is not of the type in the metadata.</exception>
    public List<TItem> Read<TItem>()
        where TItem : IODataObject<TItem>
    {
        var rows = new List<TItem>(Items.Count);
        foreach (var item in Items)
        {
            var reader = new ODataReader(Encoding.UTF8.GetBytes(item.GetRawText()), isFinal: true, default, _protocol, null, 0);
            reader.Json.Read();
            rows.Add(TItem.Read(ref reader));
        }

        return rows;
    }
}
