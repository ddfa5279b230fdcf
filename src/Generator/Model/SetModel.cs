namespace Btp.Connectivity.Generator.Model;

/// <summary>An entity set or a singleton: a member of the service class.</summary>
public sealed record SetModel
{
    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>The family of its rows.</summary>
    public required string Stem { get; init; }

    /// <summary>Whether it is a singleton.</summary>
    public bool IsSingleton { get; init; }

    /// <summary>Whether it is a singleton that may be absent.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether it can be read as a collection; else only one row by its key, if at all.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether one row can be read by its key.</summary>
    public bool IsReadableByKey { get; init; } = true;

    /// <summary>What it is, for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Line in the document, from one.</summary>
    public int Line { get; init; }
}
