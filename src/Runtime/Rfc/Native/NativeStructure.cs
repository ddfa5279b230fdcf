using Btp.Connectivity.Rfc.Native.Interop;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>A field of the manifest as the system itself describes it.</summary>
/// <param name="Field">What the manifest says.</param>
/// <param name="Name">Its name in the system.</param>
/// <param name="Length">Characters of C and N, bytes of X, in the system.</param>
/// <param name="Problem">Why values of the manifest's type do not fit; null if they do. As a predicate.</param>
/// <param name="IsMissing">Whether the system has no such field.</param>
/// <param name="Structure">Fields within.</param>
internal sealed record NativeField(RfcField Field, string Name, int Length, string? Problem, bool IsMissing, NativeStructure? Structure);

/// <summary>
/// The fields of a structure, or the parameters of a function: what the manifest says, held against what the system says. The library goes by the system's description and would
/// cut off or convert what does not fit it, so each difference is found here, once, and refused where such a field is used.
/// </summary>
/// <param name="Fields">In the order of the manifest.</param>
/// <param name="Others">Parameters that the manifest does not name; they are not transferred.</param>
internal sealed record NativeStructure(NativeField[] Fields, string[] Others)
{
    /// <summary>Reads the description of a function.</summary>
    public static unsafe NativeStructure OfFunction(RfcFunctionType function, nint description, NwRfcError error, NativeRfcTarget target)
    {
        Check(NwRfc.RfcGetParameterCount(description, out var count, error.Info));
        var system = new Dictionary<string, Described>(StringComparer.Ordinal);
        for (uint i = 0; i < count; i++)
        {
            NwRfcParameterDesc parameter;
            Check(NwRfc.RfcGetParameterDescByIndex(description, i, &parameter, error.Info));
            var name = new string(parameter.Name);
            system[name] = new(name, parameter.Type, parameter.NucLength, parameter.Decimals, parameter.TypeDescription);
        }

        return new(
            [.. function.Frame.Fields.Select(field => Compare(field, system.GetValueOrDefault(field.Name), Fields))],
            [.. system.Keys.Where(name => !function.Frame.Fields.Any(field => field.Name == name))]);

        void Check(NwRfcCode code)
        {
            if (code != NwRfcCode.Ok)
                throw error.OfLookup(function.Name, target);
        }

        NativeStructure Fields(RfcStructureType type, nint typeDescription)
        {
            Check(NwRfc.RfcGetFieldCount(typeDescription, out var fieldCount, error.Info));
            var described = new List<Described>();
            for (uint i = 0; i < fieldCount; i++)
            {
                NwRfcFieldDesc field;
                Check(NwRfc.RfcGetFieldDescByIndex(typeDescription, i, &field, error.Info));
                described.Add(new(new string(field.Name), field.Type, field.NucLength, field.Decimals, field.TypeDescription));
            }

            // A row that is one value has no name in the manifest, and whatever name in the system.
            return type.IsSingleValue
                ? new([Compare(type.Fields[0], described.Count == 1 ? described[0] : null, Fields)], [])
                : new([.. type.Fields.Select(field => Compare(field, described.Find(one => one.Name == field.Name), Fields))], []);
        }
    }

    private static NativeField Compare(RfcField field, Described? system, Func<RfcStructureType, nint, NativeStructure> fields)
    {
        if (system is null)
            return new(field, field.Name, 0, "is not in the interface that the system has.", true, null);
        if (TypeOf(system.Type) != field.Type)
            return new(field, system.Name, 0, $"has the type {system.Type.ToString().ToUpperInvariant()} in the system.", false, null);
        var length = (int)system.Length;
        if (field.Type == RfcDataType.Packed)
        {
            // Two digits per byte, and the sign.
            var (digits, decimals) = ((2 * length) - 1, (int)system.Decimals);
            var fits = decimals >= field.Decimals && digits - decimals >= field.Length - field.Decimals;
            return new(field, system.Name, length, fits ? null : $"has {digits} digits in the system, {decimals} of them after the point.", false, null);
        }

        return new(field, system.Name, length, null, false, field.Structure is { } inner ? fields(inner, system.TypeDescription) : null);
    }

    private static RfcDataType? TypeOf(NwRfcType type) => type switch
    {
        NwRfcType.Char => RfcDataType.Char,
        NwRfcType.Num => RfcDataType.Num,
        NwRfcType.Date => RfcDataType.Date,
        NwRfcType.Time => RfcDataType.Time,
        NwRfcType.Bcd => RfcDataType.Packed,
        NwRfcType.Byte => RfcDataType.Raw,
        NwRfcType.Float => RfcDataType.Float,
        NwRfcType.Int => RfcDataType.Int4,
        NwRfcType.Int2 => RfcDataType.Int2,
        NwRfcType.Int1 => RfcDataType.Int1,
        NwRfcType.Int8 => RfcDataType.Int8,
        NwRfcType.String => RfcDataType.String,
        NwRfcType.XString => RfcDataType.XString,
        NwRfcType.DecF16 => RfcDataType.DecFloat16,
        NwRfcType.DecF34 => RfcDataType.DecFloat34,
        NwRfcType.UtcLong => RfcDataType.UtcLong,
        NwRfcType.Structure => RfcDataType.Structure,
        NwRfcType.Table => RfcDataType.Table,
        _ => null,
    };

    private sealed record Described(string Name, NwRfcType Type, uint Length, uint Decimals, nint TypeDescription);
}
