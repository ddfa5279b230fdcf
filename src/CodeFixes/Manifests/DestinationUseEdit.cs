using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Metadata.Csdl;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Lets the code of one file use the destination that stays: declared services get its name and the path that theirs had; other uses are renamed where their path stays what it is.</summary>
/// <param name="merge">What becomes of which destination.</param>
/// <param name="documents">The metadata of the project, for the roots of services that do not say theirs.</param>
/// <param name="model">The semantic model of the file.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class DestinationUseEdit(DestinationMerge merge, ServiceDocuments documents, SemanticModel model, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, SyntaxNode> _replacements = [];

    /// <summary>The tree afterwards; null if a use is in the way that nobody can move safely.</summary>
    public SyntaxNode? Apply(SyntaxNode root)
    {
        var members = merge.Members.Items.ToDictionary(member => MemberName(member.Name), StringComparer.Ordinal);
        foreach (var node in root.DescendantNodes())
        {
            var isMoved = node switch
            {
                LiteralExpressionSyntax { Token.Value: string text } literal when merge.Find(text) is { } member => MoveLiteral(literal, member),
                IdentifierNameSyntax name when members.TryGetValue(name.Identifier.ValueText, out var member) && IsDestination(name) => MoveMember(name, member),
                _ => true,
            };
            if (!isMoved)
                return null;
        }

        return _replacements.Count == 0 ? root : root.ReplaceNodes(_replacements.Keys, (node, _) => _replacements[node]);
    }

    // "S4-HANA" is Destinations.S4_HANA.
    private static string MemberName(string name) => name.Replace('-', '_');

    private bool MoveLiteral(LiteralExpressionSyntax literal, MergedDestination member)
    {
        if (literal.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list } argument)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is not ("Destination" or "SoapDestination"))
                return true;

            return argument.Expression == literal && IsService(attribute) ? MoveService(attribute, list, argument, member) : Rename(literal, member);
        }

        // A constant or a variable goes who knows where.
        if (literal.Parent is EqualsValueClauseSyntax)
            return false;

        return DestinationNameText.Find(member.Name, literal, model, cancellation) is null || Rename(literal, member);
    }

    // Another use has a path of its own: it may be renamed only if nothing comes in front of it.
    private bool Rename(LiteralExpressionSyntax literal, MergedDestination member)
    {
        if (member.Prefix.Length == 0 && member.Name != merge.Kept)
            _replacements[literal] = Text(merge.Kept).WithTriviaFrom(literal);

        return member.Prefix.Length == 0;
    }

    private bool MoveMember(IdentifierNameSyntax name, MergedDestination member)
    {
        if (member.Prefix.Length > 0)
            return false;
        if (member.Name == merge.Kept)
            return true;

        // Two health checks of one destination have one name, which fails at the start.
        if (name.Parent is MemberAccessExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddDestination" } } } })
            return false;

        _replacements[name] = SyntaxFactory.IdentifierName(MemberName(merge.Kept)).WithTriviaFrom(name);
        return true;
    }

    private bool MoveService(AttributeSyntax attribute, AttributeArgumentListSyntax list, AttributeArgumentSyntax destination, MergedDestination member)
    {
        var arguments = list.Arguments;
        if (member.Name != merge.Kept)
            arguments = arguments.Replace(destination, destination.WithExpression(Text(merge.Kept).WithTriviaFrom(destination.Expression)));

        if (member.Prefix.Length > 0)
        {
            var stated = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Path");
            if (RootOf(list, stated) is not { } root)
                return false;

            var path = Text(member.Prefix + root);
            arguments = stated is not null
                ? arguments.Replace(arguments[list.Arguments.IndexOf(stated)], stated.WithExpression(path.WithTriviaFrom(stated.Expression)))
                : arguments.Insert(list.Arguments.IndexOf(destination) + 1, SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName("Path").WithTrailingTrivia(SyntaxFactory.Space)).WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)), null, path));
        }

        if (arguments != list.Arguments)
            _replacements[attribute] = attribute.WithArgumentList(list.WithArguments(Spaced(arguments)));
        return true;
    }

    private string? RootOf(AttributeArgumentListSyntax list, AttributeArgumentSyntax? stated)
    {
        if (stated is not null)
            return model.GetConstantValue(stated.Expression, cancellation) is { HasValue: true, Value: string path } && stated.Expression is LiteralExpressionSyntax ? ServiceAddress.Find(path, null, null, "", "", isV2: false) : null;

        return list.Arguments[0].NameEquals is null && model.GetConstantValue(list.Arguments[0].Expression, cancellation) is { HasValue: true, Value: string name }
            ? documents.Complete(new DeclaredService(name, merge.Kept, ""), null, [], [], [], cancellation).Path
            : null;
    }

    private bool IsService(AttributeSyntax attribute) =>
        model.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType?.ToDisplayString() == "Btp.Connectivity.ODataServiceAttribute";

    // The class is generated: its symbol is there in an editor, and its name wherever it is written.
    private bool IsDestination(IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name, cancellation).Symbol is { } symbol
            ? symbol.ContainingType?.Name == "Destinations"
            : name.Parent is MemberAccessExpressionSyntax member && member.Name == name && member.Expression is IdentifierNameSyntax { Identifier.ValueText: "Destinations" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Destinations" };

    private static LiteralExpressionSyntax Text(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    // A comma that was inserted gets its blank; those that stood there keep what follows them.
    private static SeparatedSyntaxList<AttributeArgumentSyntax> Spaced(SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        while (arguments.GetSeparators().FirstOrDefault(separator => !separator.HasTrailingTrivia) is { RawKind: (int)SyntaxKind.CommaToken } bare)
            arguments = arguments.ReplaceSeparator(bare, bare.WithTrailingTrivia(SyntaxFactory.Space));

        return arguments;
    }
}
