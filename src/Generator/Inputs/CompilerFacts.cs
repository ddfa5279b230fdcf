using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>The little that this generator wants to know of a compilation; never the compilation itself, which changes with every key.</summary>
/// <param name="Language">The C# version.</param>
/// <param name="HasRuntime">Whether the project refers to the runtime that generated code calls.</param>
/// <param name="HasDependencyInjection">Whether the project can name <c>IServiceCollection</c> and <c>IHttpClientBuilder</c>.</param>
internal sealed record CompilerFacts(LanguageVersion Language, bool HasRuntime, bool HasDependencyInjection)
{
    /// <summary>The lowest C# version that understands the generated code.</summary>
    public const LanguageVersion Lowest = LanguageVersion.CSharp12;

    /// <summary>Whether the project's C# understands the generated code.</summary>
    public bool IsRecent => Language >= Lowest;

    /// <summary>Projects a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    public static CompilerFacts Of(Compilation compilation) => new(
        compilation is CSharpCompilation { LanguageVersion: var version } ? version : LanguageVersion.Default,
        compilation.GetTypeByMetadataName("Btp.Connectivity.DestinationContract") is not null,
        compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder") is not null);
}
