namespace Btp.Connectivity.OData;

/// <summary>A property that can be read and written by itself, but that no condition can be made on: the service does not filter by it, or it is a shape on the map, a document, a list of flags.</summary>
/// <typeparam name="T">What it is read into.</typeparam>
public readonly struct PropertyPath<T> : IODataProperty<T>
{
    private readonly Operand _operand;
    private readonly ODataItemReader<T> _read;
    private readonly Action<ODataWriter, T> _write;
    private readonly bool _isObject;

    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    /// <param name="read">Reads its value.</param>
    /// <param name="write">Writes its value.</param>
    /// <param name="isObject">Whether it is one complex value.</param>
    public PropertyPath(ODataPath parent, string name, ODataItemReader<T> read, Action<ODataWriter, T> write, bool isObject = false)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(write);
        (_operand, _read, _write, _isObject) = (new(parent.Node, name), read, write, isObject);
    }

    Operand IODataProperty<T>.Operand => _operand;

    bool IODataProperty<T>.IsObject => _isObject;

    T IODataProperty<T>.Read(ref ODataReader reader) => _read(ref reader);

    void IODataProperty<T>.Write(ODataWriter writer, T value) => _write(writer, value);
}
