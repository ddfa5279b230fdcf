using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>What <see cref="MetadataReader.ReadEdmModel"/> gives: the service model, and the V4 model of Microsoft.OData.Edm that it was built from.</summary>
/// <param name="EdmModel">The model of Edm, without annotations; a V2 or V3 document is upgraded. Null if the document could not be read at all.</param>
/// <param name="Model">The service; null if the document could not be read at all.</param>
/// <param name="Problems">The reason, or the constructs that were skipped.</param>
/// <remarks>For servers and tools. Not for the pipeline of a source generator, whose values have to be comparable.</remarks>
public sealed record EdmModelResult(IEdmModel? EdmModel, ServiceModel? Model, EquatableArray<MetadataProblem> Problems);
