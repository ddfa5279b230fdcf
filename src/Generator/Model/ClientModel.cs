using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Model;

/// <summary>The C# to be of one declared service: names are decided, clashes solved, capabilities applied. Emitters decide nothing any more.</summary>
public sealed record ClientModel
{
    /// <summary>The namespace of all types; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the declared class.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace, containers and name of the declared class.</summary>
    public required string FullName { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The declarations around the class, outermost first.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>The metadata document as people see it: relative to the project.</summary>
    public required string Document { get; init; }

    /// <summary>The protocol in the URLs and on the wire: V2 or V4.</summary>
    public required ClientProtocol Protocol { get; init; }

    /// <summary>The version that the document names, for people: <c>OData V3</c>.</summary>
    public required string ProtocolName { get; init; }

    /// <summary>The service root: a slash first, none at the end.</summary>
    public required string Path { get; init; }

    /// <summary>The destination; null if the declaration names none, and then there is no registration.</summary>
    public DestinationModel? Destination { get; init; }

    /// <summary>Where the manifest of the destination is, as people see it.</summary>
    public string ManifestName { get; init; } = "";

    /// <summary>The namespace of the class <c>Destinations</c>.</summary>
    public string DestinationsNamespace { get; init; } = "";

    /// <summary>Entity and complex types.</summary>
    public EquatableArray<ClassModel> Classes { get; init; }

    /// <summary>Enumerations.</summary>
    public EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>What queries are written against.</summary>
    public EquatableArray<ShapeModel> Shapes { get; init; }

    /// <summary>Entity sets and singletons.</summary>
    public EquatableArray<SetModel> Sets { get; init; }

    /// <summary>Operations that are called on the service itself.</summary>
    public EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>Whether the project can register the service.</summary>
    public bool HasRegistration { get; init; }

    /// <summary>The folder of the generated files, which no other declaration shares.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Namespace and a dot; empty for the global namespace.</summary>
    public string Prefix => Namespace.Length == 0 ? "" : Namespace + ".";
}

/// <summary>The protocol that generated code speaks.</summary>
public enum ClientProtocol
{
    /// <summary>OData 2.0, and 3.0, which differs only in what this toolkit does not use.</summary>
    V2,

    /// <summary>OData 4.0 and 4.01.</summary>
    V4,
}
