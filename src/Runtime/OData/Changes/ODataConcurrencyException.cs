namespace Btp.Connectivity.OData;

/// <summary>A change was refused because of the version that it was meant for: the entity has changed since (412), or a version has to be given (428).</summary>
public sealed class ODataConcurrencyException : ODataException
{
    internal ODataConcurrencyException(string message)
        : base(message)
    {
    }
}
