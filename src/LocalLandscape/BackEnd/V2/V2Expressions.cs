using System.Text;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Translates the expressions of V2's <c>$filter</c> and <c>$orderby</c> into V4 syntax, token by token.</summary>
internal sealed class V2Expressions
{
    /// <summary>V2's functions and what they are called in V4.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["substringof"] = "contains",
        ["replace"] = Functions.Replace,
        ["startswith"] = "startswith", ["endswith"] = "endswith", ["length"] = "length", ["indexof"] = "indexof", ["substring"] = "substring",
        ["tolower"] = "tolower", ["toupper"] = "toupper", ["trim"] = "trim", ["concat"] = "concat",
        ["round"] = "round", ["floor"] = "floor", ["ceiling"] = "ceiling",
        ["year"] = "year", ["month"] = "month", ["day"] = "day", ["hour"] = "hour", ["minute"] = "minute", ["second"] = "second",
        ["isof"] = "isof", ["cast"] = "cast",
    };

    private static readonly HashSet<string> Operators = ["and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le", "add", "sub", "mul", "div", "mod", "-"];

    /// <summary>How deep brackets may be nested: far more than anyone writes, far less than the stack holds.</summary>
    private const int MaxDepth = 100;

    private readonly List<V2Token> _tokens;
    private int _at;
    private int _depth;

    private V2Expressions(string text) => _tokens = V2Lexer.Tokens(text);

    /// <summary>Translates an expression.</summary>
    /// <exception cref="ODataFailure">400: a literal or function that V2 does not have, or brackets that do not match.</exception>
    public static string ToV4(string text)
    {
        var translator = new V2Expressions(text);
        var result = translator.Part();
        return translator._tokens[translator._at].Kind == V2TokenKind.End ? result : throw ODataFailure.BadRequest($"Unexpected '{translator._tokens[translator._at].Text}' in \"{text}\"");
    }

    /// <summary>Everything up to a comma, a closing bracket or the end; an $orderby list keeps its commas through <see cref="V2Options"/>.</summary>
    private string Part()
    {
        if (++_depth > MaxDepth)
            throw ODataFailure.BadRequest("The expression is nested too deeply");
        var result = new StringBuilder();
        for (; ; _at++)
        {
            var token = _tokens[_at];
            switch (token.Kind)
            {
                case V2TokenKind.End or V2TokenKind.Close or V2TokenKind.Comma:
                    _depth--;
                    return result.ToString();
                case V2TokenKind.Open:
                    _at++;
                    result.Append('(').Append(Part()).Append(')');
                    Demand(V2TokenKind.Close);
                    break;
                case V2TokenKind.Name when _tokens[_at + 1].Kind == V2TokenKind.Open && !Operators.Contains(token.Text):
                    result.Append(Call(token.Text));
                    break;
                case V2TokenKind.Name or V2TokenKind.Space:
                    result.Append(token.Text);
                    break;
                case V2TokenKind.Equals:
                    throw ODataFailure.BadRequest("Unexpected '=' in an expression; the operator is eq");
                default:
                    result.Append(V2Literals.ToV4(token));
                    break;
            }
        }
    }

    private string Call(string name)
    {
        if (!Names.TryGetValue(name, out var translated))
            throw ODataFailure.BadRequest($"The function {name} is not known in OData V2");
        _at += 2;
        var arguments = new List<string> { Part() };
        while (_tokens[_at].Kind == V2TokenKind.Comma)
        {
            _at++;
            arguments.Add(Part());
        }
        Demand(V2TokenKind.Close);
        // substringof(part, whole) is contains(whole, part).
        if (name == "substringof" && arguments.Count == 2)
            arguments.Reverse();
        return $"{translated}({string.Join(',', arguments.Select(static a => a.Trim()))})";
    }

    private void Demand(V2TokenKind kind)
    {
        if (_tokens[_at].Kind != kind)
            throw ODataFailure.BadRequest("A closing bracket is missing in an expression");
    }
}
