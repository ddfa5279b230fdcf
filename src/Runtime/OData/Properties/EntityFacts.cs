namespace Btp.Connectivity.OData;

/// <summary>What the class of an entity knows about its properties, found once per type.</summary>
internal static class EntityFacts<T>
    where T : IODataObject<T>
{
    /// <summary>The names of the properties; null where there are no instances of exactly this type, and for views.</summary>
    public static PropertyNames? Names { get; } = Find();

    // The tables are private to the generated classes, which hand them to whoever reads or writes an instance.
    private static PropertyNames? Find()
    {
        var reader = new ODataReader("{}"u8, isFinal: true, default, ODataProtocol.V4, null, 0);
        reader.Json.Read();
        try
        {
            return T.Read(ref reader) is ODataObject instance ? ODataWriter.NamesOf(instance) : null;
        }
        catch (ODataFormatException)
        {
            return null;
        }
    }
}
