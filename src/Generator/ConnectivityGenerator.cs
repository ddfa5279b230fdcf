using Btp.Connectivity.Generator.Binding;
using Btp.Connectivity.Generator.Binding.Views;
using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            .Where(static text => text.Kind is InputKind.Destinations or InputKind.Descriptor)
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

        // 5. Views: all of them side by side, because they hold each other; the types that they are of exist only here.
        var declaredViews = context.SyntaxProvider
            .ForAttributeWithMetadataName(ViewReader.AttributeName, static (node, _) => node is TypeDeclarationSyntax, ViewReader.Read)
            .WithTrackingName(StepNames.DeclaredViews);

        var viewPlaces = declaredViews.Select(static (view, _) => view.Places).WithTrackingName(StepNames.ViewPlaces);
        var views = declaredViews.Select(static (view, _) => view.Declaration).WithTrackingName(StepNames.ViewDeclarations)
            .Collect().Combine(clients.Collect())
            .SelectMany(static (pair, _) => ViewBinder.Bind(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Views);

        // 6. Function modules: a line of their own, from their manifests to their code.
        FunctionModules.Add(context, texts, destinations, project.Combine(compiler));

        // 7. Code, and apart from it what there is to say.
        context.RegisterSourceOutput(clients, static (output, bound) => Outputs.Add(output, bound));
        context.RegisterSourceOutput(destinations.Combine(project.Combine(compiler)), static (output, all) => Outputs.Add(output, all.Left, all.Right.Left, all.Right.Right));
        context.RegisterSourceOutput(documents, static (output, document) => Reporter.Report(output, document));
        context.RegisterSourceOutput(views, static (output, bound) => Outputs.Add(output, bound));
        context.RegisterSourceOutput(views.Combine(viewPlaces.Collect()), static (output, pair) => Reporter.Report(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(clients.Combine(places.Collect()), static (output, pair) => Reporter.Report(output, pair.Left, pair.Right));
    }
}
