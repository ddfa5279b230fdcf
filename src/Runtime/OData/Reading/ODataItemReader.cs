namespace Btp.Connectivity.OData;

/// <summary>Reads one item of a collection of primitive or enumeration values.</summary>
/// <typeparam name="T">The C# type of an item.</typeparam>
/// <param name="reader">Gives the item on the next call of one of its <c>Read</c> methods.</param>
public delegate T ODataItemReader<out T>(ref ODataReader reader);
