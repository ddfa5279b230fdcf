using System.Globalization;
using Btp.Connectivity.Rfc.Native.Interop;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>Puts parameters into the library's containers.</summary>
/// <param name="function">The function.</param>
/// <param name="parameters">Its parameters as the system has them.</param>
/// <param name="container">The function's container.</param>
/// <param name="error">Takes the library's errors.</param>
internal sealed unsafe class NativeRfcWriter(RfcFunctionType function, NativeStructure parameters, nint container, NwRfcError error) : RfcWriter(function)
{
    private readonly Stack<(NativeStructure Scope, nint Container, int Next)> _outer = new();
    private NativeStructure _scope = parameters;
    private nint _container = container;
    private int _next;

    /// <summary>Names of the parameters that were written.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    protected override void PutText(RfcField field, string value)
    {
        var target = Find(field);
        if (field.Type == RfcDataType.Num && value.Length > target.Length && !value.AsSpan(0, value.Length - target.Length).ContainsAnyExcept('0'))
            value = value[^target.Length..];
        if (field.Type != RfcDataType.String && value.Length > target.Length)
            throw Refuse(field, $"takes at most {target.Length} characters in the system.");
        fixed (char* text = value)
        {
            Check(field, field.Type switch
            {
                RfcDataType.Char => NwRfc.RfcSetChars(_container, target.Name, text, (uint)value.Length, error.Info),
                RfcDataType.Num => NwRfc.RfcSetNum(_container, target.Name, text, (uint)value.Length, error.Info),
                _ => NwRfc.RfcSetString(_container, target.Name, text, (uint)value.Length, error.Info),
            });
        }
    }

    protected override void PutInteger(RfcField field, long value) => Check(field, field.Type == RfcDataType.Int8
        ? NwRfc.RfcSetInt8(_container, Find(field).Name, value, error.Info)
        : NwRfc.RfcSetInt(_container, Find(field).Name, (int)value, error.Info));

    protected override void PutFloat(RfcField field, double value) => Check(field, NwRfc.RfcSetFloat(_container, Find(field).Name, value, error.Info));

    // The library reads numbers with the decimal point of the C locale, which the process may have set to a comma.
    protected override void PutDecimal(RfcField field, string value)
    {
        var name = Find(field).Name;
        var code = SetString(name, value);
        if (code is NwRfcCode.ConversionFailure or NwRfcCode.InvalidParameter && value.Contains('.', StringComparison.Ordinal))
            code = SetString(name, value.Replace('.', ','));
        Check(field, code);
    }

    protected override void PutDate(RfcField field, DateOnly? value)
    {
        fixed (char* text = value is { } date ? date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "00000000")
            Check(field, NwRfc.RfcSetDate(_container, Find(field).Name, text, error.Info));
    }

    protected override void PutTime(RfcField field, TimeSpan value)
    {
        fixed (char* text = string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalHours:00}{value.Minutes:00}{value.Seconds:00}"))
            Check(field, NwRfc.RfcSetTime(_container, Find(field).Name, text, error.Info));
    }

    // A new container holds the initial value, for which there is no moment.
    protected override void PutTimestamp(RfcField field, DateTime? value)
    {
        var name = Find(field).Name;
        if (value is { } moment)
            Check(field, SetString(name, moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture)));
    }

    protected override void PutBytes(RfcField field, byte[] value)
    {
        var target = Find(field);
        if (field.Type == RfcDataType.Raw && value.Length > target.Length)
            throw Refuse(field, $"takes at most {target.Length} bytes in the system.");
        // Even where there is nothing to copy the library wants an address.
        var bytes = value.Length == 0 ? new byte[1] : value;
        fixed (byte* start = bytes)
        {
            Check(field, field.Type == RfcDataType.Raw
                ? NwRfc.RfcSetBytes(_container, target.Name, start, (uint)value.Length, error.Info)
                : NwRfc.RfcSetXString(_container, target.Name, start, (uint)value.Length, error.Info));
        }
    }

    protected override void BeginStructure(RfcField field)
    {
        var target = Find(field);
        Check(field, NwRfc.RfcGetStructure(_container, target.Name, out var structure, error.Info));
        Enter(target.Structure!, structure);
    }

    protected override void EndStructure(RfcField field) => Leave();

    protected override void BeginTable(RfcField field)
    {
        var target = Find(field);
        Check(field, NwRfc.RfcGetTable(_container, target.Name, out var table, error.Info));
        Enter(target.Structure!, table);
    }

    protected override void EndTable(RfcField field) => Leave();

    protected override void BeginRow(RfcField field)
    {
        var row = NwRfc.RfcAppendNewRow(_container, error.Info);
        if (row == 0)
            throw Refuse(field, $"cannot take another row: the RFC library failed ({error.Code}).");
        Enter(_scope, row);
    }

    protected override void EndRow(RfcField field) => Leave();

    private NwRfcCode SetString(string name, string value)
    {
        fixed (char* text = value)
            return NwRfc.RfcSetString(_container, name, text, (uint)value.Length, error.Info);
    }

    // Fields come in the order of the manifest nearly always.
    private NativeField Find(RfcField field)
    {
        var fields = _scope.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            var place = (_next + i) % fields.Length;
            if (!ReferenceEquals(fields[place].Field, field))
                continue;
            _next = place + 1;
            if (fields[place].Problem is { } problem)
                throw Refuse(field, problem);
            if (_outer.Count == 0)
                Written.Add(fields[place].Name);
            return fields[place];
        }

        throw new InvalidOperationException($"{field.Name} is no field of {Function.Name}.");
    }

    private void Enter(NativeStructure scope, nint inner)
    {
        _outer.Push((_scope, _container, _next));
        (_scope, _container, _next) = (scope, inner, 0);
    }

    private void Leave() => (_scope, _container, _next) = _outer.Pop();

    // The library's message may hold the value.
    private void Check(RfcField field, NwRfcCode code)
    {
        if (code != NwRfcCode.Ok)
            throw Refuse(field, $"was refused by the RFC library ({code}).");
    }
}
