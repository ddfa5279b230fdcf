using Btp.Connectivity.Generator.Binding;
using Btp.Connectivity.Generator.Binding.Rfc;
using Btp.Connectivity.Generator.Declarations.Rfc;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator;

/// <summary>The part of the pipeline that makes typed clients of function modules. A class holds all that it needs, so no two of them share names.</summary>
internal static class FunctionModules
{
    public static void Add(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<InputText> texts,
        IncrementalValueProvider<DestinationCatalog> destinations,
        IncrementalValueProvider<(ProjectFacts Project, CompilerFacts Compiler)> facts)
    {
        var manifests = texts
            .Where(static text => text.Kind == InputKind.Rfc)
            .Select(static (text, _) => RfcDocument.Read(text))
            .WithTrackingName(StepNames.RfcManifests);
        var declaredRfc = context.SyntaxProvider
            .ForAttributeWithMetadataName(RfcDeclarationReader.AttributeName, static (node, _) => node is TypeDeclarationSyntax, RfcDeclarationReader.Read)
            .WithTrackingName(StepNames.DeclaredRfc);
        var rfcPlaces = declaredRfc.Select(static (rfc, _) => rfc.Places).WithTrackingName(StepNames.RfcPlaces);
        var rfcDeclarations = declaredRfc.Select(static (rfc, _) => rfc.Declaration).WithTrackingName(StepNames.RfcDeclarations);
        var rfcClients = rfcDeclarations.Combine(manifests.Collect())
            .Select(static (pair, _) => DeclaredFunctions.Of(pair.Left, pair.Right))
            .Combine(destinations).Combine(facts)
            .Select(static (all, _) => RfcBindingInput.Of(all.Left.Left, all.Left.Right, all.Right.Project, all.Right.Compiler))
            .WithTrackingName(StepNames.RfcInputs)
            .Select(static (input, _) => RfcBinder.Bind(input))
            .WithTrackingName(StepNames.RfcClients);
        var ambiguous = rfcDeclarations.Select(static (rfc, _) => rfc.FullName).Collect().Select(static (names, _) => NamePlan.Ambiguous(names));

        context.RegisterSourceOutput(rfcClients.Combine(ambiguous), static (output, pair) => Outputs.Add(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(manifests, static (output, manifest) => Reporter.Report(output, manifest));
        context.RegisterSourceOutput(rfcClients.Combine(rfcPlaces.Collect()), static (output, pair) => Reporter.Report(output, pair.Left, pair.Right));
    }
}
