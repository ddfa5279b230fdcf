using System.Globalization;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Gives keys that a caller leaves open: GUIDs, and the next number of a range as S/4HANA draws it.</summary>
internal static class KeyGenerator
{
    /// <summary>Fills what is missing (null, the empty text) of an entity's key.</summary>
    /// <param name="row">The new entity.</param>
    /// <param name="others">The entities that its key must differ from.</param>
    /// <exception cref="ODataFailure">400: a key property of a type that has no next value.</exception>
    public static void Complete(StructuredValue row, IReadOnlyList<StructuredValue> others)
    {
        var key = ((IEdmEntityType)row.Type).Key().ToList();
        var given = key.Where(k => row[k.Name] is not (null or "")).ToList();
        // Under a parent the numbers begin anew and go in tens, as items do.
        var peers = given.Count == 0 ? others : [.. others.Where(o => given.TrueForAll(g => Operators.AreEqual(o[g.Name], row[g.Name])))];
        foreach (var property in key.Except(given))
            row[property.Name] = Next(property, peers, given.Count > 0 ? 10 : 1);
    }

    private static object Next(IEdmStructuralProperty property, IReadOnlyList<StructuredValue> peers, int step)
    {
        var kind = property.Type.PrimitiveKind();
        if (kind == EdmPrimitiveTypeKind.Guid)
            return Guid.NewGuid();
        var used = peers.Select(p => p[property.Name]).OfType<object>().Select(Literals.Text).ToList();
        var numbers = used.Select(static t => decimal.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).ToList();
        var text = (numbers.Max() + step).ToString(CultureInfo.InvariantCulture);
        return kind switch
        {
            EdmPrimitiveTypeKind.String when property.Type.AsString().MaxLength is not int limit || text.Length <= limit => text.PadLeft(Width(used), '0'),
            EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Decimal => SeedValues.Parse(kind, text),
            _ => throw ODataFailure.BadRequest($"The key property {property.Name} needs a value", property.Name),
        };
    }

    // Numbers with leading zeros keep their width.
    private static int Width(List<string> used) => used.Where(static t => t.StartsWith('0')).Select(static t => t.Length).DefaultIfEmpty(0).Max();
}
