namespace Btp.Connectivity.OData;

/// <summary>What can be read and written by itself: a value, a collection of values (<c>Property(o => o.Note)</c>).</summary>
/// <typeparam name="T">What it is read into; nullable where the service may have none.</typeparam>
/// <remarks>Implemented by the paths of this library and by nothing else.</remarks>
public interface IODataProperty<T>
{
    internal Operand Operand { get; }

    /// <summary>Whether it is one complex value.</summary>
    internal bool IsObject => false;

    internal T Read(ref ODataReader reader);

    internal void Write(ODataWriter writer, T value);
}
