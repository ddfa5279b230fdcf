namespace Btp.Connectivity.OData;

/// <summary>What can be read from an OData response: generated entities, complex types and views.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IODataObject<TSelf>
    where TSelf : IODataObject<TSelf>
{
    /// <summary>Reads one object.</summary>
    /// <param name="reader">Stands on the object's opening brace, and on its closing brace afterwards.</param>
    static abstract TSelf Read(ref ODataReader reader);
}
