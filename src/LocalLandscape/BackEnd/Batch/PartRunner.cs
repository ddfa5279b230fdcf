using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.LocalLandscape.BackEnd.Write;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Batch;

/// <summary>Answers the requests of a batch; one that fails is an answer too.</summary>
/// <param name="service">The service.</param>
/// <param name="batch">The request that brings them.</param>
/// <param name="note">Writes a request and its status into the audit.</param>
internal sealed class PartRunner(ServiceHost service, ServiceRequest batch, Action<ServiceRequest, int> note)
{
    /// <summary>Answers one request by itself.</summary>
    public Answer Alone(PartRequest part, Dictionary<string, string> references) => Guarded(part, references, request =>
    {
        if (request.Path == "$batch")
            throw ODataFailure.BadRequest("A batch cannot hold a batch");
        var answer = new Dispatcher(service, note).Serve(request);
        Remember(part, request, answer, references);
        return answer;
    });

    /// <summary>Answers requests that succeed together or not at all.</summary>
    /// <returns>All answers; or the one of the request that failed, with its index.</returns>
    public (IReadOnlyList<Answer> Answers, int? Failed) Together(IReadOnlyList<PartRequest> parts, Dictionary<string, string> references)
    {
        lock (service.Gate)
        {
            var work = service.Begin();
            var answers = new List<Answer>();
            foreach (var part in parts)
            {
                var answer = Guarded(part, references, request =>
                {
                    var written = request.Path == "$batch" ? throw ODataFailure.BadRequest("A batch cannot hold a batch")
                        : part.IsReading ? new ReadHandler(work).Read(request) : new WriteHandler(work).Write(request);
                    Remember(part, request, written, references);
                    return written;
                });
                if (answer.Status >= 400)
                    return ([answer], answers.Count);
                answers.Add(answer);
                work.Data.Refresh();
            }
            work.Commit();
            return (answers, null);
        }
    }

    private Answer Guarded(PartRequest part, Dictionary<string, string> references, Func<ServiceRequest, Answer> serve)
    {
        var request = batch with { Method = part.Method, Path = "", Options = new Dictionary<string, string>(), Headers = part.Headers, Body = part.Body };
        Answer answer;
        try
        {
            request = part.Resolve(batch, references);
            answer = serve(request);
        }
        catch (ODataFailure failure)
        {
            answer = Error(request, failure);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            answer = Error(request, new ODataFailure(500, "/IWBEP/CX_MGW_TECH_EXCEPTION", "An internal error occurred", error));
        }
        note(request, answer.Status);
        return answer;
    }

    private Answer Error(ServiceRequest request, ODataFailure failure) =>
        service.Protocol.Error(request, failure, new ErrorFacts(service.Id, ErrorFacts.NewTransactionId(), DateTimeOffset.UtcNow)).With(("Allow", failure.Allow));

    /// <summary>What <c>$id</c> stands for: the created entity, or what the request was sent to.</summary>
    private static void Remember(PartRequest part, ServiceRequest request, Answer answer, Dictionary<string, string> references)
    {
        if (part.Id is null || answer.Status >= 400)
            return;
        var location = answer.Headers.FirstOrDefault(static h => h.Name == "Location").Value;
        references["$" + part.Id] = location is not null && location.StartsWith(request.Root, StringComparison.Ordinal) ? location[request.Root.Length..] : request.Path;
    }
}
