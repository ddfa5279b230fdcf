using System.Buffers;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>A batch as <c>multipart/mixed</c> (MS-ODATA 2.2.7.6; OData V4 protocol, 11.7.7), the same in V2 and V4.</summary>
internal sealed class MultipartFormat(Guid id) : IBatchFormat
{
    private readonly string _boundary = $"batch_{id:N}";

    public string ContentType => "multipart/mixed; boundary=" + _boundary;

    public string Accept => "multipart/mixed";

    public string ContinueOnError => "odata.continue-on-error";

    public IEnumerable<BatchResult?> Write(IReadOnlyList<BatchStep> steps, ArrayBufferWriter<byte> buffer)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            PartWriter.Text(buffer, "--", _boundary, "\r\n");
            if (!steps[i].IsChangeSet)
            {
                PartWriter.Write(buffer, steps[i].Parts[0]);
                yield return steps[i].Parts[0];
                continue;
            }

            var changes = $"changeset_{id:N}_{i + 1}";
            PartWriter.Text(buffer, "Content-Type: multipart/mixed; boundary=", changes, "\r\n\r\n");
            foreach (var part in steps[i].Parts)
            {
                PartWriter.Text(buffer, "--", changes, "\r\n");
                PartWriter.Write(buffer, part);
                yield return part;
            }

            PartWriter.Text(buffer, "--", changes, "--\r\n\r\n");
        }

        PartWriter.Text(buffer, "--", _boundary, "--\r\n");
        yield return null;
    }

    public async Task ReadAsync(ODataRequest batch, HttpResponseMessage response, IReadOnlyList<BatchStep> steps, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        if (!MultipartType.IsMultipart(type))
            throw BatchAnswers.NoBatch(buffer, response, batch);
        var boundary = MultipartType.BoundaryOf(type!) ?? throw BatchAnswers.Located("The response to the batch names no boundary in its Content-Type.", response, batch);
        try
        {
            await MultipartAnswers.ReadAsync(new MultipartReader(buffer, boundary), response.RequestMessage, steps, cancellationToken).ConfigureAwait(false);
        }
        catch (ODataFormatException exception) when (exception.Request is null)
        {
            throw ODataAnswer.Located(exception, response, batch.Line);
        }
    }
}
