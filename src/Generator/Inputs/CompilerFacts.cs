using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>
/// The little that this generator wants to know of the compiler. It comes from the options and from the references, which an edit leaves alone; asking the
/// compilation, which is another one after every key, would cost more than all other steps together.
/// </summary>
/// <param name="Language">The C# version.</param>
/// <param name="HasRuntime">Whether the project refers to the runtime that generated code calls.</param>
/// <param name="HasDependencyInjection">Whether the project can name <c>IServiceCollection</c> and <c>IHttpClientBuilder</c>.</param>
internal sealed record CompilerFacts(LanguageVersion Language, bool HasRuntime, bool HasDependencyInjection)
{
    /// <summary>The lowest C# version that understands the generated code.</summary>
    public const LanguageVersion Lowest = LanguageVersion.CSharp12;

    private const string Runtime = "Btp.Connectivity";
    private const string HttpClients = "Microsoft.Extensions.Http";

    /// <summary>Whether the project's C# understands the generated code.</summary>
    public bool IsRecent => Language >= Lowest;

    /// <summary>The name of a referenced assembly if this generator cares about it, else null.</summary>
    /// <param name="reference">A reference.</param>
    public static string? Relevant(MetadataReference reference)
    {
        var name = reference is CompilationReference { Compilation: var compilation } ? compilation.AssemblyName : System.IO.Path.GetFileNameWithoutExtension(reference.Display ?? "");
        return name is Runtime or HttpClients ? name : null;
    }

    /// <summary>Puts the facts together.</summary>
    /// <param name="options">The options that C# files are parsed with.</param>
    /// <param name="references">The relevant references.</param>
    public static CompilerFacts Of(ParseOptions options, IReadOnlyList<string?> references)
    {
        var (hasRuntime, hasHttpClients) = (false, false);
        foreach (var reference in references)
        {
            hasRuntime |= reference == Runtime;
            hasHttpClients |= reference == HttpClients;
        }

        return new(options is CSharpParseOptions { LanguageVersion: var version } ? version : LanguageVersion.Default, hasRuntime, hasRuntime && hasHttpClients);
    }
}
