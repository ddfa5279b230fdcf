using Btp.Connectivity.LocalLandscape.BackEnd.Batch;
using Btp.Connectivity.LocalLandscape.BackEnd.Write;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>Leads requests to what answers them; a change is committed as a whole or not at all.</summary>
/// <param name="service">The service.</param>
/// <param name="note">Writes the requests of a batch and their status into the audit.</param>
internal sealed class Dispatcher(ServiceHost service, Action<ServiceRequest, int> note)
{
    /// <summary>Answers a request.</summary>
    /// <exception cref="ODataFailure">The request is refused, and nothing has changed.</exception>
    public Answer Serve(ServiceRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return new ReadHandler(service.Now()).Read(request);
        if (request.Path == "$batch")
            return Batch(request);
        lock (service.Gate)
        {
            var work = service.Begin();
            var answer = new WriteHandler(work).Write(request);
            work.Commit();
            return answer;
        }
    }

    private Answer Batch(ServiceRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
            throw ODataFailure.NotAllowed("$batch is sent with POST", "POST");
        var runner = new PartRunner(service, request, note);
        if (Multipart.Boundary(request.Headers.ContentType.ToString()) is { } boundary)
            return new MultipartBatch(service, request, runner).Serve(boundary);
        return service.Data.Schema.IsV2
            ? throw new ODataFailure(415, "/IWBEP/CM_MGW_RT/126", $"The content type '{request.Headers.ContentType}' is not supported: a batch is multipart/mixed with a boundary")
            : new JsonBatch(request, runner).Serve();
    }
}
