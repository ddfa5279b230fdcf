using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Generator.Model;

/// <summary>The C# to be of one class with <c>[RfcService]</c>: names are decided.</summary>
public sealed record RfcClientModel
{
    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the declared class.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace, containers and name of the declared class.</summary>
    public required string FullName { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The declarations around the class, outermost first.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>The function modules, by name.</summary>
    public EquatableArray<RfcMethodModel> Methods { get; init; }

    /// <summary>The structures, by name.</summary>
    public EquatableArray<RfcClassModel> Structures { get; init; }

    /// <summary>The HTTP destination that SOAP goes through; null if there is none.</summary>
    public DestinationModel? SoapDestination { get; init; }

    /// <summary>The RFC destination; null if there is none.</summary>
    public DestinationModel? RfcDestination { get; init; }

    /// <summary>Where the manifest of the destination is, as people see it.</summary>
    public string ManifestName { get; init; } = "";

    /// <summary>The namespace of the class <c>Destinations</c>.</summary>
    public string DestinationsNamespace { get; init; } = "";

    /// <summary>Whether the project can register the client.</summary>
    public bool HasRegistration { get; init; }
}

/// <summary>A method that calls a function module.</summary>
public sealed record RfcMethodModel
{
    /// <summary>The name, without <c>Async</c>; what belongs to it begins with it.</summary>
    public required string Name { get; init; }

    /// <summary>The function module.</summary>
    public required string WireName { get; init; }

    /// <summary>What it does, for people; empty if nobody says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its manifest and line, for people.</summary>
    public required string Place { get; init; }

    /// <summary>Its parameters in the order of the manifest.</summary>
    public EquatableArray<RfcArgumentModel> Arguments { get; init; }

    /// <summary>The exceptions that it raises, each with the name of its member.</summary>
    public EquatableArray<RfcErrorModel> Errors { get; init; }
}

/// <summary>An exception of a function module.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The ABAP name.</param>
/// <param name="Text">When it is raised; empty if nobody says.</param>
public sealed record RfcErrorModel(string Name, string WireName, string Text);

/// <summary>A parameter of a function module.</summary>
public sealed record RfcArgumentModel
{
    /// <summary>The name of the method's parameter; empty for one that only comes back.</summary>
    public required string Parameter { get; init; }

    /// <summary>The name of the result's property; empty for one that only goes there.</summary>
    public required string Property { get; init; }

    /// <summary>The ABAP name.</summary>
    public required string WireName { get; init; }

    /// <summary>Which way it goes.</summary>
    public required RfcDirection Direction { get; init; }

    /// <summary>What it holds.</summary>
    public required RfcValueModel Value { get; init; }

    /// <summary>Whether a caller may leave it out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The value when it is left out, as ABAP writes it; empty for none.</summary>
    public string Default { get; init; } = "";

    /// <summary>What it is, for people; empty if nobody says.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A structure.</summary>
/// <param name="Name">The class.</param>
/// <param name="WireName">The ABAP name.</param>
/// <param name="Fields">Its fields in their order.</param>
public sealed record RfcClassModel(string Name, string WireName, EquatableArray<RfcPropertyModel> Fields);

/// <summary>A field of a structure.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The ABAP name.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Text">What it is, for people; empty if nobody says.</param>
public sealed record RfcPropertyModel(string Name, string WireName, RfcValueModel Value, string Text);

/// <summary>The type of a value.</summary>
/// <param name="Type">The ABAP type.</param>
/// <param name="ClassName">The class of a structure; empty for all others.</param>
/// <param name="Row">What a row of a table is; null for all others.</param>
public sealed record RfcValueModel(RfcTypeModel Type, string ClassName, RfcValueModel? Row);
