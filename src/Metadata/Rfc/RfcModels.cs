namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>The type of a parameter or of a field.</summary>
/// <param name="Kind">The ABAP type.</param>
public sealed record RfcTypeModel(AbapType Kind)
{
    /// <summary>Characters of C and N, bytes of X, digits of P; 0 for all others.</summary>
    public int Length { get; init; }

    /// <summary>Digits after the point, of P.</summary>
    public int Decimals { get; init; }

    /// <summary>The name of the structure; null for all other types.</summary>
    public string? Structure { get; init; }

    /// <summary>What one row of a table is; null for all other types.</summary>
    public RfcTypeModel? Row { get; init; }
}

/// <summary>A field of a structure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Text">What it is, for people; empty if nobody says.</param>
public sealed record RfcFieldModel(string Name, RfcTypeModel Type, string Text);

/// <summary>A structure of the data dictionary.</summary>
/// <param name="Name">Its name; for one without a name that of the function and the parameter.</param>
/// <param name="Fields">Its fields in their order.</param>
public sealed record RfcStructureModel(string Name, EquatableArray<RfcFieldModel> Fields);

/// <summary>A parameter of a function module.</summary>
public sealed record RfcParameterModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which way it goes.</summary>
    public required RfcDirection Direction { get; init; }

    /// <summary>Its type; for TABLES always a table.</summary>
    public required RfcTypeModel Type { get; init; }

    /// <summary>Whether a caller may leave it out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The value that a function takes when it is left out, as SE37 writes it; empty for none.</summary>
    public string Default { get; init; } = "";

    /// <summary>What it is, for people; empty if nobody says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its line in the manifest, from one.</summary>
    public int Line { get; init; }
}

/// <summary>A classic exception of a function module.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">When it is raised, for people; empty if nobody says.</param>
public sealed record RfcExceptionModel(string Name, string Text);

/// <summary>The interface of a function module.</summary>
public sealed record RfcFunctionModel
{
    /// <summary>Its name, in capital letters.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for people; empty if nobody says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its parameters in the order of the manifest.</summary>
    public EquatableArray<RfcParameterModel> Parameters { get; init; }

    /// <summary>The structures that its parameters need, each after those that it holds.</summary>
    public EquatableArray<RfcStructureModel> Structures { get; init; }

    /// <summary>The exceptions that it raises.</summary>
    public EquatableArray<RfcExceptionModel> Exceptions { get; init; }

    /// <summary>Why it cannot be called, naming the parameter; null if it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Its line in the manifest, from one.</summary>
    public int Line { get; init; }
}

/// <summary>What reading a manifest gave.</summary>
/// <param name="Functions">The functions that it describes.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record RfcManifest(EquatableArray<RfcFunctionModel> Functions, EquatableArray<RfcProblem> Problems);

/// <summary>One thing of a manifest that could not be read.</summary>
/// <param name="Reason">What and why; no trailing period.</param>
/// <param name="Start">Offset of the place, from zero.</param>
/// <param name="Length">Its length.</param>
/// <param name="Line">Its line, from one.</param>
/// <param name="Column">Its column, from one.</param>
public sealed record RfcProblem(string Reason, int Start, int Length, int Line, int Column);
