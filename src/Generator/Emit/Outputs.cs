using System.Linq;
using System.Text;
using Btp.Connectivity.Generator.Binding;
using Btp.Connectivity.Generator.Binding.Rfc;
using Btp.Connectivity.Generator.Binding.Views;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit.Rfc;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Hands generated files over to the compiler.</summary>
internal static class Outputs
{
    /// <summary>Adds the files of a service.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="bound">The service.</param>
    public static void Add(SourceProductionContext output, BoundService bound)
    {
        if (bound.Client is { } client)
            Add(output, client.Document, () => ClientEmitter.Emit(client, output.CancellationToken));
    }

    /// <summary>Adds the file of a view.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="bound">The view.</param>
    public static void Add(SourceProductionContext output, BoundView bound)
    {
        if (bound.View is { } view)
            Add(output, view.HintName, () => [ViewEmitter.Emit(view)]);
    }

    /// <summary>Adds the files of a client of function modules.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="bound">The client.</param>
    /// <param name="ambiguous">Names of declarations that differ from others in case only.</param>
    public static void Add(SourceProductionContext output, BoundRfc bound, EquatableArray<string> ambiguous)
    {
        if (bound.Client is not { } client)
            return;

        // Two names that differ in case only would be one file on some machines.
        var folder = "Rfc/" + client.FullName + (ambiguous.Contains(client.FullName) ? "_" + StableHash.Of(client.FullName) : "");
        Add(output, client.FullName, () => RfcEmitter.Emit(client, folder, output.CancellationToken));
    }

    /// <summary>Adds the file of all destinations.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="destinations">The destinations.</param>
    /// <param name="project">The project.</param>
    /// <param name="compiler">The compiler.</param>
    public static void Add(SourceProductionContext output, DestinationCatalog destinations, ProjectFacts project, CompilerFacts compiler)
    {
        if (compiler.HasRuntime && compiler.IsRecent)
            Add(output, "Destinations", () => DestinationsEmitter.Emit(destinations, project) is { } file ? [file] : []);
    }

    // A mistake of an emitter is a diagnostic about what it was writing, and takes nothing else down.
    private static void Add(SourceProductionContext output, string subject, Func<IEnumerable<GeneratedFile>> emit)
    {
        try
        {
            foreach (var file in emit())
                output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Reporter.Report(output, subject, failure);
        }
    }
}
