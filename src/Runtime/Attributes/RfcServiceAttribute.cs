namespace Btp.Connectivity;

/// <summary>
/// Declares a partial class as the typed client of function modules of one system. Its methods, their structures and its registration
/// are generated from the <c>RfcMetadata</c> items of the project.
/// </summary>
/// <param name="functions">Names of the function modules: <c>STFC_CONNECTION</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RfcServiceAttribute(params string[] functions) : Attribute
{
    /// <summary>Names of the function modules.</summary>
    public string[] Functions { get; } = functions;

    /// <summary>
    /// Name of the destination through which the functions are called. One of type <c>HTTP</c> leads to <c>/sap/bc/soap/rfc</c> of its system;
    /// one of type <c>RFC</c> without a <see cref="SoapDestination"/> is called by SAP's RFC library, which has to be installed, or a transport that the application registers.
    /// </summary>
    public string? Destination { get; set; }

    /// <summary>
    /// Name of the HTTP destination of the same system, whose <c>/sap/bc/soap/rfc</c> is called instead of the RFC destination. Nothing in an
    /// RFC destination says where its system listens for HTTP, so this is stated and never guessed.
    /// </summary>
    public string? SoapDestination { get; set; }
}
