using Btp.Connectivity.LocalLandscape.BackEnd.Write;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>Leads requests to what answers them; a change is committed as a whole or not at all.</summary>
internal sealed class Dispatcher(ServiceHost service)
{
    /// <summary>Answers a request.</summary>
    /// <exception cref="ODataFailure">The request is refused, and nothing has changed.</exception>
    public Answer Serve(ServiceRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return new ReadHandler(service.Now()).Read(request);
        lock (service.Gate)
        {
            var work = service.Begin();
            var answer = new WriteHandler(work).Write(request);
            work.Commit();
            return answer;
        }
    }
}
