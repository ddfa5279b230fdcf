using System.Globalization;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>What an error answer tells besides code and message: which service, which transaction, when.</summary>
internal sealed record ErrorFacts(string ServiceId, string TransactionId, DateTimeOffset Time)
{
    /// <summary><c>yyyyMMddHHmmss.fffffff</c>, as SAP Gateway writes it.</summary>
    public string Timestamp => Time.UtcDateTime.ToString("yyyyMMddHHmmss.fffffff", CultureInfo.InvariantCulture);

    /// <summary>32 hex digits in upper case, as a transaction id of SAP Gateway.</summary>
    public static string NewTransactionId() => Guid.NewGuid().ToString("N").ToUpperInvariant();
}
