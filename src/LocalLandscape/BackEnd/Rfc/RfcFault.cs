namespace Btp.Connectivity.LocalLandscape.BackEnd.Rfc;

/// <summary>The call is refused with a SOAP fault.</summary>
/// <param name="type">The system's word for it.</param>
/// <param name="message">What is wrong.</param>
internal sealed class RfcFault(string type, string message) : Exception(message)
{
    public string Type { get; } = type;
}
