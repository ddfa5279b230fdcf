using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Declarations.Rfc;

/// <summary>A declaration, and apart from it where it stands.</summary>
/// <param name="Declaration">What is declared.</param>
/// <param name="Places">Where.</param>
internal sealed record DeclaredRfc(RfcDeclaration Declaration, DeclarationPlaces Places);

/// <summary>A class that carries <c>[RfcService]</c>. Knows nothing of its place: a line above it changes nothing.</summary>
internal sealed record RfcDeclaration
{
    /// <summary>The namespace of the class; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace and names of containers and class.</summary>
    public required string FullName { get; init; }

    /// <summary><c>public</c> or <c>internal</c>: how far all of the class can be seen.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The declarations around the class, outermost first.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>Why it cannot be extended; null if it can.</summary>
    public DeclarationFlaw? Flaw { get; init; }

    /// <summary>The name of a type that hides a namespace which generated code needs; null if all is well.</summary>
    public string? Hidden { get; init; }

    /// <summary>Members that the project's part of the class has, which no generated member can be called like.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>The function modules.</summary>
    public EquatableArray<string> Functions { get; init; }

    /// <summary>The destination; null if none is named.</summary>
    public string? Destination { get; init; }

    /// <summary>The HTTP destination for SOAP; null if none is named.</summary>
    public string? SoapDestination { get; init; }
}
