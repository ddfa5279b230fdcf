using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.Testing.Tests.Samples;

/// <summary>Offers a fix that leaves everything as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UselessFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["XX0001"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(CodeAction.Create("Do nothing", _ => Task.FromResult(context.TextDocument.Project.Solution), "Do nothing"), context.Diagnostics);
        return Task.CompletedTask;
    }
}
