using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>A class that carries <c>[ODataService]</c>. Knows nothing of its place: a line above it changes nothing.</summary>
internal sealed record ServiceDeclaration
{
    /// <summary>The namespace of the class; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary><c>public</c> or <c>internal</c>: how far all of the class can be seen.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The declarations around the class, outermost first: <c>partial class Outer</c>.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>The first type that would have to be partial and is not, or cannot be extended for another reason; null if all is well.</summary>
    public DeclarationFlaw? Flaw { get; init; }

    /// <summary>The name of the metadata document.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The destination; null if none is named.</summary>
    public string? Destination { get; init; }

    /// <summary>The service root; null if the attribute does not say.</summary>
    public string? Path { get; init; }

    /// <summary>Entity sets to generate, patterns allowed; empty for all.</summary>
    public EquatableArray<string> EntitySets { get; init; }

    /// <summary>Operations to generate, patterns allowed; empty for all.</summary>
    public EquatableArray<string> Operations { get; init; }

    /// <summary>Entity sets and operations to leave out, patterns allowed.</summary>
    public EquatableArray<string> Exclude { get; init; }

    /// <summary>C# names of the declaration's own choice: <c>wire name=C# name</c>.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>The types that the project has in the namespace.</summary>
    public OwnTypes OwnTypes { get; init; } = OwnTypes.None;

    /// <summary>Namespace and names of containers and class, which nothing else in the project shares.</summary>
    public required string FullName { get; init; }
}

/// <summary>Why a class cannot be extended.</summary>
/// <param name="Type">The type that stands in the way: the class or one around it.</param>
/// <param name="Demand">What it has to be: <c>partial</c>.</param>
internal sealed record DeclarationFlaw(string Type, string Demand);
