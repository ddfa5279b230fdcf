using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Bench.Analyzers;

/// <summary>Asks the compiler for everything that the product's analyzers ask for, and does nothing with it: what it costs is the compiler's.</summary>
#pragma warning disable RS1001 // not for compilers: only the measurement makes one
internal sealed class Idle : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            start.RegisterSyntaxNodeAction(
                static _ => { },
                SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringExpression, SyntaxKind.VariableDeclarator, SyntaxKind.PropertyDeclaration, SyntaxKind.Parameter,
                SyntaxKind.AnonymousObjectMemberDeclarator, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.IsPatternExpression, SyntaxKind.InvocationExpression);
            start.RegisterOperationAction(
                static _ => { },
                OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment, OperationKind.PropertyInitializer);
            start.RegisterSemanticModelAction(static _ => { });
            start.RegisterCompilationEndAction(static _ => { });
        });
    }
}
