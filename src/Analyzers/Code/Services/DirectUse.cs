using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>A place where code uses a destination without declaring a service.</summary>
/// <param name="Destination">The name of the destination.</param>
/// <param name="Node">The member of <c>Destinations</c>, the new contract, or the name that is looked up.</param>
/// <param name="Kind">How it is used.</param>
internal sealed record DirectUse(string Destination, SyntaxNode Node, DestinationUseKind Kind);
