using System.Globalization;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>
/// Reads the shape that <c>cds import --from rfc</c> saves: <c>rfcName</c>, and parameters under <c>import</c>, <c>export</c>,
/// <c>changing</c> and <c>table</c>, each list an array or an object by name. <c>description</c> and <c>exceptions</c> are this toolkit's additions.
/// </summary>
internal static class ImportedFunction
{
    private static readonly (string Key, RfcDirection Direction)[] _lists =
    [
        ("import", RfcDirection.Importing), ("export", RfcDirection.Exporting), ("changing", RfcDirection.Changing), ("table", RfcDirection.Tables),
    ];

    public static RfcFunctionModel Read(PositionedMapping function, List<RfcProblem> problems)
    {
        var name = function.Text("rfcName")!.Trim();
        var reading = new RfcReading(name, problems);
        var parameters = new List<RfcParameterModel>();
        foreach (var (key, direction) in _lists)
        {
            if (function.Get(key) is { } list and not (PositionedMapping or PositionedSequence))
                reading.Report(list, "'" + key + "' is no list; write an array of parameters, or an object of them by name");
            foreach (var node in Items(function.Get(key)))
            {
                if (node is not PositionedMapping parameter || parameter.Text("name") is not { Length: > 0 } parameterName)
                    reading.Report(node, "a parameter under '" + key + "' has no 'name'");
                else if (parameters.Exists(other => other.Name == parameterName))
                    reading.Report(node, "the parameter '" + parameterName + "' is described twice; a function module has one of each name");
                else
                    Add(parameters, parameter, parameterName, direction, reading, name);
            }
        }

        return new()
        {
            Name = name,
            Text = function.Text("description") ?? "",
            Parameters = parameters.ToEquatableArray(),
            Structures = reading.Structures.ToEquatableArray(),
            Exceptions = Exceptions(function, reading),
            Obstacle = reading.Obstacle,
            Line = function.Span.Line,
        };
    }

    private static void Add(List<RfcParameterModel> parameters, PositionedMapping node, string name, RfcDirection direction, RfcReading reading, string function)
    {
        var type = TypeOf(node, "parameter '" + name + "'", function + "_" + name, reading);
        if (type is null)
            return;

        // TABLES are described by their row, with 'fields' or with 'tableFields'.
        if (direction == RfcDirection.Tables && type.Kind != AbapType.Table)
            type = new(AbapType.Table) { Row = type };
        parameters.Add(new()
        {
            Name = name,
            Direction = direction,
            Type = type,
            IsOptional = direction == RfcDirection.Tables || node.Boolean("optional") == true,
            Default = node.Text("defaultValue") ?? "",
            Text = node.Text("parameterText") ?? "",
            Line = node.Span.Line,
        });
    }

    private static RfcTypeModel? TypeOf(PositionedMapping node, string owner, string anonymous, RfcReading reading)
    {
        var library = node.Text("nwrfcType");
        var letter = node.Text("abapType");
        var structure = node.Text("associatedType") is { Length: > 0 } named ? named : anonymous;
        var kind = library is not null ? RfcTypeNames.OfLibrary(library) : letter is not null ? RfcTypeNames.OfLetter(letter) : null;
        if (kind is null && (library ?? letter) is { } unknown)
            return reading.Obstruct(owner, RfcTypeNames.Unknown(unknown));
        if (node.Get("tableFields") is { } rows && kind is null or AbapType.Table)
            return RowOf(rows, owner, structure, reading) is { } row ? new(AbapType.Table) { Row = row } : null;
        if (node.Get("fields") is { } fields && kind is null or AbapType.Structure or AbapType.Table)
            return StructureOf(fields, structure, owner, reading) is { } type ? kind == AbapType.Table ? new(AbapType.Table) { Row = type } : type : null;
        return kind switch
        {
            null => reading.Obstruct(owner, "has no 'nwrfcType'; write one, for example RFCTYPE_CHAR"),
            AbapType.Structure or AbapType.Table => reading.Obstruct(owner, "is a " + (kind == AbapType.Table ? "table" : "structure") + " without fields; write them as '" + (kind == AbapType.Table ? "tableFields" : "fields") + "'"),
            _ => reading.Elementary(owner, kind.Value, Number(node, "length", reading), Number(node, "decimals", reading), "length"),
        };
    }

    // A table of text or numbers has one field without a name.
    private static RfcTypeModel? RowOf(PositionedNode rows, string owner, string structure, RfcReading reading)
    {
        var items = Items(rows);
        return items.Count == 1 && items[0] is PositionedMapping only && (only.Text("name") ?? "").Length == 0
            ? TypeOf(only, "the row of " + owner, structure, reading)
            : StructureOf(rows, structure, owner, reading);
    }

    private static RfcTypeModel? StructureOf(PositionedNode list, string name, string owner, RfcReading reading)
    {
        var fields = new List<RfcFieldModel>();
        foreach (var item in Items(list))
        {
            if (item is not PositionedMapping field || field.Text("name") is not { Length: > 0 } fieldName)
                return reading.Obstruct(owner, "has a field without a name");
            if (TypeOf(field, "field '" + fieldName + "' of " + owner, name + "_" + fieldName, reading) is not { } type)
                return null;
            fields.Add(new(fieldName, type, field.Text("fieldText") ?? field.Text("parameterText") ?? ""));
        }

        return fields.Count == 0
            ? reading.Obstruct(owner, "is a structure without fields")
            : new(AbapType.Structure) { Structure = reading.Add(name, fields.ToEquatableArray()) };
    }

    private static EquatableArray<RfcExceptionModel> Exceptions(PositionedMapping function, RfcReading reading)
    {
        var exceptions = new List<RfcExceptionModel>();
        if (function.Get("exceptions") is { } list and not PositionedSequence)
            reading.Report(list, "'exceptions' is no array; write names, or objects with 'name' and 'text'");
        foreach (var node in function.Get("exceptions") is PositionedSequence listed ? listed.Items : [])
        {
            if (node is PositionedScalar { Text.Length: > 0 } name)
                exceptions.Add(new(name.Text, ""));
            else if (node is PositionedMapping described && described.Text("name") is { Length: > 0 } text)
                exceptions.Add(new(text, described.Text("text") ?? ""));
            else
                reading.Report(node, "an exception is neither a name nor an object with 'name'");
        }

        return exceptions.ToEquatableArray();
    }

    private static IReadOnlyList<PositionedNode> Items(PositionedNode? list)
    {
        if (list is not PositionedMapping byName)
            return list is PositionedSequence sequence ? sequence.Items : [];

        var items = new List<PositionedNode>(byName.Entries.Count);
        foreach (var entry in byName.Entries)
            items.Add(entry.Value);
        return items;
    }

    private static int Number(PositionedMapping node, string name, RfcReading reading)
    {
        if (node.Get(name) is not { } value)
            return 0;
        if (value is PositionedScalar { Kind: ScalarKind.Number } scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Report(value, "'" + name + "' is no whole number from 0; write it in digits, without quotation marks");
        return 0;
    }
}
