using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>The address of an entity relative to the service root, percent-encoded.</summary>
internal static class EntityAddress
{
    /// <summary>The path: set and key, for contained entities the container's path, navigation and key; null for an entity without either.</summary>
    /// <param name="row">The entity.</param>
    /// <param name="source">The set or singleton that it was found in.</param>
    /// <param name="schema">Knows the sets of containers.</param>
    /// <param name="literal">Writes a key value as a literal of the protocol version.</param>
    public static string? Of(StructuredValue row, IEdmNavigationSource? source, ServiceSchema schema, Func<StructuredValue, IEdmStructuralProperty, string> literal)
    {
        if (source is IEdmSingleton)
            return source.Name;
        var key = row.Type is IEdmEntityType entity ? KeyOf([.. entity.Key().Select(k => (k.Name, (object?)literal(row, k)))], static v => (string)v!) : "";
        if (row.Container is var (parent, navigation))
            return Of(parent, parent.Container is null ? schema.SetOf((IEdmEntityType)parent.Type) : null, schema, literal) is { } path
                ? $"{path}/{navigation.Name}{(navigation.TargetMultiplicity() == EdmMultiplicity.Many ? key : "")}"
                : null;
        return source is null ? null : source.Name + key;
    }

    /// <summary>The key predicate, literals percent-encoded: one value bare, several with names.</summary>
    public static string KeyOf(IReadOnlyList<(string Name, object? Value)> key, Func<object?, string> literal) => key switch
    {
        [var only] => $"({Encode(literal(only.Value))})",
        _ => $"({string.Join(',', key.Select(k => $"{k.Name}={Encode(literal(k.Value))}"))})",
    };

    // SAP leaves quotes as they are; a slash or percent sign would end the segment.
    private static string Encode(string literal) =>
        Uri.EscapeDataString(literal).Replace("%27", "'", StringComparison.Ordinal);
}
