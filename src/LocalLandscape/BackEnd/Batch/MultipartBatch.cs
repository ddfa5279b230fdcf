using System.Text;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.AspNetCore.WebUtilities;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Batch;

/// <summary>
/// Batches as <c>multipart/mixed</c>. A changeset succeeds or fails as one, and failed it has one answer. V4 stops at the first error unless
/// <c>continue-on-error</c> is preferred; V2 goes on.
/// </summary>
internal sealed class MultipartBatch(ServiceHost service, ServiceRequest batch, PartRunner runner)
{
    private readonly bool _isV2 = service.Data.Schema.IsV2;
    private readonly MemoryStream _body = new();

    /// <summary>Answers the batch.</summary>
    /// <exception cref="ODataFailure">400: the batch as a whole is malformed; nothing was done.</exception>
    public Answer Serve(string boundary)
    {
        // All is parsed before anything is done.
        var steps = Multipart.Split(batch.Body, boundary).ConvertAll(Step);
        var response = "batch_" + Guid.NewGuid().ToString("N");
        var goesOn = _isV2 || batch.Preference("continue-on-error") is not (null or "false");
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            Line($"--{response}");
            var failed = step.IsChangeset ? Changeset(step, references) : Single(step.Requests[0], references);
            if (failed && !goesOn)
                break;
        }
        Line($"--{response}--");
        var answer = new Answer(_isV2 ? 202 : 200) { ContentType = $"multipart/mixed; boundary={response}", Body = _body.ToArray() };
        return !_isV2 && goesOn ? answer.With(("Preference-Applied", "odata.continue-on-error")) : answer;
    }

    private (bool IsChangeset, List<PartRequest> Requests) Step(MessagePart part)
    {
        if (Multipart.Boundary(part.Header("Content-Type")) is not { } boundary)
        {
            var request = PartRequest.Parse(part);
            return _isV2 && !request.IsReading ? throw Multipart.Malformed($"{request.Method} stands outside of a changeset") : (false, [request]);
        }
        var requests = Multipart.Split(part.Content, boundary).ConvertAll(PartRequest.Parse);
        if (requests.Exists(static r => r.IsReading))
            throw Multipart.Malformed("a changeset holds a GET request");
        if (!_isV2 && requests.Exists(static r => r.Id is null))
            throw Multipart.Malformed("a request of a changeset has no Content-ID");
        if (requests.Where(static r => r.Id is not null).GroupBy(static r => r.Id).Any(static g => g.Count() > 1))
            throw Multipart.Malformed("a Content-ID occurs twice");
        return (true, requests);
    }

    private bool Single(PartRequest request, Dictionary<string, string> references)
    {
        var answer = runner.Alone(request, references);
        Write(answer, request.Id);
        return answer.Status >= 400;
    }

    private bool Changeset((bool IsChangeset, List<PartRequest> Requests) step, Dictionary<string, string> references)
    {
        // In V2 an id means nothing outside of its changeset.
        var (answers, failed) = runner.Together(step.Requests, _isV2 ? new(StringComparer.Ordinal) : references);
        if (failed is { } index)
        {
            Write(answers[0], step.Requests[index].Id);
            return true;
        }
        var boundary = "changeset_" + Guid.NewGuid().ToString("N");
        Line($"Content-Type: multipart/mixed; boundary={boundary}");
        Line("");
        foreach (var (answer, request) in answers.Zip(step.Requests))
        {
            Line($"--{boundary}");
            Write(answer, request.Id);
        }
        Line($"--{boundary}--");
        Line("");
        return false;
    }

    private void Write(Answer answer, string? id)
    {
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        if (id is not null)
            Line($"Content-ID: {id}");
        Line("");
        Line(FormattableString.Invariant($"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}"));
        if (answer.ContentType is { } type)
            Line($"Content-Type: {type}");
        Line(FormattableString.Invariant($"Content-Length: {answer.Body.Length}"));
        var version = service.Protocol.Version;
        foreach (var (name, value) in answer.Headers.Prepend((version.Name, version.Value)))
            Line($"{name}: {value}");
        Line("");
        _body.Write(answer.Body);
        Line("");
    }

    private void Line(string text)
    {
        _body.Write(Encoding.Latin1.GetBytes(text));
        _body.Write("\r\n"u8);
    }
}
