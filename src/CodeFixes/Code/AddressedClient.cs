using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>An <c>HttpClient</c> that code makes itself for one address, in a form of which all of it is seen.</summary>
internal sealed class AddressedClient
{
    private readonly List<StatementSyntax> _settings = [];

    private AddressedClient(ExpressionSyntax creation) => Creation = creation;

    /// <summary>What makes the client.</summary>
    public ExpressionSyntax Creation { get; }

    /// <summary>The text of the address.</summary>
    public LiteralExpressionSyntax Address { get; private set; } = null!;

    /// <summary>What is called with the client, where the address is that of a call and not of the client.</summary>
    public ExpressionSyntax? Called { get; private set; }

    /// <summary>Statements that tell the client its address and its logon.</summary>
    public IReadOnlyList<StatementSyntax> Settings => _settings;

    /// <summary>Whether the client logs on with what stands in the code.</summary>
    public bool HasLogon { get; private set; }

    /// <summary>Whether the client has a proxy of its own.</summary>
    public bool HasProxy { get; private set; }

    /// <summary>The client to whose address or logon a text belongs; null if there is none, or not all of it is seen.</summary>
    public static AddressedClient? Find(SyntaxNode text, SemanticModel model, CancellationToken cancellation)
    {
        // new HttpClient(new HttpClientHandler { Credentials = ... }) { BaseAddress = new Uri("...") }
        var creation = text.AncestorsAndSelf().TakeWhile(static node => node is not StatementSyntax and not MemberDeclarationSyntax).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault(node => IsClient(node, model, cancellation));
        if (creation?.Initializer is not null)
            return OfInitializer(creation);

        var variable = creation?.Parent?.Parent as VariableDeclaratorSyntax ?? VariableOf(text, model, cancellation);
        return variable?.Initializer?.Value is { } made && (creation is null || creation == made) ? OfVariable(variable, made, model, cancellation) : null;
    }

    private static AddressedClient? OfInitializer(BaseObjectCreationExpressionSyntax creation)
    {
        var client = new AddressedClient(creation);
        if (!client.TakesHandler(creation) || creation.Initializer!.Expressions.Count != 1 || creation.Initializer.Expressions[0] is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "BaseAddress" }, Right: var value } || LiteralOf(value) is not { } address)
            return null;

        client.Address = address;
        return client;
    }

    private static AddressedClient? OfVariable(VariableDeclaratorSyntax variable, ExpressionSyntax made, SemanticModel model, CancellationToken cancellation)
    {
        var client = new AddressedClient(made);
        var isBare = made is BaseObjectCreationExpressionSyntax creation ? IsClient(creation, model, cancellation) && creation.Initializer is null && client.TakesHandler(creation)
            : made is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateClient" }, ArgumentList.Arguments.Count: 0 };
        if (!isBare || model.GetDeclaredSymbol(variable, cancellation) is not ILocalSymbol local || variable.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
            return null;

        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local)).ToList();
        foreach (var use in uses)
            client.Take(use, block, isOnly: uses.Count == 1);

        return client.Address is null ? null : client;
    }

    // client.BaseAddress = ...; client.DefaultRequestHeaders.Authorization = ...; client.GetAsync("http://..."), if it is all that is done with the client
    private void Take(IdentifierNameSyntax use, BlockSyntax block, bool isOnly)
    {
        SyntaxNode member = use;
        while (member.Parent is MemberAccessExpressionSyntax access && access.Expression == member)
            member = access;

        var path = member.ToString();
        if (member.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: var holder } statement } assignment && assignment.Left == member && holder == block)
        {
            var isLogon = path.EndsWith(".DefaultRequestHeaders.Authorization", StringComparison.Ordinal);
            if (path.EndsWith(".BaseAddress", StringComparison.Ordinal) && LiteralOf(assignment.Right) is { } address)
                Address = address;
            else if (!isLogon)
                return;

            HasLogon |= isLogon;
            _settings.Add(statement);
        }
        else if (isOnly && member is MemberAccessExpressionSyntax && member.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && LiteralOf(arguments[0].Expression) is { } called)
        {
            Address = called;
            Called = arguments[0].Expression;
        }
    }

    private bool TakesHandler(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList is not { Arguments: { Count: > 0 } arguments })
            return true;
        if (arguments.Count > 1 || arguments[0].Expression is not ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "HttpClientHandler" or "SocketsHttpHandler" }, ArgumentList: null or { Arguments.Count: 0 } } handler)
            return false;

        foreach (var setting in handler.Initializer?.Expressions ?? default)
        {
            switch (setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } ? name.Identifier.ValueText : "")
            {
                case "Credentials":
                    HasLogon = true;
                    break;
                case "Proxy" or "UseProxy":
                    HasProxy = true;
                    break;
                case "PreAuthenticate":
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    // The variable whose address or logon a text becomes, or that is called with it.
    private static VariableDeclaratorSyntax? VariableOf(SyntaxNode text, SemanticModel model, CancellationToken cancellation)
    {
        var target = text.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression is AssignmentExpressionSyntax assignment && assignment.Right.Span.Contains(text.Span)
            ? assignment.Left
            : text.FirstAncestorOrSelf<ArgumentSyntax>(static argument => argument.Parent?.Parent is InvocationExpressionSyntax)?.Parent?.Parent is InvocationExpressionSyntax call ? call.Expression : null;
        while (target is MemberAccessExpressionSyntax member)
            target = member.Expression;

        return target is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol local
            ? local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax
            : null;
    }

    private static bool IsClient(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(creation, cancellation).Type is { Name: "HttpClient" } type && type.ContainingNamespace?.ToDisplayString() == "System.Net.Http";

    // "http://...", new Uri("http://..."), new("http://...")
    private static LiteralExpressionSyntax? LiteralOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string } literal => literal,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression as LiteralExpressionSyntax,
        _ => null,
    };
}
