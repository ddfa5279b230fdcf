namespace Btp.Connectivity.Rfc;

/// <summary>
/// Takes the values of parameters and fields, each by its place in the type. It checks that a value fits its ABAP type exactly, so that
/// nothing is cut off or rounded on the way; a transport derives from it and puts the values into its own form.
/// </summary>
/// <param name="function">The function that is called.</param>
public abstract class RfcWriter(RfcFunctionType function)
{
    private readonly List<string> _path = [];
    private RfcStructureType _scope = (function ?? throw new ArgumentNullException(nameof(function))).Frame;
    private int _depth;

    /// <summary>The function that is called.</summary>
    protected RfcFunctionType Function { get; } = function;

    /// <summary>C, N and STRING. Null leaves a parameter out, and is the initial value of a field.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The text.</param>
    public void WriteText(int field, string? value)
    {
        var target = _scope.Fields[field];
        if (value is not null || !IsLeftOut(field))
            PutText(target, RfcChecks.Text(target, value ?? "") ?? throw Refuse(target, RfcChecks.Reason(target)));
    }

    /// <summary>The four integers.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The number.</param>
    public void WriteInteger(int field, long? value)
    {
        var target = _scope.Fields[field];
        if (value is null && IsLeftOut(field))
            return;
        if (!RfcChecks.Fits(target.Type, value ?? 0))
            throw Refuse(target, RfcChecks.Reason(target));
        PutInteger(target, value ?? 0);
    }

    /// <summary>F.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The number.</param>
    public void WriteFloat(int field, double? value)
    {
        var target = _scope.Fields[field];
        if (value is null && IsLeftOut(field))
            return;
        if (value is { } number && !double.IsFinite(number))
            throw Refuse(target, "takes no infinity and no NaN.");
        PutFloat(target, value ?? 0);
    }

    /// <summary>P and decimal floating point.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The number.</param>
    public void WriteDecimal(int field, RfcDecimal? value)
    {
        var target = _scope.Fields[field];
        if (value is not null || !IsLeftOut(field))
            PutDecimal(target, RfcChecks.Decimal(target, value ?? default) ?? throw Refuse(target, RfcChecks.Reason(target)));
    }

    /// <summary>P of up to 28 digits.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The number.</param>
    public void WriteDecimal(int field, decimal? value) => WriteDecimal(field, value is { } number ? (RfcDecimal)number : null);

    /// <summary>D. Null leaves a parameter out, and is the initial date 00000000 of a field.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The date.</param>
    public void WriteDate(int field, DateOnly? value)
    {
        if (value is not null || !IsLeftOut(field))
            PutDate(_scope.Fields[field], value);
    }

    /// <summary>T: 00:00:00 to 24:00:00, without fractions of seconds.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The time since midnight.</param>
    public void WriteTime(int field, TimeSpan? value)
    {
        var target = _scope.Fields[field];
        if (value is null && IsLeftOut(field))
            return;
        if (value is { } time && (time < TimeSpan.Zero || time > TimeSpan.FromDays(1) || time.Ticks % TimeSpan.TicksPerSecond != 0))
            throw Refuse(target, "takes whole seconds from 00:00:00 to 24:00:00.");
        PutTime(target, value ?? TimeSpan.Zero);
    }

    /// <summary>UTCLONG. Null leaves a parameter out, and is the initial value of a field.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The moment; it is written in UTC.</param>
    public void WriteTimestamp(int field, DateTimeOffset? value)
    {
        if (value is not null || !IsLeftOut(field))
            PutTimestamp(_scope.Fields[field], value?.UtcDateTime);
    }

    /// <summary>X and XSTRING. Fewer bytes than X has are filled up with zeros.</summary>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">The bytes.</param>
    public void WriteBytes(int field, byte[]? value)
    {
        var target = _scope.Fields[field];
        if (value is null && IsLeftOut(field))
            return;
        var bytes = value ?? [];
        if (target.Type == RfcDataType.Raw && bytes.Length != target.Length)
        {
            if (bytes.Length > target.Length)
                throw Refuse(target, RfcChecks.Reason(target));
            Array.Resize(ref bytes, target.Length);
        }

        PutBytes(target, bytes);
    }

    /// <summary>A structure.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="field">The place of the field.</param>
    /// <param name="value">Its values; null leaves a parameter out, and is the initial value of a field.</param>
    public void WriteStructure<T>(int field, T? value)
        where T : class, IRfcData, new()
    {
        var target = _scope.Fields[field];
        if (value is null && IsLeftOut(field))
            return;
        BeginStructure(target);
        Within(target.Name, target.Structure!, value ?? new T(), static (writer, data) => data.Write(writer));
        EndStructure(target);
    }

    /// <summary>A table of structures.</summary>
    /// <typeparam name="T">The class of its rows.</typeparam>
    /// <param name="field">The place of the field.</param>
    /// <param name="rows">Its rows; null for none.</param>
    public void WriteTable<T>(int field, IEnumerable<T>? rows)
        where T : class, IRfcData => WriteRows(field, rows, static (writer, row) => row.Write(writer));

    /// <summary>A table whose rows are no structures.</summary>
    /// <typeparam name="T">What a row is.</typeparam>
    /// <param name="field">The place of the field.</param>
    /// <param name="rows">Its rows; null for none.</param>
    /// <param name="write">Writes a row, as the field of place 0.</param>
    public void WriteRows<T>(int field, IEnumerable<T>? rows, Action<RfcWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = _scope.Fields[field];
        if (rows is null && IsLeftOut(field))
            return;
        BeginTable(target);
        foreach (var row in rows ?? [])
        {
            BeginRow(target);
            Within(target.Name, target.Structure!, row, write);
            EndRow(target);
        }

        EndTable(target);
    }

    /// <summary>Text that fits: C without blanks at its end, N with all its digits.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The text.</param>
    protected abstract void PutText(RfcField field, string value);

    /// <summary>An integer that fits.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number.</param>
    protected abstract void PutInteger(RfcField field, long value);

    /// <summary>A finite number.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number.</param>
    protected abstract void PutFloat(RfcField field, double value);

    /// <summary>A decimal number that fits: sign, digits, a point; P with all its decimals.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number as text.</param>
    protected abstract void PutDecimal(RfcField field, string value);

    /// <summary>A date; null for the initial one.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The date.</param>
    protected abstract void PutDate(RfcField field, DateOnly? value);

    /// <summary>A time, 00:00:00 to 24:00:00.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The time since midnight.</param>
    protected abstract void PutTime(RfcField field, TimeSpan value);

    /// <summary>A time stamp in UTC; null for the initial one.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The moment.</param>
    protected abstract void PutTimestamp(RfcField field, DateTime? value);

    /// <summary>Bytes; X with all of them.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The bytes.</param>
    protected abstract void PutBytes(RfcField field, byte[] value);

    /// <summary>The fields of a structure follow.</summary>
    /// <param name="field">The field.</param>
    protected abstract void BeginStructure(RfcField field);

    /// <summary>They are all there.</summary>
    /// <param name="field">The field.</param>
    protected abstract void EndStructure(RfcField field);

    /// <summary>The rows of a table follow.</summary>
    /// <param name="field">The field.</param>
    protected abstract void BeginTable(RfcField field);

    /// <summary>They are all there.</summary>
    /// <param name="field">The field.</param>
    protected abstract void EndTable(RfcField field);

    /// <summary>The fields of a row follow.</summary>
    /// <param name="field">The table.</param>
    protected abstract void BeginRow(RfcField field);

    /// <summary>They are all there.</summary>
    /// <param name="field">The table.</param>
    protected abstract void EndRow(RfcField field);

    /// <summary>The exception for a value that does not fit.</summary>
    /// <param name="field">The field.</param>
    /// <param name="reason">Why, as a predicate: <c>takes at most 10 characters.</c></param>
    protected RfcValueException Refuse(RfcField field, string reason)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new(Function.Name, string.Join('-', [.. _path, .. field.Name.Length == 0 ? Array.Empty<string>() : [field.Name]]), reason);
    }

    // A table that is left out is declared empty: some systems answer only with tables that the request names.
    private bool IsLeftOut(int field) => _depth == 0 && Function.Parameters[field] is { Direction: not RfcDirection.Tables, IsOptional: true };

    private void Within<T>(string name, RfcStructureType type, T value, Action<RfcWriter, T> write)
    {
        var outer = _scope;
        _scope = type;
        _depth++;
        _path.Add(name);
        write(this, value);
        _path.RemoveAt(_path.Count - 1);
        _depth--;
        _scope = outer;
    }
}
