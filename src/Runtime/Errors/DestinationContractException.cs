namespace Btp.Connectivity;

/// <summary>The Destination service describes a destination differently from what the build saw in the manifests.</summary>
/// <param name="destination">Name of the destination.</param>
/// <param name="property">The property that differs, named as the Destination service names it.</param>
/// <param name="expected">What the build saw.</param>
/// <param name="actual">What the service says.</param>
public sealed class DestinationContractException(string destination, string property, string expected, string actual)
    : ConnectivityException($"Destination '{destination}' has {property} = '{actual}', but was built for '{expected}'. "
        + "Nothing was sent. Correct the destination, or correct the manifest and build again.")
{
    /// <summary>The property that differs, named as the Destination service names it.</summary>
    public string Property { get; } = property;

    /// <summary>What the build saw.</summary>
    public string Expected { get; } = expected;

    /// <summary>What the service says.</summary>
    public string Actual { get; } = actual;
}
