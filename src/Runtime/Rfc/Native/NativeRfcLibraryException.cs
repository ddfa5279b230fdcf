namespace Btp.Connectivity.Rfc.Native;

/// <summary>SAP's NetWeaver RFC library is not there, or not the one that is needed. Nothing was sent.</summary>
public sealed class NativeRfcLibraryException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="places">Where the library was looked for.</param>
    /// <param name="innerException">The cause.</param>
    public NativeRfcLibraryException(string problem, IReadOnlyList<string> places, Exception? innerException = null)
        : base(problem + " RFC destinations need SAP's NetWeaver RFC SDK 7.50 or later, which is not part of this package: get it from SAP (support.sap.com, \"SAP Connectors\"), put its "
            + "folder 'lib' on this machine, and name it in Btp:NativeRfc:LibraryPath or SAPNWRFC_HOME. Or set SoapDestination of [RfcService] to the HTTP destination of the same system."
            + (places?.Count > 0 ? " Looked at: " + string.Join(", ", places) + "." : string.Empty), innerException) => Places = places ?? [];

    /// <summary>Where the library was looked for.</summary>
    public IReadOnlyList<string> Places { get; }
}
