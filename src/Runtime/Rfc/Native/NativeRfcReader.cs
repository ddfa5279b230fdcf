using System.Globalization;
using Btp.Connectivity.Rfc.Native.Interop;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>Takes parameters out of the library's containers. What the system does not have stays as it is.</summary>
/// <param name="function">The function.</param>
/// <param name="parameters">Its parameters as the system has them.</param>
/// <param name="container">The function's container.</param>
/// <param name="error">Takes the library's errors.</param>
internal sealed unsafe class NativeRfcReader(RfcFunctionType function, NativeStructure parameters, nint container, NwRfcError error) : RfcReader(function)
{
    // Numbers and moments as text are shorter than this.
    private const int ShortText = 128;

    private NativeStructure _scope = parameters;
    private NativeField? _field;
    private nint _container = container;
    private bool _isRow;

    /// <summary>Reads the parameters that come back.</summary>
    public void ReadParameters(IRfcReadable result)
    {
        var type = Function.Frame;
        for (var i = 0; i < type.Fields.Count; i++)
        {
            if (Function.Parameters[i].Direction != RfcDirection.Importing && !_scope.Fields[i].IsMissing)
            {
                _field = _scope.Fields[i];
                ReadField(type, i, result);
            }
        }
    }

    public override void Skip()
    {
    }

    protected override string GetText()
    {
        var field = Known();
        if (field.Field.Type == RfcDataType.String)
            return GetString(field);
        var buffer = new char[Math.Max(field.Length, 1)];
        fixed (char* text = buffer)
        {
            Check(field.Field.Type == RfcDataType.Char
                ? NwRfc.RfcGetChars(_container, field.Name, text, (uint)field.Length, error.Info)
                : NwRfc.RfcGetNum(_container, field.Name, text, (uint)field.Length, error.Info));
        }

        return new string(buffer, 0, field.Length);
    }

    protected override long GetInteger()
    {
        var field = Known();
        switch (field.Field.Type)
        {
            case RfcDataType.Int1:
                Check(NwRfc.RfcGetInt1(_container, field.Name, out var one, error.Info));
                return one;
            case RfcDataType.Int2:
                Check(NwRfc.RfcGetInt2(_container, field.Name, out var two, error.Info));
                return two;
            case RfcDataType.Int4:
                Check(NwRfc.RfcGetInt(_container, field.Name, out var four, error.Info));
                return four;
            default:
                Check(NwRfc.RfcGetInt8(_container, field.Name, out var eight, error.Info));
                return eight;
        }
    }

    protected override double GetFloat()
    {
        Check(NwRfc.RfcGetFloat(_container, Known().Name, out var value, error.Info));
        return value;
    }

    // The decimal point is that of the C locale.
    protected override string GetDecimal() => GetShort().Replace(',', '.');

    protected override DateOnly? GetDate()
    {
        var field = Known();
        var text = stackalloc char[8];
        Check(NwRfc.RfcGetDate(_container, field.Name, text, error.Info));
        var digits = new ReadOnlySpan<char>(text, 8);
        return !digits.ContainsAnyExcept('0', ' ') ? null
            : DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Refuse(null);
    }

    protected override TimeSpan GetTime()
    {
        var field = Known();
        var text = stackalloc char[6];
        Check(NwRfc.RfcGetTime(_container, field.Name, text, error.Info));
        var digits = new ReadOnlySpan<char>(text, 6);
        return digits is "240000" ? TimeSpan.FromDays(1)
            : !digits.ContainsAnyExcept(' ') ? TimeSpan.Zero
            : TimeOnly.TryParseExact(digits, "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : throw Refuse(null);
    }

    // 2026-07-20T08:51:00,4335861
    protected override DateTime? GetTimestamp()
    {
        var text = GetShort().Replace(',', '.');
        return text.Length == 0 || text.StartsWith("0000-00-00", StringComparison.Ordinal) ? null
            : DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : throw Refuse(null);
    }

    protected override byte[] GetBytes()
    {
        var field = Known();
        var length = (uint)field.Length;
        if (field.Field.Type == RfcDataType.XString)
            Check(NwRfc.RfcGetStringLength(_container, field.Name, out length, error.Info));
        var bytes = new byte[length];
        if (length == 0)
            return bytes;
        fixed (byte* start = bytes)
        {
            var read = length;
            Check(field.Field.Type == RfcDataType.XString
                ? NwRfc.RfcGetXString(_container, field.Name, start, length, out read, error.Info)
                : NwRfc.RfcGetBytes(_container, field.Name, start, length, error.Info));
            if (read != length)
                throw Refuse(null);
        }

        return bytes;
    }

    protected override void ReadFields(RfcStructureType type, IRfcReadable target)
    {
        var (scope, field, container) = (_scope, _field, _container);
        // The row of a table is a container already.
        if (!_isRow)
        {
            var structure = Known();
            Check(NwRfc.RfcGetStructure(_container, structure.Name, out var inner, error.Info));
            (_scope, _container) = (structure.Structure!, inner);
        }

        _isRow = false;
        for (var i = 0; i < type.Fields.Count; i++)
        {
            _field = _scope.Fields[i];
            if (!_field.IsMissing)
                ReadField(type, i, target);
        }

        (_scope, _field, _container) = (scope, field, container);
    }

    protected override void ReadRows(Action row)
    {
        var (scope, field, container) = (_scope, _field, _container);
        var table = Known();
        Check(NwRfc.RfcGetTable(_container, table.Name, out var handle, error.Info));
        Check(NwRfc.RfcGetRowCount(handle, out var count, error.Info));
        for (uint i = 0; i < count; i++)
        {
            Check(NwRfc.RfcMoveTo(handle, i, error.Info));
            _container = NwRfc.RfcGetCurrentRow(handle, error.Info);
            if (_container == 0)
                throw Refuse(null);
            _scope = table.Structure!;
            _field = _scope.Fields[0];
            _isRow = true;
            row();
            _isRow = false;
        }

        (_scope, _field, _container) = (scope, field, container);
    }

    private NativeField Known() => _field is { IsMissing: false, Problem: var problem } known && (problem is null || known.Field.Type == RfcDataType.Packed) ? known : throw Refuse(null);

    private string GetShort()
    {
        var field = Known();
        var buffer = stackalloc char[ShortText];
        var code = NwRfc.RfcGetString(_container, field.Name, buffer, ShortText, out var length, error.Info);
        Check(code);
        return new ReadOnlySpan<char>(buffer, (int)Math.Min(length, ShortText)).Trim().ToString();
    }

    private string GetString(NativeField field)
    {
        Check(NwRfc.RfcGetStringLength(_container, field.Name, out var length, error.Info));
        // The library ends the text with a zero.
        var buffer = new char[length + 1];
        fixed (char* text = buffer)
        {
            Check(NwRfc.RfcGetString(_container, field.Name, text, length + 1, out var read, error.Info));
            return read <= length ? new string(buffer, 0, (int)read) : throw Refuse(null);
        }
    }

    private void Check(NwRfcCode code)
    {
        if (code != NwRfcCode.Ok)
            throw Refuse(new InvalidOperationException($"The RFC library failed ({code})."));
    }
}
