namespace Btp.Connectivity.Metadata.Model;

/// <summary>How an operation is called.</summary>
public enum OperationKind
{
    /// <summary>V4: no side effects, called with GET, parameters in the path.</summary>
    Function,

    /// <summary>V4: side effects, called with POST, parameters in the body.</summary>
    Action,

    /// <summary>V2 and V3 function import: GET or POST, parameters in the query.</summary>
    FunctionImport,
}

/// <summary>A function, an action, or a function import; every overload is a model of its own.</summary>
public sealed record OperationModel
{
    /// <summary>Namespace-qualified name, which bound calls use; for a V2 function import its name.</summary>
    public required string FullName { get; init; }

    /// <summary>The name of the import, or for a bound operation its name without namespace.</summary>
    public required string Name { get; init; }

    /// <summary>How it is called.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>The HTTP method of a V2 function import (<c>m:HttpMethod</c>), else GET for functions and POST for actions.</summary>
    public string HttpMethod { get; init; } = "GET";

    /// <summary>The type that it is bound to, a collection or one; null for an import.</summary>
    public TypeReference? BindingType { get; init; }

    /// <summary>V2: the entity type that a function import acts for, whose key is among the parameters (<c>sap:action-for</c>), as written; null for none.</summary>
    public string? ActionFor { get; init; }

    /// <summary>The parameters without the binding parameter.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>What it returns; null for nothing.</summary>
    public TypeReference? ReturnType { get; init; }

    /// <summary>The entity set that returned entities belong to, where the document says so.</summary>
    public string? ReturnSet { get; init; }

    /// <summary>Whether further path segments and query options may follow a function.</summary>
    public bool IsComposable { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;

    /// <summary>Line of the element in the document, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>A parameter of an operation.</summary>
public sealed record ParameterModel
{
    /// <summary>Name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Its type and facets.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Whether callers may leave it out (<c>Core.OptionalParameter</c>).</summary>
    public bool IsOptional { get; init; }

    /// <summary>What the document tells people.</summary>
    public Documentation Documentation { get; init; } = Documentation.None;
}
