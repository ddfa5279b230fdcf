using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>What differs between the protocol versions: the syntax of URLs and the shape of answers. Everything between is common.</summary>
internal interface IProtocol
{
    /// <summary>The protocol header of every answer.</summary>
    (string Name, string Value) Version { get; }

    /// <summary>The path in V4 syntax.</summary>
    string Path(ServiceRequest request);

    /// <summary>The system query options in V4 syntax.</summary>
    IReadOnlyDictionary<string, string> Options(ServiceRequest request, IEdmStructuredType? type);

    Answer ServiceDocument(ServiceRequest request);

    Answer Collection(ServiceRequest request, Resource resource, QueryOptions options, Page page, string? next, string? delta);

    /// <summary>What has changed in a collection (V4).</summary>
    Answer Delta(ServiceRequest request, Resource resource, QueryOptions options, DeltaChanges changes, string link);

    Answer Entity(ServiceRequest request, Resource resource, QueryOptions options);

    Answer Property(ServiceRequest request, Resource resource);

    Answer References(ServiceRequest request, Resource resource, IReadOnlyList<Data.StructuredValue> rows);

    /// <summary>A navigation or property that is null.</summary>
    Answer Absent(ServiceRequest request, Resource resource);

    Answer Error(ServiceRequest? request, ODataFailure failure, ErrorFacts facts);

    /// <summary>The entity's ETag, or null.</summary>
    string? ETag(Data.StructuredValue row);

    /// <summary>The address of an entity relative to the service root, or null when it has none.</summary>
    string? Address(Data.StructuredValue row, IEdmNavigationSource? source);

    /// <summary>Reads the body of a request.</summary>
    Write.PayloadReader Payload(ServiceRequest request);

    /// <summary>The address of the next page, given the query option that leads to it.</summary>
    string NextLink(ServiceRequest request, string query);
}
