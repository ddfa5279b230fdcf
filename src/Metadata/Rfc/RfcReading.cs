using System.Globalization;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>What the reading of one function gathers: its structures, and what stands in the way of calling it.</summary>
/// <param name="function">The name of the function.</param>
/// <param name="problems">Takes what cannot be read at all.</param>
internal sealed class RfcReading(string function, List<RfcProblem> problems)
{
    private readonly List<RfcStructureModel> _structures = [];

    /// <summary>The structures in the order in which they were finished: inner ones first.</summary>
    public IReadOnlyList<RfcStructureModel> Structures => _structures;

    /// <summary>The first type that cannot be expressed.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>The place of a node as a problem.</summary>
    public static RfcProblem ProblemAt(PositionedNode node, string reason) => new(reason, node.Span.Start, node.Span.Length, node.Span.Line, node.Span.Column);

    /// <summary>Notes something that cannot be read.</summary>
    public void Report(PositionedNode node, string reason) => problems.Add(ProblemAt(node, "function module '" + function + "': " + reason));

    /// <summary>Notes a type that C# code cannot be made for. The function stays known, so that who declares it learns why.</summary>
    public RfcTypeModel? Obstruct(string owner, string reason)
    {
        Obstacle ??= owner + " " + reason;
        return null;
    }

    /// <summary>Adds a structure. One name has one shape within a function; another shape gets a name of its own.</summary>
    public string Add(string name, EquatableArray<RfcFieldModel> fields)
    {
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? name : name + "_" + number.ToString(CultureInfo.InvariantCulture);
            var known = _structures.Find(structure => structure.Name == candidate);
            if (known is null)
                _structures.Add(new(candidate, fields));
            if (known is null || known.Fields == fields)
                return candidate;
        }
    }

    /// <summary>An elementary type of this ABAP type and these facts; null, and noted, if it cannot be expressed.</summary>
    /// <param name="owner">The parameter or field, for messages.</param>
    /// <param name="kind">The ABAP type.</param>
    /// <param name="bytes">Its length in bytes on a system with one byte per character.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="key">Where the manifest says its length.</param>
    public RfcTypeModel? Elementary(string owner, AbapType kind, int bytes, int decimals, string key)
    {
        switch (kind)
        {
            case AbapType.Char or AbapType.Num or AbapType.Raw:
                return bytes > 0 ? new(kind) { Length = bytes } : Obstruct(owner, "has no length; write the number of its " + (kind == AbapType.Raw ? "bytes" : "characters") + " as '" + key + "'" + (key == "INTLENGTH" && kind != AbapType.Raw ? ", twice" : ""));
            case AbapType.Packed:
                if (bytes is < 1 or > 16)
                    return Obstruct(owner, "is a packed number of " + bytes.ToString(CultureInfo.InvariantCulture) + " bytes; there are 1 to 16");
                return decimals >= 0 && decimals <= 14
                    ? new(kind) { Length = (2 * bytes) - 1, Decimals = decimals }
                    : Obstruct(owner, "has " + decimals.ToString(CultureInfo.InvariantCulture) + " decimals; there are 0 to 14");
            default:
                return new(kind);
        }
    }
}
