using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>What a declaration came to.</summary>
/// <param name="Declaration">The declaration's full name.</param>
/// <param name="Client">The C# to be; null if something stands in the way.</param>
/// <param name="Findings">What stands in the way, and what had to be changed.</param>
internal sealed record BoundService(string Declaration, ClientModel? Client, EquatableArray<Finding> Findings)
{
    /// <summary>Names in <c>[ODataName]</c> that this service does not have, where another service of the namespace may.</summary>
    public EquatableArray<Finding> Unknown { get; init; }
}
