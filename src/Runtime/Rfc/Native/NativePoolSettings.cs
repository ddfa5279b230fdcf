using System.Globalization;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>How connections of a destination are kept, with the defaults of SAP's Java Connector.</summary>
/// <param name="Capacity">Idle connections that are kept (<c>pool_capacity</c>); 0 keeps none.</param>
/// <param name="PeakLimit">Connections at one time (<c>peak_limit</c>); 0 for no limit.</param>
/// <param name="MaxWait">How long one is waited for (<c>max_get_client_time</c>).</param>
/// <param name="Expiration">After which time an idle one is closed (<c>expiration_time</c>).</param>
/// <param name="CheckPeriod">How often that is looked at (<c>expiration_check_period</c>).</param>
/// <param name="ChecksConnection">Whether an idle one is asked for a sign of life before it is used (<c>pool_check_connection</c>).</param>
internal sealed record NativePoolSettings(int Capacity, int PeakLimit, TimeSpan MaxWait, TimeSpan Expiration, TimeSpan CheckPeriod, bool ChecksConnection)
{
    /// <exception cref="RfcNotPossibleException">A value is no number.</exception>
    public static NativePoolSettings Of(string destination, IReadOnlyDictionary<string, string> properties)
    {
        return new(
            Number("pool_capacity", 1),
            Number("peak_limit", 0),
            TimeSpan.FromMilliseconds(Number("max_get_client_time", 30_000)),
            TimeSpan.FromMilliseconds(Number("expiration_time", 60_000)),
            TimeSpan.FromMilliseconds(Math.Max(Number("expiration_check_period", 60_000), 1)),
            Number("pool_check_connection", 0) != 0);

        int Number(string name, int otherwise)
        {
            var text = DestinationType.Text(properties, "jco.destination." + name);
            return text is null ? otherwise
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
                : throw new RfcNotPossibleException(destination, $"jco.destination.{name} is no number from 0 to {int.MaxValue}.");
        }
    }
}
