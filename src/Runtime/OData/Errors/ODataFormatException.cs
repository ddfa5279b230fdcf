namespace Btp.Connectivity.OData;

/// <summary>A response is not what the protocol or the metadata promise: an HTML page, JSON that ends too early, a value of another type.</summary>
public sealed class ODataFormatException : ODataException
{
    internal ODataFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
