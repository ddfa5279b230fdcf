using System.Globalization;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>
/// Reads the answer of <c>RFC_GET_FUNCTION_INTERFACE</c>: <c>FUNCNAME</c> and the rows of <c>PARAMS</c>. The rows of structures, as
/// <c>RFC_GET_STRUCTURE_DEFINITION</c> or <c>DDIF_FIELDINFO_GET</c> give them, stand by name under <c>STRUCTURES</c>.
/// Lengths are bytes with two per character, unless <c>NONE_UNICODE_LENGTH</c> is <c>X</c>, as in the call.
/// </summary>
internal sealed class InterfaceAnswer
{
    private readonly RfcReading _reading;
    private readonly PositionedMapping? _structures;
    private readonly bool _hasSingleBytes;
    private readonly List<string> _open = [];

    private InterfaceAnswer(PositionedMapping answer, RfcReading reading)
    {
        _reading = reading;
        _structures = answer.Mapping("STRUCTURES");
        _hasSingleBytes = answer.Text("NONE_UNICODE_LENGTH") == "X";
    }

    public static RfcFunctionModel Read(PositionedMapping answer, List<RfcProblem> problems)
    {
        var name = answer.Text("FUNCNAME")!.Trim();
        var reading = new RfcReading(name, problems);
        var reader = new InterfaceAnswer(answer, reading);
        var parameters = new List<RfcParameterModel>();
        var exceptions = new List<RfcExceptionModel>();
        if (answer.Get("PARAMS") is not PositionedSequence)
            reading.Report(answer, "has no 'PARAMS'; write the rows that RFC_GET_FUNCTION_INTERFACE returned, [] for none");
        foreach (var node in answer.Items("PARAMS"))
        {
            if (node is not PositionedMapping row || row.Text("PARAMETER") is not { Length: > 0 } parameter)
                reading.Report(node, "a row of 'PARAMS' has no 'PARAMETER'");
            else if (parameters.Exists(other => other.Name == parameter))
                reading.Report(row, "the parameter '" + parameter + "' is described twice; a function module has one of each name");
            else if (row.Text("PARAMCLASS") == "X")
                exceptions.Add(new(parameter, row.Text("PARAMTEXT") ?? ""));
            else if (DirectionOf(row.Text("PARAMCLASS")) is { } direction)
                reader.Add(parameters, row, parameter, direction);
            else
                reading.Report(row, "parameter '" + parameter + "' has the PARAMCLASS '" + row.Text("PARAMCLASS") + "'; there are I, E, C, T and X");
        }

        return new()
        {
            Name = name,
            Text = answer.Text("STEXT") ?? "",
            Parameters = parameters.ToEquatableArray(),
            Structures = reading.Structures.ToEquatableArray(),
            Exceptions = exceptions.ToEquatableArray(),
            Obstacle = reading.Obstacle,
            Line = answer.Span.Line,
        };
    }

    private static RfcDirection? DirectionOf(string? paramClass) => paramClass switch
    {
        "I" => RfcDirection.Importing,
        "E" => RfcDirection.Exporting,
        "C" => RfcDirection.Changing,
        "T" => RfcDirection.Tables,
        _ => null,
    };

    private void Add(List<RfcParameterModel> parameters, PositionedMapping row, string name, RfcDirection direction)
    {
        // EXID of TABLES is that of the row.
        var owner = "parameter '" + name + "'";
        var type = direction == RfcDirection.Tables ? Table(row, owner) : TypeOf(row, owner);
        if (type is null)
            return;

        parameters.Add(new()
        {
            Name = name,
            Direction = direction,
            Type = type,
            IsOptional = direction == RfcDirection.Tables || row.Text("OPTIONAL") == "X",
            Default = row.Text("DEFAULT") ?? "",
            Text = row.Text("PARAMTEXT") ?? "",
            Line = row.Span.Line,
        });
    }

    private RfcTypeModel? Table(PositionedMapping row, string owner) =>
        (row.Text("EXID") is "h" or null or "" ? Structure(row.Text("TABNAME") ?? "", owner) : TypeOf(row, owner)) is { } type ? new(AbapType.Table) { Row = type } : null;

    private RfcTypeModel? TypeOf(PositionedMapping row, string owner)
    {
        var letter = row.Text("EXID") ?? "";
        var kind = RfcTypeNames.OfLetter(letter);
        var bytes = Number(row, "INTLENGTH");
        var name = row.Text("TABNAME") ?? "";
        return kind switch
        {
            null => _reading.Obstruct(owner, letter.Length == 0 ? "has no 'EXID'; write the letter of its ABAP type, for example C" : RfcTypeNames.Unknown(letter)),
            AbapType.Structure => Structure(row.Text("ROLLNAME") is { Length: > 0 } inner && _structures?.Get(inner) is not null ? inner : name, owner),
            AbapType.Table => Structure(row.Text("ROLLNAME") is { Length: > 0 } inner && _structures?.Get(inner) is not null ? inner : name, owner) is { } line ? new(AbapType.Table) { Row = line } : null,
            AbapType.Char or AbapType.Num when !_hasSingleBytes => _reading.Elementary(owner, kind.Value, bytes / 2, 0, "INTLENGTH"),
            _ => _reading.Elementary(owner, kind.Value, bytes, Number(row, "DECIMALS"), "INTLENGTH"),
        };
    }

    private RfcTypeModel? Structure(string name, string owner)
    {
        if (_structures?.Get(name) is not PositionedSequence rows)
            return _reading.Obstruct(owner, "needs the structure '" + name + "', which is not under 'STRUCTURES'; write its rows there, as DDIF_FIELDINFO_GET returns them");
        if (_open.Contains(name))
            return _reading.Obstruct(owner, "is of the structure '" + name + "', which holds itself");

        _open.Add(name);
        var fields = new List<RfcFieldModel>();
        foreach (var item in rows.Items)
        {
            if (item is not PositionedMapping row || row.Text("FIELDNAME") is not { Length: > 0 } field)
                return _reading.Obstruct(owner, "is of the structure '" + name + "', which has a field without a name");
            if (TypeOf(row, "field '" + field + "' of '" + name + "'") is not { } type)
                return null;
            fields.Add(new(field, type, row.Text("FIELDTEXT") ?? ""));
        }

        _open.Remove(name);
        return fields.Count == 0 ? _reading.Obstruct(owner, "is of the structure '" + name + "', which has no fields") : new(AbapType.Structure) { Structure = _reading.Add(name, fields.ToEquatableArray()) };
    }

    private static int Number(PositionedMapping row, string name) =>
        int.TryParse(row.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
