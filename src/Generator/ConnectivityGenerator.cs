using System.Collections.Immutable;
using System.Text;
using Btp.Connectivity.Generator.Binding;
using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Generator;

/// <summary>
/// Service documents and destination manifests in, typed clients out. Every step is named and gives plain values that compare by content, so that a
/// step runs again only when what it looks at says something else. The compilation is asked for its options and the names of its references, nothing else.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConnectivityGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. What there is: a file that is only touched has the same text, and stops here.
        var texts = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => InputFile.Of(pair.Left, pair.Right.GetOptions(pair.Left)))
            .Where(static file => file is not null)
            .WithTrackingName(StepNames.Files)
            .Select(static (file, cancellation) => file!.Read(cancellation))
            .WithTrackingName(StepNames.Texts);

        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectFacts.Of(options.GlobalOptions))
            .WithTrackingName(StepNames.Project);

        // Not the provider of references: it would look at each of some two hundred on every edit.
        var compiler = context.CompilationProvider
            .Select(static (compilation, _) => CompilerFacts.Of(compilation))
            .WithTrackingName(StepNames.Compiler);

        // 2. What it says.
        var outlines = texts
            .Where(static text => text.Kind == InputKind.Metadata)
            .Select(static (text, _) => OutlinedDocument.Of(text))
            .WithTrackingName(StepNames.Outlines);
        var documents = outlines.Combine(outlines.Collect())
            .Select(static (pair, _) => LinkedDocument.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Links)
            .Select(static (document, cancellation) => MetadataDocument.Read(document, cancellation))
            .WithTrackingName(StepNames.Documents);

        var destinations = texts
            .Where(static text => text.Kind != InputKind.Metadata)
            .Select(static (text, _) => DestinationFile.Read(text))
            .WithTrackingName(StepNames.DestinationFiles)
            .Collect()
            .Select(static (files, _) => DestinationCatalog.Of(files))
            .WithTrackingName(StepNames.Destinations);

        // 3. What is declared, and apart from it where.
        var declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(DeclarationReader.AttributeName, static (node, _) => node is TypeDeclarationSyntax, DeclarationReader.Read)
            .WithTrackingName(StepNames.Declared);

        var declarations = declared.Select(static (service, _) => service.Declaration).WithTrackingName(StepNames.Declarations);
        var places = declared.Select(static (service, _) => service.Places).WithTrackingName(StepNames.Places);

        // 4. What it comes to: each declaration with the one document and the one destination that it names, then all names side by side.
        var alone = declarations.Combine(documents.Collect())
            .Select(static (pair, _) => DeclaredDocument.Of(pair.Left, pair.Right))
            .Combine(destinations).Combine(project.Combine(compiler))
            .Select(static (all, _) => BindingInput.Of(all.Left.Left, all.Left.Right, all.Right.Left, all.Right.Right))
            .WithTrackingName(StepNames.Inputs)
            .Select(static (input, _) => (Input: input, Bound: Binder.Bind(input, [])))
            .WithTrackingName(StepNames.Alone);

        var names = alone
            .Select(static (service, _) => NameWish.Of(service.Bound))
            .Collect()
            .Select(static (wishes, _) => NamePlan.Of(wishes))
            .WithTrackingName(StepNames.Names);

        var clients = alone.Combine(names)
            .Select(static (pair, _) => NamePlan.Apply(pair.Left.Input, pair.Left.Bound, pair.Right))
            .WithTrackingName(StepNames.Clients);

        // 5. Code, and apart from it what there is to say.
        context.RegisterSourceOutput(clients, static (output, bound) => Add(output, bound));
        context.RegisterSourceOutput(destinations.Combine(project.Combine(compiler)), static (output, all) => Add(output, all.Left, all.Right.Left, all.Right.Right));
        context.RegisterSourceOutput(documents, static (output, document) => Reporter.Report(output, document));
        context.RegisterSourceOutput(clients.Combine(places.Collect()), static (output, pair) => Reporter.Report(output, pair.Left, pair.Right));
    }

    private static void Add(SourceProductionContext output, BoundService bound)
    {
        if (bound.Client is not { } client)
            return;

        try
        {
            foreach (var file in ClientEmitter.Emit(client, output.CancellationToken))
                output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Reporter.Report(output, client, failure);
        }
    }

    private static void Add(SourceProductionContext output, DestinationCatalog destinations, ProjectFacts project, CompilerFacts compiler)
    {
        if (compiler.HasRuntime && compiler.IsRecent && DestinationsEmitter.Emit(destinations, project) is { } file)
            output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
    }
}
