using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>A type that carries <c>[ODataView&lt;T&gt;]</c>. Knows nothing of its place: a line above it changes nothing.</summary>
internal sealed record ViewDeclaration
{
    /// <summary>Namespace and names of containers and type, which nothing else in the project shares.</summary>
    public required string FullName { get; init; }

    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: <c>record</c>, <c>class</c>, <c>record struct</c>, <c>struct</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>The declarations around the type, outermost first.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>Why no code can be added to it; null if all is well.</summary>
    public DeclarationFlaw? Flaw { get; init; }

    /// <summary>The type that it is a view of.</summary>
    public required NamedType Entity { get; init; }

    /// <summary>Namespaces whose types the place of the view can name without a namespace, nearest first.</summary>
    public EquatableArray<string> Scope { get; init; }

    /// <summary>The parameters of the primary constructor, then the properties.</summary>
    public EquatableArray<ViewMember> Members { get; init; }

    /// <summary>Whether it is a value type.</summary>
    public bool IsStruct => Keyword.EndsWith("struct", StringComparison.Ordinal);
}

/// <summary>A type by name. Types that are generated do not exist while the generator runs, so a name is all that there is of them.</summary>
/// <param name="Name">C# keyword or full name without <c>global::</c>; the name as written where the compiler knows no such type.</param>
/// <param name="IsKnown">Whether the compiler knows the type.</param>
/// <param name="Assembly">The assembly that it comes from, if not this project.</param>
internal sealed record NamedType(string Name, bool IsKnown, string? Assembly);

/// <summary>A member of a view.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Path">What <c>[ODataName]</c> says; null without it.</param>
/// <param name="IsParameter">Whether it is a parameter of the primary constructor.</param>
/// <param name="Type">Its type.</param>
internal sealed record ViewMember(string Name, string? Path, bool IsParameter, ViewType Type);

/// <summary>The type of a view's member.</summary>
/// <param name="Item">The type, or what a collection holds.</param>
/// <param name="IsNullable">Whether the member can be null; true as well where nobody says.</param>
/// <param name="Many">What kind of collection, if it is one.</param>
/// <param name="IsItemNullable">Whether items of the collection can be null.</param>
/// <param name="Display">The type as people write it.</param>
internal sealed record ViewType(NamedType Item, bool IsNullable, Many Many, bool IsItemNullable, string Display);

/// <summary>How a member holds many values.</summary>
internal enum Many
{
    /// <summary>It holds one.</summary>
    No,

    /// <summary>A <c>List</c>, or an interface that it has.</summary>
    List,

    /// <summary>An array.</summary>
    Array,
}
