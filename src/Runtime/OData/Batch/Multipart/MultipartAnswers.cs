using System.Globalization;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>Gives every request of a batch its part of the response.</summary>
internal static class MultipartAnswers
{
    /// <summary>Reads answer after answer, in the order of the requests; those behind the last answer stay unanswered.</summary>
    public static async Task ReadAsync(MultipartReader reader, HttpRequestMessage? batch, IReadOnlyList<BatchStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            if (!await reader.NextAsync(cancellationToken).ConfigureAwait(false))
                return;
            var head = await PartHead.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            if (head.Find("Content-Type") is { } type && MultipartType.IsMultipart(type))
            {
                var boundary = MultipartType.BoundaryOf(type) ?? throw new ODataFormatException("A change set in the response names no boundary in its Content-Type.");
                using var buffer = await ResponseBuffer.OpenAsync(new MultipartBody(reader), batch, cancellationToken).ConfigureAwait(false);
                await ReadChangeSetAsync(new MultipartReader(buffer, boundary), batch, step, cancellationToken).ConfigureAwait(false);
                continue;
            }

            using var response = await PartResponse.ReadAsync(reader, head, PartRequest.MessageOf(batch, step.Parts[0].Sent), cancellationToken).ConfigureAwait(false);
            if (step.IsChangeSet)
                await BatchAnswers.ReadForAllAsync(step, response, batch, cancellationToken).ConfigureAwait(false);
            else
                await step.Parts[0].ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ReadChangeSetAsync(MultipartReader reader, HttpRequestMessage? batch, BatchStep step, CancellationToken cancellationToken)
    {
        var waiting = step.Parts.ToList();
        var answers = new List<(BatchResult Part, HttpResponseMessage Response)>();
        try
        {
            while (await reader.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                var head = await PartHead.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                var response = await PartResponse.ReadAsync(reader, head, null, cancellationToken).ConfigureAwait(false);
                var part = Take(waiting, head.Find("Content-ID") ?? InnerId(response));
                if (part is null)
                {
                    response.Dispose();
                    continue;
                }

                response.RequestMessage = PartRequest.MessageOf(batch, part.Sent);
                answers.Add((part, response));
                await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            }

            if (answers is [var only] && step.Parts.Count > 1)
                await BatchAnswers.ReadForAllAsync(step, only.Response, batch, cancellationToken).ConfigureAwait(false);
            else
                await BatchAnswers.ReadChangesAsync(step, answers, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var (_, response) in answers)
                response.Dispose();
        }
    }

    // By its id where the service repeats it; else in the order of the requests.
    private static BatchResult? Take(List<BatchResult> waiting, string? id)
    {
        var part = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? waiting.Find(part => part.ContentId == number) : null;
        part ??= waiting.Count > 0 ? waiting[0] : null;
        if (part is not null)
            waiting.Remove(part);
        return part;
    }

    // SAP Gateway writes it among the headers of the response, where it does not belong.
    private static string? InnerId(HttpResponseMessage response)
        => response.Headers.NonValidated.TryGetValues("Content-ID", out var values) || response.Content.Headers.NonValidated.TryGetValues("Content-ID", out values) ? values.ToString() : null;
}
