using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Model;

/// <summary>A class that rows, or parts of rows, are read into.</summary>
public sealed record ClassModel
{
    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace-qualified name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>Whether it is an entity type, else a complex type.</summary>
    public required bool IsEntity { get; init; }

    /// <summary>Whether no instance of exactly this type exists.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Whether instances carry properties that the document does not name.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The class below; null without one.</summary>
    public string? Base { get; init; }

    /// <summary>The members of the classes below, base first.</summary>
    public EquatableArray<MemberModel> Inherited { get; init; }

    /// <summary>The members that this class adds.</summary>
    public EquatableArray<MemberModel> Members { get; init; }

    /// <summary>What names one instance, where this class is the one to say so; empty for all others.</summary>
    public EquatableArray<KeyMember> Key { get; init; }

    /// <summary>The types that derive from this one, however far, nearest first; abstract ones are left out.</summary>
    public EquatableArray<DerivedModel> Derived { get; init; }

    /// <summary>Whether another class derives from this one, an abstract one too.</summary>
    public bool HasDerived { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Summary { get; init; }

    /// <summary>More about it, for people.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Line in the document, from one.</summary>
    public int Line { get; init; }
}

/// <summary>A type that an instance may be instead of the type asked for.</summary>
/// <param name="Name">The class.</param>
/// <param name="WireName">Namespace-qualified name on the wire.</param>
public sealed record DerivedModel(string Name, string WireName);

/// <summary>A property of a class.</summary>
public sealed record MemberModel
{
    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>What it holds.</summary>
    public required ValueModel Value { get; init; }

    /// <summary>Whether it is part of the key.</summary>
    public bool IsKey { get; init; }

    /// <summary>Who may set it.</summary>
    public MemberAccess Access { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Summary { get; init; }

    /// <summary>What the document promises about its values, and where it stands there.</summary>
    public string Remarks { get; init; } = "";
}

/// <summary>Who may set a property; reading a response always may.</summary>
public enum MemberAccess
{
    /// <summary>Anybody at any time.</summary>
    Set,

    /// <summary>Who creates the object: the service takes the value when a row is created, and never again.</summary>
    Init,

    /// <summary>Nobody: the service computes the value.</summary>
    Read,
}
