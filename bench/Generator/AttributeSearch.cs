using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Bench.Generator;

/// <summary>A generator that looks for <c>[ODataService]</c> and does nothing about it: the part of an edit's time that is Roslyn's, whoever looks.</summary>
internal sealed class AttributeSearch : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var found = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Btp.Connectivity.ODataServiceAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (service, _) => service.TargetSymbol.Name);
        context.RegisterSourceOutput(found, static (_, _) => { });
    }
}
