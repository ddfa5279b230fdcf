using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>BTP6002, BTP6005, BTP6006: clients that go by the proxy for on-premise systems with https, with a token that outlives the request, or with connections that users share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OnPremiseProxyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _https = Rule.Create(
        RuleIds.HttpsThroughOnPremiseProxy, RuleCategories.Connectivity, DiagnosticSeverity.Error,
        "https through the on-premise proxy",
        "The Connectivity proxy refuses https (405): address the virtual host with http; the way to it is encrypted, and the Cloud Connector encrypts on to the system",
        "The proxy takes plain http requests in absolute form. Whether the system is called by TLS is set in the mapping of the Cloud Connector.");

    private static readonly DiagnosticDescriptor _token = Rule.Create(
        RuleIds.ProxyTokenInSharedClient, RuleCategories.Connectivity, DiagnosticSeverity.Warning,
        "Proxy token in a shared client",
        "{0} keeps the token for the Connectivity proxy beyond the request: it expires after some hours and belongs to one tenant; set Proxy-Authorization on each request",
        "The token for the proxy is of one tenant and of limited life. A WebProxy sends no Bearer token at all.");

    private static readonly DiagnosticDescriptor _shared = Rule.Create(
        RuleIds.ClientSharedAcrossUsers, RuleCategories.Connectivity, DiagnosticSeverity.Error,
        "Client shared across users through the on-premise proxy",
        "'{0}' is shared by all users, and its connections through the Connectivity proxy carry the identity of the first: a user can act as another; use connections of their own for each user, tenant and system",
        "The proxy and the Cloud Connector bind a connection to the first principal, location and system that came over it.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_https, _token, _shared];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var members = new OnPremiseMembers(start.Compilation);
            start.RegisterSemanticModelAction(c => Analyze(c, members));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, OnPremiseMembers members)
    {
        var model = context.SemanticModel;
        var used = members.UsedBy(model.SyntaxTree, context.CancellationToken);
        var hasProxy = !used.IsEmpty || TreeText.HasAny(model.SyntaxTree, context.CancellationToken, OnPremiseFlow.Marks);
        if (!hasProxy && !TreeText.HasAny(model.SyntaxTree, context.CancellationToken, "SAP-Connectivity-", "Proxy-Authorization", "ProxyAuthorization"))
            return;

        var root = model.SyntaxTree.GetRoot(context.CancellationToken);
        var flow = hasProxy ? new OnPremiseFlow(root, used, model, context.CancellationToken) : null;
        var uses = HeaderUses.Of(root, model, context.CancellationToken);
        CheckTokens(context, uses, root, flow);
        CheckSharing(context, uses, root, flow);
        foreach (var node in root.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or IdentifierNameSyntax && IsHttps((ExpressionSyntax)node, model, context.CancellationToken) && GoesByProxy((ExpressionSyntax)node, uses, root, flow, model, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(_https, SyntaxText.Whole((ExpressionSyntax)node).GetLocation()));
        }
    }

    private static void CheckTokens(SemanticModelAnalysisContext context, List<HeaderUse> uses, SyntaxNode root, OnPremiseFlow? flow)
    {
        foreach (var use in uses.Where(static use => use.IsDefault && ConnectivityHeaders.Is(use.Name, "Proxy-Authorization")))
        {
            if (!IsShortLived(use.Owner, context.CancellationToken) && use.Value?.ToString().IndexOf("Basic", StringComparison.Ordinal) is null or < 0)
                context.ReportDiagnostic(Diagnostic.Create(_token, use.Node.GetLocation(), "'DefaultRequestHeaders'"));
        }

        if (flow is null)
            return;

        foreach (var node in root.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Credentials", Expression: var proxy } } set && flow.IsOnPremise(proxy) && IsProxy(proxy))
                context.ReportDiagnostic(Diagnostic.Create(_token, set.GetLocation(), "'Credentials' of the proxy"));
            else if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Credentials" }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } member && flow.IsOnPremise(creation) && IsProxy(creation))
                context.ReportDiagnostic(Diagnostic.Create(_token, member.GetLocation(), "'Credentials' of the proxy"));
        }

        bool IsProxy(ExpressionSyntax expression) => context.SemanticModel.GetTypeInfo(expression, context.CancellationToken).Type?.Name is "WebProxy" or "IWebProxy";
    }

    private static void CheckSharing(SemanticModelAnalysisContext context, List<HeaderUse> uses, SyntaxNode root, OnPremiseFlow? flow)
    {
        var model = context.SemanticModel;
        foreach (var use in uses.Where(static use => use.IsDefault && ConnectivityHeaders.IsPropagation(use.Name)))
        {
            if (use.Owner is IFieldSymbol or IPropertySymbol { IsIndexer: false })
                context.ReportDiagnostic(Diagnostic.Create(_shared, use.Node.GetLocation(), ((ISymbol)use.Owner).Name));
        }

        if (flow is null)
            return;

        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            if (!uses.Any(use => ConnectivityHeaders.IsPropagation(use.Name) && !use.IsDefault && type.Span.Contains(use.Node.Span)) && !PropagatesElsewhere(type, context))
                continue;

            foreach (var member in type.Members)
            {
                var declared = member switch { FieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0], context.CancellationToken), PropertyDeclarationSyntax property => model.GetDeclaredSymbol(property, context.CancellationToken), _ => null };
                if (declared is not null && flow.IsOnPremise(declared) && IsShared(declared, context))
                    context.ReportDiagnostic(Diagnostic.Create(_shared, declared.Locations[0], declared.Name));
            }

            // What another type keeps for everybody is shared by whoever uses it for users.
            var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (var name in type.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (model.GetSymbolInfo(name, context.CancellationToken).Symbol is (IFieldSymbol or IPropertySymbol) and { } shared && flow.IsOnPremise(shared) && !SymbolEqualityComparer.Default.Equals(shared.ContainingType, model.GetDeclaredSymbol(type, context.CancellationToken)) && IsShared(shared, context) && reported.Add(shared))
                    context.ReportDiagnostic(Diagnostic.Create(_shared, name.GetLocation(), shared.Name));
            }
        }
    }

    // One for everybody: a property that makes a new one each time is none.
    private static bool IsShared(ISymbol member, SemanticModelAnalysisContext context) =>
        IsClient(member) && !IsMadeAnew(member, context.CancellationToken) && (member.IsStatic || Lifetimes.IsSingleton(member.ContainingType, context.SemanticModel.Compilation, context.CancellationToken));

    private static bool IsMadeAnew(ISymbol member, CancellationToken cancellation) =>
        member is IPropertySymbol property && property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation).DescendantNodes().Any(static node =>
            node is ArrowExpressionClauseSyntax { Expression: BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax } or ReturnStatementSyntax { Expression: BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax }));

    // A class in several files: one sends what another one has prepared.
    private static bool PropagatesElsewhere(TypeDeclarationSyntax type, SemanticModelAnalysisContext context) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword) && context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is { DeclaringSyntaxReferences.Length: > 1 } symbol
        && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree != type.SyntaxTree && reference.GetSyntax(context.CancellationToken).DescendantNodes().Any(static node => node is LiteralExpressionSyntax { Token.Value: string text } && ConnectivityHeaders.IsPropagation(text)));

    private static bool IsClient(ISymbol symbol)
    {
        var type = symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;
        if (type is INamedTypeSymbol { Name: "Lazy", TypeArguments.Length: 1 } lazy)
            type = lazy.TypeArguments[0];
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.Name is "HttpMessageHandler" or "HttpMessageInvoker")
                return true;
        }

        return false;
    }

    // using var client = new HttpClient(...): nobody else gets it.
    private static bool IsShortLived(object? owner, CancellationToken cancellation) => owner switch
    {
        ILocalSymbol local => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax },
        _ => false,
    };

    private static bool IsHttps(ExpressionSyntax node, SemanticModel model, CancellationToken cancellation)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                return text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && SyntaxText.IsFirst(node);
            case InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents }:
                return contents[0] is InterpolatedStringTextSyntax { TextToken.ValueText: var start } && start.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            case IdentifierNameSyntax { Parent: ArgumentSyntax or MemberAccessExpressionSyntax { Parent: ArgumentSyntax } }:
                return model.GetConstantValue(node, cancellation) is { HasValue: true, Value: string constant } && constant.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            default:
                return false;
        }
    }

    // The address is given to a client of the proxy, or to a request that has headers of the Connectivity service or is sent by such a client.
    private static bool GoesByProxy(ExpressionSyntax address, List<HeaderUse> uses, SyntaxNode root, OnPremiseFlow? flow, SemanticModel model, CancellationToken cancellation)
    {
        for (SyntaxNode? node = SyntaxText.Whole(address).Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var client, Name.Identifier.ValueText: var name } } when name.EndsWith("Async", StringComparison.Ordinal) || name is "Send":
                    return flow is not null && flow.IsOnPremise(model.GetSymbolInfo(client, cancellation).Symbol);
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseAddress", Expression: var client } } when flow?.IsOnPremise(model.GetSymbolInfo(client, cancellation).Symbol) == true:
                    return true;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseAddress" } } assignment:
                    // AddHttpClient("x", c => c.BaseAddress = ...).ConfigurePrimaryHttpMessageHandler(() => handler over the proxy)
                    var statement = assignment.FirstAncestorOrSelf<StatementSyntax>(static each => each is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } or LocalDeclarationStatementSyntax);
                    return flow is not null && statement is not null && statement.DescendantNodes().Any(each => each is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigurePrimaryHttpMessageHandler" } } configure && configure.ArgumentList.Arguments.Any(argument => argument.DescendantNodes().Any(flow.IsOnPremise)));
                case BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellation).Type is { Name: "HttpClient" }:
                    return flow is not null && (creation.ArgumentList?.Arguments.Any(argument => flow.IsOnPremise(argument)) ?? false);
                case BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellation).Type is { Name: "HttpRequestMessage" }:
                    return IsSent(creation, uses, root, flow, model, cancellation);
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestUri", Expression: var request } }:
                    return IsSentAs(model.GetSymbolInfo(request, cancellation).Symbol, uses, root, flow, model, cancellation);
            }
        }

        return false;
    }

    private static bool IsSent(BaseObjectCreationExpressionSyntax creation, List<HeaderUse> uses, SyntaxNode root, OnPremiseFlow? flow, SemanticModel model, CancellationToken cancellation)
    {
        if (uses.Any(use => ReferenceEquals(use.Owner, creation) && IsOfConnectivity(use.Name)))
            return true;

        var symbol = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable, cancellation),
            AssignmentExpressionSyntax assignment => model.GetSymbolInfo(assignment.Left, cancellation).Symbol,
            _ => null,
        };
        return symbol is null
            ? creation.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var client, Name.Identifier.ValueText: "Send" or "SendAsync" } } } && flow?.IsOnPremise(model.GetSymbolInfo(client, cancellation).Symbol) == true
            : IsSentAs(symbol, uses, root, flow, model, cancellation);
    }

    private static bool IsSentAs(ISymbol? request, List<HeaderUse> uses, SyntaxNode root, OnPremiseFlow? flow, SemanticModel model, CancellationToken cancellation) =>
        request is not null
        && (uses.Any(use => SymbolEqualityComparer.Default.Equals(use.Owner as ISymbol, request) && IsOfConnectivity(use.Name))
            || (flow is not null && root.DescendantNodes().Any(node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var client, Name.Identifier.ValueText: "Send" or "SendAsync" }, ArgumentList.Arguments: { Count: > 0 } arguments }
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(arguments[0].Expression, cancellation).Symbol, request) && flow.IsOnPremise(model.GetSymbolInfo(client, cancellation).Symbol))));

    private static bool IsOfConnectivity(string header) => header.StartsWith("SAP-Connectivity-", StringComparison.OrdinalIgnoreCase);
}
