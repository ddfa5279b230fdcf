using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Reads the parameters of a function import: query options whose values are literals of their types.</summary>
internal static class V2Parameters
{
    /// <summary>Reads decoded query options.</summary>
    /// <exception cref="ODataFailure">400: a parameter is unknown, missing, or written as a literal of another type.</exception>
    public static IReadOnlyDictionary<string, object?> Read(IReadOnlyDictionary<string, string> options, IReadOnlyList<IEdmOperationParameter> declared, OperationModel model)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, text) in options.Where(static o => !o.Key.StartsWith('$') && !o.Key.StartsWith("sap-", StringComparison.OrdinalIgnoreCase)))
        {
            var parameter = declared.FirstOrDefault(p => p.Name == name) ?? throw ODataFailure.BadRequest($"The function import has no parameter '{name}'", name);
            values[name] = Value(parameter, model.Parameters.First(p => p.Name == name).Type.WirePrimitive, text);
        }
        foreach (var missing in model.Parameters.Where(p => !p.IsOptional && !p.Type.IsNullable && !values.ContainsKey(p.Name)))
            throw ODataFailure.BadRequest($"The parameter '{missing.Name}' is missing", missing.Name);
        return values;
    }

    private static object? Value(IEdmOperationParameter parameter, PrimitiveKind wire, string text)
    {
        var tokens = V2Lexer.Tokens(text);
        if (tokens is not [var token, { Kind: V2TokenKind.End }])
            throw Wrong(parameter, text, wire);
        if (token is { Kind: V2TokenKind.Name, Text: "null" })
            return parameter.Type.IsNullable ? null : throw Wrong(parameter, text, wire);
        var fits = wire switch
        {
            PrimitiveKind.String => token.Kind == V2TokenKind.Text,
            PrimitiveKind.Boolean => token is { Kind: V2TokenKind.Name, Text: "true" or "false" } or { Kind: V2TokenKind.Number, Text: "0" or "1" },
            PrimitiveKind.Guid => token is { Kind: V2TokenKind.Typed, Prefix: "guid" },
            PrimitiveKind.DateTime => token is { Kind: V2TokenKind.Typed, Prefix: "datetime" },
            PrimitiveKind.DateTimeOffset => token is { Kind: V2TokenKind.Typed, Prefix: "datetimeoffset" },
            PrimitiveKind.Time => token is { Kind: V2TokenKind.Typed, Prefix: "time" },
            PrimitiveKind.Binary => token is { Kind: V2TokenKind.Typed, Prefix: "X" or "binary" },
            _ => token.Kind == V2TokenKind.Number && Suffix(token.Text, wire),
        };
        if (!fits)
            throw Wrong(parameter, text, wire);
        return Parse(parameter, token) ?? throw Wrong(parameter, text, wire);
    }

    private static object? Parse(IEdmOperationParameter parameter, V2Token token) => token.Kind switch
    {
        V2TokenKind.Text => token.Text,
        V2TokenKind.Number or V2TokenKind.Name => Operators.Convert(token.Text.TrimEnd('L', 'l', 'M', 'm', 'D', 'd', 'F', 'f') switch { "0" when parameter.Type.IsBoolean() => "false", "1" when parameter.Type.IsBoolean() => "true", var t => t }, parameter.Type),
        _ => token.Prefix switch
        {
            "guid" => Guid.ParseExact(V2Literals.ToV4(token), "D"),
            "X" or "binary" => Convert.FromHexString(token.Text),
            _ => Operators.Convert(V2Literals.ToV4(token, parameter.Type.IsDate()), parameter.Type),
        },
    };

    // A number may leave its suffix out, but another type's is wrong.
    private static bool Suffix(string text, PrimitiveKind wire) => char.ToUpperInvariant(text[^1]) switch
    {
        'L' => wire == PrimitiveKind.Int64,
        'M' => wire == PrimitiveKind.Decimal,
        'D' => wire == PrimitiveKind.Double,
        'F' => wire == PrimitiveKind.Single,
        _ => true,
    };

    private static ODataFailure Wrong(IEdmOperationParameter parameter, string text, PrimitiveKind wire) =>
        ODataFailure.BadRequest($"{text} is no literal of Edm.{wire} for the parameter '{parameter.Name}'", parameter.Name);
}
