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
        var responses = new List<(string? Id, HttpResponseMessage Response)>();
        try
        {
            while (await reader.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                var head = await PartHead.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                var response = await PartResponse.ReadAsync(reader, head, null, cancellationToken).ConfigureAwait(false);
                responses.Add((head.Find("Content-ID") ?? InnerId(response), response));
                await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            }

            if (responses.Count > step.Parts.Count)
            {
                BatchAnswers.FailContradicted(step.Parts);
                return;
            }

            var answers = Assign(step, responses);
            foreach (var (part, response) in answers)
                response.RequestMessage = PartRequest.MessageOf(batch, part.Sent);
            if (answers is [var only] && step.Parts.Count > 1)
                await BatchAnswers.ReadForAllAsync(step, only.Response, batch, cancellationToken).ConfigureAwait(false);
            else
                await BatchAnswers.ReadChangesAsync(step, answers, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var (_, response) in responses)
                response.Dispose();
        }
    }

    // By its id where the service repeats it; what has none, or one of nobody's, in the order of the requests that are left.
    private static List<(BatchResult Part, HttpResponseMessage Response)> Assign(BatchStep step, List<(string? Id, HttpResponseMessage Response)> responses)
    {
        var parts = new BatchResult?[responses.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = int.TryParse(responses[i].Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? step.Parts.Find(part => part.ContentId == number) : null;
        }

        var twice = parts.Where(part => part is not null && parts.Count(other => other == part) > 1).Distinct().ToList();
        BatchAnswers.FailContradicted(twice!);
        var waiting = new Queue<BatchResult>(step.Parts.Except(parts)!);
        var answers = new List<(BatchResult Part, HttpResponseMessage Response)>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (!twice.Contains(parts[i]) && (parts[i] ?? (waiting.TryDequeue(out var next) ? next : null)) is { } part)
                answers.Add((part, responses[i].Response));
        }

        return answers;
    }

    // SAP Gateway writes it among the headers of the response, where it does not belong.
    private static string? InnerId(HttpResponseMessage response)
        => response.Headers.NonValidated.TryGetValues("Content-ID", out var values) || response.Content.Headers.NonValidated.TryGetValues("Content-ID", out values) ? values.ToString() : null;
}
