using System.Buffers;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>A way to write a batch and to read what comes back.</summary>
internal interface IBatchFormat
{
    /// <summary>Media type of the body.</summary>
    string ContentType { get; }

    /// <summary>Media type that is asked for.</summary>
    string Accept { get; }

    /// <summary>The preference to go on behind an error, as the version that the format belongs to writes it.</summary>
    string ContinueOnError { get; }

    /// <summary>Writes the body piece by piece; between two pieces the buffer may be emptied. May be called more than once.</summary>
    /// <returns>Something for every piece.</returns>
    IEnumerable<BatchResult?> Write(IReadOnlyList<BatchStep> steps, ArrayBufferWriter<byte> buffer);

    /// <summary>Reads the answers into the results.</summary>
    /// <exception cref="ODataException">The response is no answer to a batch.</exception>
    Task ReadAsync(ODataRequest batch, HttpResponseMessage response, IReadOnlyList<BatchStep> steps, CancellationToken cancellationToken);
}
