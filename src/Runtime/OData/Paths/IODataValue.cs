namespace Btp.Connectivity.OData;

/// <summary>A value of a row that can be grouped by, read and sorted by: every path but those to objects and collections.</summary>
/// <typeparam name="T">What it is read into; nullable, because the service may have none.</typeparam>
/// <remarks>Implemented by the paths of this library and by nothing else.</remarks>
public interface IODataValue<T> : IODataProperty<T>
{
    /// <summary>What stands for a value before there is one.</summary>
    internal T Sample { get; }
}
