using System.Text;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Translates a V2 resource path into V4 syntax: key literals by the types of their properties, <c>$links/X</c> into <c>X/$ref</c>.</summary>
internal sealed class V2Path(IEdmModel model)
{
    /// <summary>Translates a percent-encoded path relative to the service root.</summary>
    /// <exception cref="ODataFailure">400: a key that cannot be read.</exception>
    public string ToV4(string path)
    {
        var result = new StringBuilder();
        IEdmType? type = null;
        var links = false;
        foreach (var raw in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var segment = Uri.UnescapeDataString(raw);
            if (segment == "$links")
            {
                links = true;
                continue;
            }
            var bracket = segment.IndexOf('(', StringComparison.Ordinal);
            var name = bracket < 0 ? segment : segment[..bracket];
            if (result.Length == 0 && model.EntityContainer.OperationImports().Any(o => o.Name == name))
                throw ODataFailure.BadRequest($"Nothing may follow the function import {name}", name);
            type = Next(type, name);
            result.Append(result.Length > 0 ? "/" : "").Append(Uri.EscapeDataString(name).Replace("%24", "$", StringComparison.Ordinal));
            if (bracket >= 0)
                result.Append(type is IEdmEntityType entity ? Key(segment[bracket..], entity) : Uri.EscapeDataString(segment[bracket..]));
        }
        if (links)
            result.Append("/$ref");
        return result.ToString();
    }

    private IEdmType? Next(IEdmType? type, string name)
    {
        if (type is null)
            return model.EntityContainer.FindEntitySet(name)?.EntityType();
        return (type as IEdmStructuredType)?.FindProperty(name) switch
        {
            IEdmNavigationProperty navigation => navigation.ToEntityType(),
            IEdmStructuralProperty property => property.Type.Definition,
            _ => null,
        };
    }

    private static string Key(string predicate, IEdmEntityType type)
    {
        var tokens = V2Lexer.Tokens(predicate).Where(static t => t.Kind != V2TokenKind.Space).ToList();
        var keys = type.Key().ToList();
        if (tokens is [_, { Kind: V2TokenKind.Close }, _])
            return "()";
        var parts = new List<string>();
        for (var at = 1; ; at++)
        {
            if (tokens.Count > at + 2 && tokens[at].Kind == V2TokenKind.Name && tokens[at + 1].Kind == V2TokenKind.Equals)
            {
                var property = keys.Find(k => k.Name == tokens[at].Text)
                    ?? throw ODataFailure.BadRequest($"{tokens[at].Text} is no key property of {type.Name}");
                parts.Add($"{property.Name}={Encode(V2Literals.Key(Literal(tokens[at + 2], predicate), property.Type))}");
                at += 3;
            }
            else if (keys.Count == 1)
            {
                parts.Add(Encode(V2Literals.Key(Literal(tokens[at], predicate), keys[0].Type)));
                at++;
            }
            else
            {
                throw ODataFailure.BadRequest($"The key of {type.Name} must name its properties {string.Join(", ", keys.Select(static k => k.Name))}");
            }
            if (tokens[at].Kind == V2TokenKind.Close && tokens[at + 1].Kind == V2TokenKind.End)
                return $"({string.Join(',', parts)})";
            if (tokens[at].Kind != V2TokenKind.Comma)
                throw ODataFailure.BadRequest($"The key predicate {predicate} cannot be read");
        }
    }

    private static V2Token Literal(V2Token token, string predicate) =>
        token.Kind is V2TokenKind.Number or V2TokenKind.Text or V2TokenKind.Typed or V2TokenKind.Name
            ? token
            : throw ODataFailure.BadRequest($"The key predicate {predicate} cannot be read");

    private static string Encode(string literal) => Uri.EscapeDataString(literal).Replace("%27", "'", StringComparison.Ordinal);
}
