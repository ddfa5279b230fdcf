using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>
/// The little that this generator wants to know of the compiler. It comes from the options and from the references, which an edit leaves alone; no symbol is
/// asked for, because binding after every key would cost more than all other steps together.
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

    /// <summary>Puts the facts together.</summary>
    /// <param name="compilation">The compilation, of which only options and references are looked at.</param>
    public static CompilerFacts Of(Compilation compilation)
    {
        var (hasRuntime, hasHttpClients) = (false, false);
        foreach (var reference in compilation.ExternalReferences)
        {
            hasRuntime |= IsTo(Runtime, reference);
            hasHttpClients |= IsTo(HttpClients, reference);
        }

        return new(compilation is CSharpCompilation { LanguageVersion: var version } ? version : LanguageVersion.Default, hasRuntime, hasRuntime && hasHttpClients);
    }

    private static bool IsTo(string assembly, MetadataReference reference)
    {
        if (reference is CompilationReference { Compilation: var compilation })
            return compilation.AssemblyName == assembly;

        // First the end of the path alone: no path is cut into pieces for nothing.
        return reference.Display is { } path
            && path.Length >= assembly.Length
            && path.IndexOf(assembly, path.Length - Math.Min(path.Length, assembly.Length + ".dll".Length), StringComparison.OrdinalIgnoreCase) >= 0
            && string.Equals(System.IO.Path.GetFileNameWithoutExtension(path), assembly, StringComparison.OrdinalIgnoreCase);
    }
}
