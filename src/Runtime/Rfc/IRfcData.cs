namespace Btp.Connectivity.Rfc;

/// <summary>Something that values of a function module are read into.</summary>
public interface IRfcReadable
{
    /// <summary>Takes one value.</summary>
    /// <param name="reader">Gives the value; it is asked exactly once.</param>
    /// <param name="field">Which field or parameter it is, by its place in the type.</param>
    void Read(RfcReader reader, int field);
}

/// <summary>A structure: generated classes implement it.</summary>
public interface IRfcData : IRfcReadable
{
    /// <summary>Its fields.</summary>
    RfcStructureType Type { get; }

    /// <summary>Writes every field once, in order.</summary>
    /// <param name="writer">Takes the values.</param>
    void Write(RfcWriter writer);
}
