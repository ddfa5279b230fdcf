using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Model;

/// <summary>A method that calls an operation.</summary>
public sealed record MethodModel
{
    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The C# name of the call that is not sent yet; empty where the result can be queried further.</summary>
    public string CallName { get; init; } = "";

    /// <summary>The name on the wire: qualified if the operation is bound.</summary>
    public required string WireName { get; init; }

    /// <summary>How the operation is called.</summary>
    public required MethodKind Kind { get; init; }

    /// <summary>The HTTP method of a function import of V2.</summary>
    public string HttpMethod { get; init; } = "";

    /// <summary>Whether it belongs to an entity or a set, else to the service.</summary>
    public bool IsBound { get; init; }

    /// <summary>The parameters in the order of C#: those that can be left out last.</summary>
    public EquatableArray<ArgumentModel> Parameters { get; init; }

    /// <summary>What comes back; null for nothing.</summary>
    public ValueModel? Result { get; init; }

    /// <summary>The family of the result if it can be queried further; null if it is read at once.</summary>
    public string? ResultStem { get; init; }

    /// <summary>What it does, for people.</summary>
    public required string Summary { get; init; }

    /// <summary>More about it, for people.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Line in the document, from one.</summary>
    public int Line { get; init; }
}

/// <summary>How an operation is called.</summary>
public enum MethodKind
{
    /// <summary>V4: GET, parameters in the path.</summary>
    Function,

    /// <summary>V4: POST, parameters in the body.</summary>
    Action,

    /// <summary>V2: parameters in the query.</summary>
    FunctionImport,
}

/// <summary>A parameter of a method.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Value">Its type.</param>
/// <param name="IsOptional">Whether callers may leave it out.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record ArgumentModel(string Name, string WireName, ValueModel Value, bool IsOptional, string Summary);
