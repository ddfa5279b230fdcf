namespace Btp.Connectivity.Rfc;

/// <summary>Which way a parameter goes, seen from the function module.</summary>
public enum RfcDirection
{
    /// <summary>To the function.</summary>
    Importing,

    /// <summary>From the function.</summary>
    Exporting,

    /// <summary>Both ways.</summary>
    Changing,

    /// <summary>A table, both ways.</summary>
    Tables,
}

/// <summary>A parameter of a function module.</summary>
/// <param name="Direction">Which way it goes.</param>
/// <param name="Field">Name and type.</param>
/// <param name="IsOptional">Whether the function has a value for it when it is left out.</param>
public sealed record RfcParameter(RfcDirection Direction, RfcField Field, bool IsOptional = false);

/// <summary>The interface of a function module.</summary>
/// <param name="name">Its name.</param>
/// <param name="parameters">Its parameters.</param>
public sealed class RfcFunctionType(string name, params RfcParameter[] parameters)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<RfcParameter> Parameters { get; } = parameters;

    /// <summary>Makes the exception for what the function raises; by default an <see cref="RfcAbapException"/>.</summary>
    public Func<RfcAbapError, RfcAbapException> CreateException { get; init; } = static error => new RfcAbapException(error);

    /// <summary>The parameters as if they were the fields of a structure.</summary>
    internal RfcStructureType Frame { get; } = new(name, [.. parameters.Select(static parameter => parameter.Field)]);

    /// <summary>Its name as an XML element.</summary>
    internal string XmlName { get; } = RfcXmlName.Encode(name);
}
