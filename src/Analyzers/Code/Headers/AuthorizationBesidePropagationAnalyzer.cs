using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>BTP6003: one request has an <c>Authorization</c> of its own and propagates an identity.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizationBesidePropagationAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.AuthorizationBesidePropagation, RuleCategories.Connectivity, DiagnosticSeverity.Error,
        "Authorization beside a propagation header",
        "'{0}' stands beside '{1}' on the same request: the system sees two identities, and the propagated one loses; send one of the two",
        "With principal or technical user propagation, the Cloud Connector logs the user on. A second identity on the request contradicts it.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var model = context.SemanticModel;
        if (!TreeText.HasAny(model.SyntaxTree, context.CancellationToken, "Authorization", "authorization"))
            return;

        foreach (var scope in Scopes.Of(model.SyntaxTree.GetRoot(context.CancellationToken)))
        {
            var uses = HeaderUses.Of(scope, model, context.CancellationToken);
            var reported = new HashSet<SyntaxNode>();
            foreach (var propagated in uses.Where(static use => ConnectivityHeaders.IsPropagation(use.Name)))
            {
                foreach (var own in uses)
                {
                    if (Contradicts(own, propagated, scope, uses) && !Branches.AreExclusive(own.Node, propagated.Node) && reported.Add(own.Node))
                        context.ReportDiagnostic(Diagnostic.Create(_rule, own.Node.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add("Header", own.Name), own.Name, propagated.Name));
                }
            }
        }
    }

    private static bool Contradicts(HeaderUse own, HeaderUse propagated, SyntaxNode scope, List<HeaderUse> uses)
    {
        // The token of the user as the proxy's own, and as the user's: exchanged and not exchanged at once.
        if (ConnectivityHeaders.Is(own.Name, "Proxy-Authorization"))
            return own.IsSameOwner(propagated) && ConnectivityHeaders.Is(propagated.Name, ConnectivityHeaders.UserToken) && Token(own.Value) is { } token && token == Token(propagated.Value);
        if (!ConnectivityHeaders.Is(own.Name, "Authorization"))
            return false;

        return own.IsSameOwner(propagated) ? !IsNewBetween(own, propagated, scope) && !IsRemoved(own, scope) : own.IsDefault && Sends(own.Path, propagated, scope);
    }

    // client.DefaultRequestHeaders.Authorization = ...; client.SendAsync(request)
    private static bool Sends(string client, HeaderUse propagated, SyntaxNode scope) => !propagated.IsDefault && client.Length > 0 && propagated.Path.Length > 0 && scope.DescendantNodes().Any(node =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Send" or "SendAsync" } member, ArgumentList.Arguments: { Count: > 0 } arguments }
        && member.Expression.ToString() == client && arguments[0].Expression.ToString() == propagated.Path);

    // The variable holds another request by then.
    private static bool IsNewBetween(HeaderUse left, HeaderUse right, SyntaxNode scope)
    {
        var (from, to) = left.Node.SpanStart < right.Node.SpanStart ? (left.Node.SpanStart, right.Node.SpanStart) : (right.Node.SpanStart, left.Node.SpanStart);
        return scope.DescendantNodes().Any(node => node is AssignmentExpressionSyntax assignment && node.SpanStart > from && node.SpanStart < to && assignment.Left.ToString() == left.Path && left.Path.Length > 0);
    }

    private static bool IsRemoved(HeaderUse own, SyntaxNode scope) => scope.DescendantNodes().Any(node =>
        node.SpanStart > own.Node.SpanStart
        && ((node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove" } member, ArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].ToString().Trim('"') == "Authorization" && member.Expression.ToString().StartsWith(own.Path, StringComparison.Ordinal))
            || (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authorization" } target, Right: LiteralExpressionSyntax { Token.Value: null } } && target.Expression.ToString().StartsWith(own.Path, StringComparison.Ordinal))));

    // What of the value is the token: the one variable in it.
    private static string? Token(ExpressionSyntax? value)
    {
        var names = value?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText).Where(static name => name is not "AuthenticationHeaderValue").Distinct().ToList();
        return names?.Count == 1 ? names[0] : null;
    }
}
