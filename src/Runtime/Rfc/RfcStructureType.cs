namespace Btp.Connectivity.Rfc;

/// <summary>The fields of a structure.</summary>
/// <param name="name">Its name in the data dictionary; empty for the rows of a table that are no structures.</param>
/// <param name="fields">Its fields in their order.</param>
public sealed class RfcStructureType(string name, params RfcField[] fields)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its fields in their order.</summary>
    public IReadOnlyList<RfcField> Fields { get; } = fields;

    /// <summary>Whether it stands for a row that is one value without a name.</summary>
    internal bool IsSingleValue => Fields.Count == 1 && Fields[0].Name.Length == 0;
}
