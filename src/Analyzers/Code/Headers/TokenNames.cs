using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>What code calls the fields of an answer of the Destination service: by their own names, and as classes for JSON rename them.</summary>
internal sealed class TokenNames
{
    private readonly HashSet<string> _values = new(StringComparer.Ordinal) { "value", "Value", "http_header", "HttpHeader" };
    private readonly HashSet<string> _errors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal) { "authTokens", "AuthTokens" };

    private TokenNames()
    {
    }

    /// <summary>Words without which a file reads no tokens.</summary>
    public string[] Marks => [.. _tokens];

    /// <summary>Reads the names of a compilation; nothing beyond their own where no file speaks of tokens.</summary>
    public static TokenNames Of(Compilation compilation, CancellationToken cancellation)
    {
        var names = new TokenNames();
        if (!compilation.SyntaxTrees.Any(tree => TreeText.HasAny(tree, cancellation, "\"authTokens\"")))
            return names;

        // [JsonPropertyName("error")] public string? Problem { get; set; }
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (TreeText.HasAny(tree, cancellation, "\"authTokens\"", "\"http_header\"", "\"error\""))
                names.Add(tree.GetRoot(cancellation));
        }

        return names;
    }

    public bool IsTokens(string name) => _tokens.Contains(name);

    public bool IsValue(string name) => _values.Contains(name);

    public bool IsError(string name) => name.IndexOf("error", StringComparison.OrdinalIgnoreCase) >= 0 || _errors.Contains(name);

    /// <summary>What a node says: the text of a literal, or a name.</summary>
    public static string TextOf(SyntaxNode node) => node switch { LiteralExpressionSyntax { Token.Value: string literal } => literal, SimpleNameSyntax name => name.Identifier.ValueText, _ => "" };

    /// <summary>Whether something of this name is read here; the name of a property that is declared or set is not.</summary>
    public static bool IsRead(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax => node.Parent is ArgumentSyntax,
        SimpleNameSyntax => (node.Parent is MemberAccessExpressionSyntax member && member.Name == node && !(member.Parent is AssignmentExpressionSyntax assignment && assignment.Left == member))
            || node.Parent is MemberBindingExpressionSyntax or NameColonSyntax { Parent: SubpatternSyntax },
        _ => false,
    };

    private void Add(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is not BlockSyntax))
        {
            if (node is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } || arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: string written })
                continue;
            if (written is "authTokens" or "value" or "http_header" or "error" && NameOf(node) is { Length: > 0 } name)
                (written == "authTokens" ? _tokens : written == "error" ? _errors : _values).Add(name);
        }
    }

    private static string? NameOf(SyntaxNode attribute) => attribute.Parent?.Parent switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.Identifier.ValueText,
        _ => null,
    };
}
