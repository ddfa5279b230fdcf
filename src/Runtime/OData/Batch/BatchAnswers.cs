using System.Net;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>What both formats do alike with answers: those of change sets, missing ones, and responses that are none.</summary>
internal static class BatchAnswers
{
    /// <summary>
    /// Reads the answers of a change set. They were held back until all were there: one that failed undid the others, whatever those say.
    /// </summary>
    public static async Task ReadChangesAsync(BatchStep step, IReadOnlyList<(BatchResult Part, HttpResponseMessage Response)> answers, CancellationToken cancellationToken)
    {
        // 424 says that another request is to blame.
        var failed = answers.Where(static answer => !answer.Response.IsSuccessStatusCode).OrderBy(static answer => answer.Response.StatusCode == HttpStatusCode.FailedDependency).FirstOrDefault();
        if (failed.Part is null)
        {
            foreach (var (part, response) in answers)
                await part.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return;
        }

        await failed.Part.ReadAsync(failed.Response, cancellationToken).ConfigureAwait(false);
        FailAll(step, failed.Part.Error as ODataException, "Nothing of the change set was carried out, because another request in it failed: ");
    }

    /// <summary>One answer in place of those of the whole change set: an error.</summary>
    public static async Task ReadForAllAsync(BatchStep step, HttpResponseMessage response, HttpRequestMessage? batch, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode && step.Parts.Count > 1)
        {
            FailAll(step, null, "The service answered the change set with one success in place of an answer to each request. ");
            return;
        }

        // Whose fault it was is known only where there is one request.
        if (step.Parts.Count == 1)
        {
            await step.Parts[0].ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return;
        }

        var line = new ODataRequestLine("POST", batch?.RequestUri?.AbsolutePath ?? "$batch");
        FailAll(step, await ODataErrors.ReadAsync(response, line, cancellationToken).ConfigureAwait(false), "Nothing of the change set was carried out: ");
    }

    /// <summary>Requests with more than one answer: which of them is meant cannot be told.</summary>
    public static void FailContradicted(IEnumerable<BatchResult> parts)
    {
        foreach (var part in parts)
            part.Fail(new ODataFormatException($"The batch was answered with more than one answer to this request; whether it was carried out is not known. {part.Request}") { Request = part.Request });
    }

    public static void FailUnanswered(IReadOnlyList<BatchStep> steps)
    {
        var earlier = steps.SelectMany(static step => step.Parts).FirstOrDefault(static part => part.Error is not null);
        foreach (var part in steps.SelectMany(static step => step.Parts).Where(static part => !part.IsCompleted))
        {
            var reason = earlier is null ? "" : $" The service stopped behind an earlier failure ({earlier.Request}).";
            part.Fail(new ODataFormatException($"The batch was answered without an answer to this request; whether it was carried out is not known.{reason} {part.Request}", earlier?.Error)
            {
                Request = part.Request,
            });
        }
    }

    /// <summary>What to say of a response that is no answer to a batch at all: a logon page most often.</summary>
    public static ODataFormatException NoBatch(ResponseBuffer buffer, HttpResponseMessage response, ODataRequest batch)
    {
        try
        {
            ODataAnswer.EnsureJson(buffer.Span, response);
        }
        catch (ODataFormatException page)
        {
            return ODataAnswer.Located(page, response, batch.Line);
        }

        return Located($"The response is no answer to a batch (Content-Type {response.Content.Headers.ContentType?.MediaType ?? "not given"}).", response, batch);
    }

    public static ODataFormatException Located(string message, HttpResponseMessage response, ODataRequest batch)
        => ODataAnswer.Located(new ODataFormatException(message), response, batch.Line);

    private static void FailAll(BatchStep step, ODataException? cause, string reason)
    {
        foreach (var part in step.Parts.Where(static part => !part.IsCompleted))
        {
            part.Fail(cause is null
                ? new ODataFormatException(reason + part.Request) { Request = part.Request }
                : new ODataException($"{reason}{cause.Message}", cause)
                {
                    StatusCode = cause.StatusCode,
                    Code = cause.Code,
                    Target = cause.Target,
                    Details = cause.Details,
                    InnerError = cause.InnerError,
                    Request = part.Request,
                });
        }
    }
}
