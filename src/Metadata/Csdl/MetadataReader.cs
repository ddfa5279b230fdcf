using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Building;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.Csdl.Normalising;
using Btp.Connectivity.Metadata.CsdlUpgrade;

namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>Reads <c>$metadata</c> documents of OData V2, V3, V4 and 4.01.</summary>
/// <remarks>
/// Bad input is a result, not an exception: a document that cannot be read gives no model and one <see cref="MetadataProblemKind.Unreadable"/> problem with its
/// place; a construct that cannot be expressed is left out alone, with a <see cref="MetadataProblemKind.Skipped"/> problem. Document type definitions are refused.
/// The same text always gives an equal result.
/// </remarks>
public static class MetadataReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The XML text, with or without byte order mark.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="resolveReference">
    /// Gives the document that an <c>edmx:Reference</c> leads to, or null where it is not at hand. Without it, or for null, what the other document declares is unknown.
    /// </param>
    /// <returns>The model, or the reason why there is none.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static MetadataResult Read(string text, CancellationToken cancellationToken = default, Func<DocumentReference, ReferencedDocument?>? resolveReference = null)
    {
        var (_, model, problems) = ReadEdmModel(text, cancellationToken, resolveReference);
        return new(model, problems);
    }

    /// <summary>Reads a document and gives the model of Microsoft.OData.Edm too.</summary>
    /// <param name="text">The XML text, with or without byte order mark.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="resolveReference">Gives the document that an <c>edmx:Reference</c> leads to, or null.</param>
    /// <returns>Both models, or the reason why there are none.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static EdmModelResult ReadEdmModel(string text, CancellationToken cancellationToken = default, Func<DocumentReference, ReferencedDocument?>? resolveReference = null)
    {
        var reading = new Reading(resolveReference, cancellationToken);
        try
        {
            var document = CsdlDocument.Open(SourceDocument.Parse(text));
            var selfLink = document.SelfLink;
            Prepare(document, reading);
            var included = References.Include(document, other => Prepare(other, reading), reading);
            ForeignAnnotations.Keep(document, included);
            MissingReferences.Report(document, reading);
            var schemas = V4Normaliser.Apply(document, reading);
            var edm = EdmLoader.Load(schemas, reading);
            var model = ServiceModelBuilder.Build(edm, document.Version, selfLink, reading);
            return new(edm.Model, model, reading.Problems.ToEquatableArray());
        }
        catch (MetadataRefusedException e)
        {
            return new(null, null, [e.Problem]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Edm resolves names late and fails in more ways than it documents. One bad document must not end a build with a stack trace.
            return new(null, null, [new(MetadataProblemKind.Unreadable, "", $"the schema defeated the reader ({e.GetType().Name}: {e.Message})", 1, 1)]);
        }
    }

    /// <summary>Brings one document into the form of V4, without annotations and aliases, whatever it was.</summary>
    private static void Prepare(CsdlDocument document, Reading reading)
    {
        AnnotationReader.Detach(document);
        AliasWriter.WriteOut(document);
        if (V4Upgrade.IsNeeded(document))
            V4Upgrade.Apply(document, reading);
    }
}
