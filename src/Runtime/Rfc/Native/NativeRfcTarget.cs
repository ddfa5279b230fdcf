namespace Btp.Connectivity.Rfc.Native;

/// <summary>What messages say about a destination, and what they never say.</summary>
/// <param name="Destination">Its name.</param>
/// <param name="Address">Where it is, as the destination says.</param>
/// <param name="Secrets">Values that are cut out of the library's messages.</param>
internal sealed record NativeRfcTarget(string Destination, string Address, string?[] Secrets)
{
    /// <summary>Name and address.</summary>
    public override string ToString() => $"{Destination} ({Address})";
}
