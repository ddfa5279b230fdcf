using Btp.Connectivity.Generator.Binding;
using Btp.Connectivity.Generator.Binding.Rfc;
using Btp.Connectivity.Generator.Binding.Views;
using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Inputs;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Csdl;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Generator.Diagnostics;

/// <summary>Turns findings into diagnostics. The last step: only here findings meet places.</summary>
internal static class Reporter
{
    /// <summary>Reports what is wrong with a document, where it stands.</summary>
    /// <param name="context">Takes the diagnostics.</param>
    /// <param name="document">The document.</param>
    public static void Report(SourceProductionContext context, MetadataDocument document)
    {
        foreach (var problem in document.Problems)
        {
            var start = new LinePosition(problem.Line - 1, problem.Column - 1);
            var location = Location.Create(document.Path, new TextSpan(problem.Start, problem.Length), new LinePositionSpan(start, new(start.Line, start.Character + problem.Length)));
            context.ReportDiagnostic(problem.Kind switch
            {
                MetadataProblemKind.Unreadable => Diagnostic.Create(Descriptors.UnreadableMetadata, location, document.Name, problem.Reason),
                MetadataProblemKind.MissingReference => Diagnostic.Create(Descriptors.MissingReference, location, problem.Reason, problem.Construct),
                _ => Diagnostic.Create(Descriptors.Skipped, location, problem.Construct, problem.Reason),
            });
        }
    }

    /// <summary>Reports what is wrong with a declaration, where it stands.</summary>
    /// <param name="context">Takes the diagnostics.</param>
    /// <param name="bound">What the declaration came to.</param>
    /// <param name="all">Where the parts of all declarations stand.</param>
    public static void Report(SourceProductionContext context, BoundService bound, IReadOnlyList<DeclarationPlaces> all)
    {
        var places = Find(all, bound.Declaration);
        foreach (var finding in bound.Findings)
        {
            var location = finding.Document is { } path ? LineOf(path, finding.Line) : places?.Find(finding.Part, finding.Index).ToLocation();
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(finding.Id), location, Arguments(finding)));
        }
    }

    /// <summary>Reports what is wrong with a view, where it stands.</summary>
    /// <param name="context">Takes the diagnostics.</param>
    /// <param name="bound">What the view came to.</param>
    /// <param name="all">Where the parts of all views stand.</param>
    public static void Report(SourceProductionContext context, BoundView bound, IReadOnlyList<DeclarationPlaces> all)
    {
        var places = bound.Findings.IsEmpty ? null : Find(all, bound.Declaration);
        foreach (var finding in bound.Findings)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(finding.Id), places?.Find(finding.Part, finding.Index).ToLocation(), Arguments(finding)));
    }

    /// <summary>Reports what is wrong with a manifest of function modules, where it stands.</summary>
    /// <param name="context">Takes the diagnostics.</param>
    /// <param name="document">The manifest.</param>
    public static void Report(SourceProductionContext context, RfcDocument document)
    {
        foreach (var problem in document.Manifest.Problems)
        {
            var start = new LinePosition(problem.Line - 1, problem.Column - 1);
            var location = Location.Create(document.Path, new TextSpan(problem.Start, problem.Length), new LinePositionSpan(start, start));
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnreadableRfcManifest, location, System.IO.Path.GetFileName(document.Path), problem.Reason));
        }
    }

    /// <summary>Reports what is wrong with a declaration of function modules, where it stands.</summary>
    /// <param name="context">Takes the diagnostics.</param>
    /// <param name="bound">What the declaration came to.</param>
    /// <param name="all">Where the parts of all declarations stand.</param>
    public static void Report(SourceProductionContext context, BoundRfc bound, IReadOnlyList<DeclarationPlaces> all)
    {
        var places = bound.Findings.IsEmpty ? null : Find(all, bound.Declaration);
        foreach (var finding in bound.Findings)
        {
            var location = finding.Document is { } path ? LineOf(path, finding.Line) : places?.Find(finding.Part, finding.Index).ToLocation();
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(finding.Id), location, Arguments(finding)));
        }
    }

    /// <summary>Reports that writing code failed: a mistake of this generator, which must not take the compiler's other work down.</summary>
    /// <param name="context">Takes the diagnostic.</param>
    /// <param name="subject">What was being written: a document, a view, a client of function modules, the destinations.</param>
    /// <param name="failure">What happened.</param>
    public static void Report(SourceProductionContext context, string subject, Exception failure) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnreadableMetadata, null, subject, "the generator failed: " + failure.GetType().Name + ": " + failure.Message));

    private static DeclarationPlaces? Find(IReadOnlyList<DeclarationPlaces> all, string declaration)
    {
        foreach (var places in all)
        {
            if (places.FullName == declaration)
                return places;
        }

        return null;
    }

    private static object[] Arguments(Finding finding)
    {
        var arguments = new object[finding.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = finding.Arguments[i];

        return arguments;
    }

    // The text is not at hand any more, and the line is all that a name needs.
    private static Location LineOf(string path, int line)
    {
        var position = new LinePosition(Math.Max(0, line - 1), 0);
        return Location.Create(path, default, new LinePositionSpan(position, position));
    }
}
