using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Addresses;

/// <summary>BTP6001: the address of a back end stands in the code, and is called.</summary>
/// <remarks>Texts are looked at first: few are addresses of private hosts or SAP systems, and only for those the semantic model says where they go.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackEndAddressAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.BackEndAddress, RuleCategories.Connectivity, DiagnosticSeverity.Warning,
        "Back-end address in the code",
        "The back end '{0}' is called by an address in the code: declare a destination for it, which can be changed without a release and brings the way and the logon with it",
        "Addresses differ between stages and change with landscapes; destinations hold them, together with proxy, location and authentication.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // The servers of tests are made up.
            if (TestProjects.Is(start.Compilation))
                return;

            var hosts = new BackEndHosts(CodeOptions.List(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions, "BtpPrivateHosts"));
            start.RegisterSyntaxNodeAction(c => Analyze(c, hosts), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, BackEndHosts hosts)
    {
        var expression = (ExpressionSyntax)context.Node;
        if (expression.Span.Length < 5)
            return;
        if (IsHostOfSystem(context, expression) && BackEndHosts.LabelOf(expression) is { } label)
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, expression.GetLocation(), label));
            return;
        }

        if (expression.Span.Length < 7 || !MayBeAddress(expression) || !SyntaxText.IsFirst(expression))
            return;

        var whole = SyntaxText.Whole(expression);
        var text = SyntaxText.Read(whole);
        if ((BackEndHosts.OfApplicationServer(text) ?? (text.IndexOf(';') > 0 && whole.Parent is not AttributeArgumentSyntax ? hosts.OfDatabase(text) : null)) is { } server)
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, whole.GetLocation(), server));
            return;
        }

        var at = text.IndexOf("://", StringComparison.Ordinal);
        if (at > 0 && at + 3 < text.Length && text[at + 3] == SecretText.Unknown && context.SemanticModel.GetOperation(whole, context.CancellationToken) is { } operation)
            text = ConstantResolver.Resolve(operation, context.CancellationToken)[0];

        // string.Format("http://{0}:{1}/", Host, Port)
        var place = whole;
        if (at > 0 && at + 3 < text.Length && text[at + 3] == '{' && whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" } } call } && context.SemanticModel.GetOperation(call, context.CancellationToken) is { } formatted)
            (place, text) = (call, ConstantResolver.Resolve(formatted, context.CancellationToken)[0]);

        var isHost = at < 0;
        var host = isHost ? (hosts.IsPrivateHost(text) ? text : null) : hosts.Find(text);
        if (host is not null && new AddressFlow(context.SemanticModel, isHost, !isHost && BackEndHosts.IsSystemAddress(text), context.CancellationToken).IsCalled(place))
            context.ReportDiagnostic(Diagnostic.Create(_rule, whole.GetLocation(), host));
    }

    // A name of one label is a host where only hosts can be: new UriBuilder { Host = "erp01" }, parameters of an RFC library.
    private static bool IsHostOfSystem(SyntaxNodeAnalysisContext context, ExpressionSyntax expression)
    {
        var target = expression.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == expression => assignment.Left,
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[1] == expression => pair[0],
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: 2 } arguments } } when arguments[1].Expression == expression => arguments[0].Expression,
            _ => null,
        };
        target = target switch { ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } => keys[0].Expression, ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } => keys[0].Expression, _ => target };
        var name = target switch { IdentifierNameSyntax identifier => identifier.Identifier.ValueText, MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText, LiteralExpressionSyntax literal => literal.Token.ValueText, _ => "" };
        return name is "AppServerHost" or "MessageServerHost" or "ASHOST" or "MSHOST"
            || (name == "Host" && target is not LiteralExpressionSyntax && context.SemanticModel.GetSymbolInfo(target!, context.CancellationToken).Symbol?.ContainingType.Name == "UriBuilder");
    }

    private static bool MayBeAddress(ExpressionSyntax expression)
    {
        if (expression is InterpolatedStringExpressionSyntax interpolated)
            return interpolated.Contents.FirstOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: var start } && (start.IndexOf("://", StringComparison.Ordinal) > 0 || (start.IndexOf('=') > 0 && NamesServer(start)));
        if (((LiteralExpressionSyntax)expression).Token.Value is not string text)
            return false;

        // Servers of connection strings; most texts have no field at all.
        return text.IndexOf("://", StringComparison.Ordinal) > 0 || (text.IndexOf('=') > 0 && text.IndexOf(';') > 0 && NamesServer(text)) || (text.Length < 100 && text.IndexOf('.') > 0 && text.IndexOf(' ') < 0 && text.IndexOf('/') < 0);
    }

    private static bool NamesServer(string text) =>
        text.IndexOf("host=", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("server=", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("source=", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("addr", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("servernode", StringComparison.OrdinalIgnoreCase) >= 0;
}
