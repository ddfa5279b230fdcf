namespace Btp.Connectivity.Rfc;

/// <summary>Gives the values of parameters and fields. It is asked once for each value, with the method of its type; a transport derives from it.</summary>
/// <param name="function">The function that was called.</param>
public abstract class RfcReader(RfcFunctionType function)
{
    private readonly List<RfcField> _path = [];

    /// <summary>The function that was called.</summary>
    protected RfcFunctionType Function { get; } = function;

    /// <summary>The field whose value is to be read.</summary>
    protected RfcField Current => _path[^1];

    /// <summary>C without blanks at its end, N with all its digits, STRING as it is.</summary>
    public string ReadText()
    {
        var text = GetText();
        return Current.Type == RfcDataType.String ? text : RfcChecks.Text(Current, text) ?? throw Refuse(null);
    }

    /// <summary>INT1.</summary>
    public byte ReadByte() => (byte)Integer();

    /// <summary>INT2.</summary>
    public short ReadInt16() => (short)Integer();

    /// <summary>INT4.</summary>
    public int ReadInt32() => (int)Integer();

    /// <summary>INT8.</summary>
    public long ReadInt64() => Integer();

    /// <summary>F.</summary>
    public double ReadFloat() => GetFloat();

    /// <summary>P of up to 28 digits.</summary>
    public decimal ReadDecimal()
    {
        try
        {
            return ReadRfcDecimal().ToDecimal();
        }
        catch (OverflowException overflow)
        {
            throw Refuse(overflow);
        }
    }

    /// <summary>P of any length, and decimal floating point.</summary>
    public RfcDecimal ReadRfcDecimal() => RfcDecimal.TryParse(GetDecimal(), out var value) && RfcChecks.Decimal(Current, value) is not null ? value : throw Refuse(null);

    /// <summary>D; null for the initial date.</summary>
    public DateOnly? ReadDate() => GetDate();

    /// <summary>T: the time since midnight, 00:00:00 to 24:00:00.</summary>
    public TimeSpan ReadTime() => GetTime();

    /// <summary>UTCLONG; null for the initial value.</summary>
    public DateTimeOffset? ReadTimestamp() => GetTimestamp() is { } moment ? new DateTimeOffset(moment, TimeSpan.Zero) : null;

    /// <summary>X with all its bytes, XSTRING as it is.</summary>
    public byte[] ReadBytes()
    {
        var bytes = GetBytes();
        if (Current.Type == RfcDataType.Raw && bytes.Length > Current.Length)
            throw Refuse(null);
        if (Current.Type == RfcDataType.Raw && bytes.Length < Current.Length)
            Array.Resize(ref bytes, Current.Length);
        return bytes;
    }

    /// <summary>A structure.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    public T ReadStructure<T>()
        where T : class, IRfcData, new()
    {
        var value = new T();
        ReadFields(Current.Structure!, value);
        return value;
    }

    /// <summary>A table of structures.</summary>
    /// <typeparam name="T">The class of its rows.</typeparam>
    public List<T> ReadTable<T>()
        where T : class, IRfcData, new()
    {
        var rows = new List<T>();
        var type = Current.Structure!;
        ReadRows(() =>
        {
            var row = new T();
            ReadFields(type, row);
            rows.Add(row);
        });
        return rows;
    }

    /// <summary>A table whose rows are no structures.</summary>
    /// <typeparam name="T">What a row is.</typeparam>
    /// <param name="read">Reads a row.</param>
    public List<T> ReadRows<T>(Func<RfcReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var rows = new List<T>();
        var type = Current.Structure!.Fields[0];
        ReadRows(() => At(type, () => rows.Add(read(this))));
        return rows;
    }

    /// <summary>Passes over a value that nobody wants.</summary>
    public abstract void Skip();

    /// <summary>The exception for a value that is not what the interface says.</summary>
    /// <param name="cause">The cause, if another exception is it.</param>
    protected RfcValueException Refuse(Exception? cause) => new(
        Function.Name,
        string.Join('-', _path.Where(static field => field.Name.Length > 0).Select(static field => field.Name)),
        $"came back with a value that is no {Current.Type.ToString().ToUpperInvariant()} of the interface that the manifest describes.",
        cause);

    /// <summary>Reads one value of a structure, or one parameter.</summary>
    /// <param name="type">The structure.</param>
    /// <param name="field">The place of the field.</param>
    /// <param name="target">Takes the value.</param>
    protected void ReadField(RfcStructureType type, int field, IRfcReadable target)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(target);
        _path.Add(type.Fields[field]);
        target.Read(this, field);
        _path.RemoveAt(_path.Count - 1);
    }

    /// <summary>The text of the current field.</summary>
    protected abstract string GetText();

    /// <summary>The integer of the current field.</summary>
    protected abstract long GetInteger();

    /// <summary>The number of the current field.</summary>
    protected abstract double GetFloat();

    /// <summary>The decimal number of the current field, as text.</summary>
    protected abstract string GetDecimal();

    /// <summary>The date of the current field; null for the initial one.</summary>
    protected abstract DateOnly? GetDate();

    /// <summary>The time of the current field.</summary>
    protected abstract TimeSpan GetTime();

    /// <summary>The time stamp of the current field in UTC; null for the initial one.</summary>
    protected abstract DateTime? GetTimestamp();

    /// <summary>The bytes of the current field.</summary>
    protected abstract byte[] GetBytes();

    /// <summary>Reads the fields of the current structure or row, each by <see cref="ReadField"/>.</summary>
    /// <param name="type">The structure.</param>
    /// <param name="target">Takes the values.</param>
    protected abstract void ReadFields(RfcStructureType type, IRfcReadable target);

    /// <summary>Goes through the rows of the current table.</summary>
    /// <param name="row">Reads the row that is current now.</param>
    protected abstract void ReadRows(Action row);

    private long Integer() => GetInteger() is var value && RfcChecks.Fits(Current.Type, value) ? value : throw Refuse(null);

    private void At(RfcField field, Action read)
    {
        _path.Add(field);
        read();
        _path.RemoveAt(_path.Count - 1);
    }
}
