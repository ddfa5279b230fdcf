using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Logging;

namespace Btp.Connectivity.Http;

/// <summary>
/// Takes the factory's own logging out of destination clients: it would sit below the credential handlers, where URLs and headers hold
/// secrets, and the telemetry handler says the same without them.
/// </summary>
internal sealed class DestinationClientFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.PrimaryHandler is not TransportHandler)
        {
            return;
        }

        for (var i = builder.AdditionalHandlers.Count - 1; i >= 0; i--)
        {
            if (builder.AdditionalHandlers[i] is LoggingHttpMessageHandler or LoggingScopeHttpMessageHandler)
            {
                builder.AdditionalHandlers.RemoveAt(i);
            }
        }
    };
}
