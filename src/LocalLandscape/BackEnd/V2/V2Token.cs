namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>The kinds of tokens in an OData V2 expression or key.</summary>
internal enum V2TokenKind
{
    Space,
    Name,
    Number,
    Text,
    Typed,
    Open,
    Close,
    Comma,
    Equals,
    End,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The token as written; for texts and typed literals what stands between the quotes, with doubled quotes undone.</param>
/// <param name="Prefix">The prefix of a typed literal: <c>datetime</c>, <c>guid</c> ...</param>
internal readonly record struct V2Token(V2TokenKind Kind, string Text, string Prefix = "");

/// <summary>Splits OData V2 expressions and key predicates (decoded) into tokens.</summary>
internal sealed class V2Lexer(string text)
{
    private int _at;

    /// <summary>All tokens, an <see cref="V2TokenKind.End"/> last.</summary>
    /// <exception cref="ODataFailure">400: a text without its closing quote, or a character that no token begins with.</exception>
    public static List<V2Token> Tokens(string text)
    {
        var lexer = new V2Lexer(text);
        var tokens = new List<V2Token>();
        while (lexer._at < text.Length)
            tokens.Add(lexer.Next());
        tokens.Add(new(V2TokenKind.End, ""));
        return tokens;
    }

    private V2Token Next()
    {
        var first = text[_at];
        switch (first)
        {
            case '(':
                _at++;
                return new(V2TokenKind.Open, "(");
            case ')':
                _at++;
                return new(V2TokenKind.Close, ")");
            case ',':
                _at++;
                return new(V2TokenKind.Comma, ",");
            case '=':
                _at++;
                return new(V2TokenKind.Equals, "=");
            case '\'':
                return new(V2TokenKind.Text, Quoted());
            case ' ' or '\t':
                return new(V2TokenKind.Space, While(static c => c is ' ' or '\t'));
        }
        if (char.IsAsciiDigit(first) || (first is '-' or '.' && _at + 1 < text.Length && (char.IsAsciiDigit(text[_at + 1]) || text[_at + 1] == '.')))
            return new(V2TokenKind.Number, Number());
        if (first == '-')
        {
            _at++;
            return new(V2TokenKind.Name, "-");
        }
        if (!char.IsLetter(first) && first is not ('_' or '$' or '*' or '@'))
            throw ODataFailure.BadRequest($"Unexpected character '{first}' at position {_at} in \"{text}\"");
        var name = While(static c => char.IsLetterOrDigit(c) || c is '_' or '/' or '.' or '$' or '*' or '-' or '@');
        return _at < text.Length && text[_at] == '\'' ? new(V2TokenKind.Typed, Quoted(), name) : new(V2TokenKind.Name, name);
    }

    // 1.5e-3D, 10.5M: the sign of an exponent belongs to the number.
    private string Number()
    {
        var start = _at++;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '.' || (text[_at] is '-' or '+' && text[_at - 1] is 'e' or 'E')))
            _at++;
        // 2024-01-31 and 08:00 are literals of V4, no numbers.
        if (_at < text.Length && text[_at] is ('-' or ':'))
            throw ODataFailure.BadRequest($"Unexpected '{text[_at]}' after a number in \"{text}\"");
        return text[start.._at];
    }

    private string Quoted()
    {
        var start = ++_at;
        for (; _at < text.Length; _at++)
        {
            if (text[_at] != '\'')
                continue;
            if (_at + 1 < text.Length && text[_at + 1] == '\'')
            {
                _at++;
                continue;
            }
            return text[start.._at++].Replace("''", "'", StringComparison.Ordinal);
        }
        throw ODataFailure.BadRequest($"A text has no closing quote in \"{text}\"");
    }

    private string While(Func<char, bool> part)
    {
        var start = _at;
        while (_at < text.Length && part(text[_at]))
            _at++;
        return text[start.._at];
    }
}
