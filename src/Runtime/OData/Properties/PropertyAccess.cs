namespace Btp.Connectivity.OData;

/// <summary>How the value of a property is read and written.</summary>
/// <param name="IsObject">Whether it is one complex value, which V4 sends as it is, and every other value under the name <c>value</c>.</param>
/// <param name="Read">Reads it.</param>
/// <param name="Write">Writes it.</param>
internal sealed record PropertyAccess<T>(bool IsObject, ODataItemReader<T> Read, Action<ODataWriter, T> Write);
