using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Destinations;

/// <summary>Compares what the Destination service says with what the build saw.</summary>
internal sealed class DestinationContractCheck(IOptions<BtpConnectivityOptions> options, ILogger<DestinationContractCheck> logger)
{
    public void Verify(DestinationContract contract, Destination actual, DestinationLookup? lookup = null)
    {
        if (actual.Trust is { AcceptsAnything: true } && !options.Value.AllowTrustAll)
        {
            throw new DestinationServiceException(
                contract.Name,
                "its property TrustAll accepts the certificate of whoever answers. Put the server's certificate authority into a trust store and name it in TrustStoreLocation; "
                + $"for a test system, BtpConnectivityOptions.{nameof(BtpConnectivityOptions.AllowTrustAll)} (Btp:{nameof(BtpConnectivityOptions.AllowTrustAll)}) allows it.");
        }

        // The chain was generated for these three: another one would send other credentials, so no option softens them.
        Compare(contract, "Type", contract.Type, actual.Type, alwaysFails: true);
        var type = DestinationType.Named(contract.Name, actual.Type);
        Compare(contract, type.ProxyTypeKey, contract.ProxyType?.ToString(), actual.ProxyType.ToString(), alwaysFails: true);
        Compare(contract, type.AuthenticationKey, contract.Authentication, actual.Authentication, alwaysFails: true);

        if (lookup is { ChangesProperties: true })
        {
            // A fragment is for changing these, and no manifest says which one a call names.
            return;
        }

        if (contract.Url is { } url && Uri.Compare(url, actual.Url, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            Compare(contract, type == DestinationType.Http ? "URL" : "address", url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), actual.Origin, alwaysFails: false);
        }

        // The name of a system stands behind its message server's: two systems can share one.
        if (type == DestinationType.Rfc && contract.Url is { AbsolutePath: ['/', .. { Length: > 0 } system] })
        {
            Compare(contract, "jco.client.r3name", Uri.UnescapeDataString(system), Uri.UnescapeDataString(actual.Url.AbsolutePath.TrimStart('/')), alwaysFails: false);
        }

        Compare(contract, type.LocationIdKey, contract.LocationId, actual.LocationId ?? string.Empty, alwaysFails: false);
        Compare(contract, type.SapClientKey, contract.SapClient, actual.SapClient ?? string.Empty, alwaysFails: false);
    }

    private void Compare(DestinationContract contract, string property, string? expected, string actual, bool alwaysFails)
    {
        if (expected is null || string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return;
        }

        if (alwaysFails || options.Value.ContractMismatch == ContractMismatchBehavior.Fail)
        {
            throw new DestinationContractException(contract.Name, property, expected, actual) { Destination = contract.Name };
        }

        ConnectivityLog.ContractMismatch(logger, contract.Name, property, expected, actual);
    }
}
