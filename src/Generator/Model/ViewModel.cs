using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Model;

/// <summary>The C# to be of one view.</summary>
public sealed record ViewModel
{
    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace, containers and name.</summary>
    public required string FullName { get; init; }

    /// <summary><c>record</c>, <c>class</c>, <c>record struct</c>, <c>struct</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>The declarations around the view, outermost first.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>The full name of the class that it is a view of, with <c>global::</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>The value of <c>$select</c>, ready for a URL.</summary>
    public required string Select { get; init; }

    /// <summary>What to expand.</summary>
    public EquatableArray<ViewExpansion> Expansions { get; init; }

    /// <summary>The members, parameters first.</summary>
    public EquatableArray<ViewMemberModel> Members { get; init; }

    /// <summary>The properties to read.</summary>
    public EquatableArray<ViewProperty> Properties { get; init; }

    /// <summary>What the generated file is called.</summary>
    public required string HintName { get; init; }
}

/// <summary>A navigation that a view reads along.</summary>
/// <param name="Path">The navigation, ready for a URL.</param>
/// <param name="Options">Its options in V4, ready for a URL.</param>
public sealed record ViewExpansion(string Path, string Options);

/// <summary>A member of a view.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="IsParameter">Whether it is a parameter of the constructor.</param>
/// <param name="Local">The type that its value is read as.</param>
/// <param name="Value">The value for the member, in which <c>$</c> stands for what was read.</param>
public sealed record ViewMemberModel(string Name, bool IsParameter, string Local, string Value);

/// <summary>A property to read on the way to members.</summary>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Member">The member that it fills; -1 if members are further down.</param>
/// <param name="Read">The expression that reads it.</param>
/// <param name="Children">The properties further down.</param>
public sealed record ViewProperty(string WireName, int Member, string Read, EquatableArray<ViewProperty> Children);
