using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>A fix that binds a module to a service in the MTA descriptor: the requirement, and the resource where there is none.</summary>
/// <remarks>Nothing is offered for a Cloud Foundry manifest, which cannot say what service an instance is.</remarks>
public abstract class BindServiceFix : CodeFixProvider
{
    /// <summary>What the fix is called in the editor.</summary>
    private protected abstract string Title { get; }

    /// <summary>The service to bind.</summary>
    private protected abstract string Service { get; }

    /// <summary>The fact of the finding that names the module.</summary>
    private protected abstract string ModuleProperty { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => AdditionalDocumentFixAllProvider.Create(Title, Fix);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = (await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false)).ToString();
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Fix(context.TextDocument.FilePath ?? context.TextDocument.Name, text, diagnostic) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(AdditionalDocuments.WithText(context.TextDocument, changed)), Title), diagnostic);
        }
    }

    private string? Fix(string path, string text, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ModuleProperty, out var module) && module is not null ? ServiceBindingEdit.Apply(path, text, module, Service) : null;
}
