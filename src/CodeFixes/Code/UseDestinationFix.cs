using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Destinations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Fixes BTP6001 and BTP3001 of a client that the code makes for an address which a destination has: the client comes from the factory, with the address, the way and the logon of the destination.</summary>
/// <remarks>
/// Nothing is offered where no <c>IHttpClientFactory</c> can be reached, where no destination or more than one leads there, where the client has settings that a destination does not have, or
/// where the code logs on and the destination does not do it in the same way.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseDestinationFix))]
[Shared]
public sealed class UseDestinationFix : CodeFixProvider
{
    private const string Title = "Call the destination of this address";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.BackEndAddress, RuleIds.CredentialLiteralInCode];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            var text = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (AddressedClient.Find(text, model, context.CancellationToken) is not { } client || ClientOf(client, context.Document.Project, model, context.CancellationToken) is not { } made)
                continue;

            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Edit(root, client, made.Client, made.Path))), Title), diagnostic);
        }
    }

    private static (ExpressionSyntax Client, string Path)? ClientOf(AddressedClient client, Project project, SemanticModel model, CancellationToken cancellation)
    {
        if (DestinationOfAddress.Find((string)client.Address.Token.Value!, project.AnalyzerOptions, cancellation) is not { } found || !Suits(client, found.Destination)
            || ServiceInScope.FindHttpClientFactory(model, client.Creation, cancellation) is not { } factory)
            return null;

        // A client's base address swallows the last part of its path, a destination does not.
        var hasOwnPath = new Uri(found.Destination.Url!).AbsolutePath.Length > 1;
        if (client.Called is null ? found.Path.Length > 0 || hasOwnPath : found.Path.Length == 0)
            return null;

        // What is generated for the destination has to be there, and the method that takes it.
        var made = SyntaxFactory.ParseExpression(factory + ".CreateClient(Destinations." + found.Destination.Name.Replace('-', '_') + ")");
        return model.GetSpeculativeSymbolInfo(client.Creation.SpanStart, made, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
            && method.Parameters.LastOrDefault()?.Type.Name == "DestinationContract" ? (made, found.Path) : null;
    }

    private static bool Suits(AddressedClient client, HttpDestination destination) =>
        (!client.HasLogon || destination.Authentication == "BasicAuthentication") && (!client.HasProxy || destination.IsOnPremise);

    private static SyntaxNode Edit(SyntaxNode root, AddressedClient client, ExpressionSyntax made, string path)
    {
        var nodes = new List<SyntaxNode> { client.Creation };
        nodes.AddRange(client.Settings);
        if (client.Called is not null)
            nodes.Add(client.Called);

        var all = root.TrackNodes(nodes);
        all = all.ReplaceNode(all.GetCurrentNode(client.Creation)!, made.WithTriviaFrom(client.Creation));
        if (client.Called is not null)
            all = all.ReplaceNode(all.GetCurrentNode(client.Called)!, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(path)).WithTriviaFrom(client.Called));
        foreach (var setting in client.Settings)
            all = all.RemoveNode(all.GetCurrentNode(setting)!, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;

        return all;
    }
}
