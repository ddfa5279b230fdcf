using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>The properties that make up an ETag get new values with every change, unless the change itself gave them some.</summary>
internal static class ConcurrencyTokens
{
    /// <summary>Renews the tokens of a changed (or new) entity.</summary>
    /// <param name="schema">The document.</param>
    /// <param name="row">The entity after the change.</param>
    /// <param name="before">Its token values before; null for a new one.</param>
    public static void Renew(ServiceSchema schema, StructuredValue row, IReadOnlyDictionary<string, object?>? before)
    {
        foreach (var (name, _) in schema.ConcurrencyTokens(row.Type))
        {
            var old = before?.GetValueOrDefault(name);
            if (before is null ? row[name] is null : Operators.AreEqual(row[name], old))
                row[name] = After(old, ((IEdmStructuralProperty)row.Type.FindProperty(name)).Type);
        }
    }

    /// <summary>The values of an entity's tokens.</summary>
    public static Dictionary<string, object?> Of(ServiceSchema schema, StructuredValue row) =>
        schema.ConcurrencyTokens(row.Type).ToDictionary(static t => t.Name, t => row[t.Name], StringComparer.Ordinal);

    private static object? After(object? old, IEdmTypeReference type) => type.PrimitiveKind() switch
    {
        // Whole seconds are all that some services show; two changes within one must differ nevertheless.
        EdmPrimitiveTypeKind.DateTimeOffset => Later(old as DateTimeOffset?),
        EdmPrimitiveTypeKind.Guid => Guid.NewGuid(),
        EdmPrimitiveTypeKind.Int16 => (short)((old as short? ?? 0) + 1),
        EdmPrimitiveTypeKind.Int32 => (old as int? ?? 0) + 1,
        EdmPrimitiveTypeKind.Int64 => (old as long? ?? 0) + 1,
        EdmPrimitiveTypeKind.Decimal => (old as decimal? ?? 0) + 1,
        EdmPrimitiveTypeKind.String => Guid.NewGuid().ToString("N").ToUpperInvariant()[..Math.Clamp(type.AsString().MaxLength ?? 32, 1, 32)],
        EdmPrimitiveTypeKind.Binary => Guid.NewGuid().ToByteArray(),
        _ => old,
    };

    private static DateTimeOffset Later(DateTimeOffset? old)
    {
        var now = new DateTimeOffset(DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        return old is { } before && before >= now ? before.AddMilliseconds(1) : now;
    }
}
