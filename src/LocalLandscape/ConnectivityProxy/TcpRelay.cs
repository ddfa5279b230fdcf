using System.Net.Security;
using System.Net.Sockets;

namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>Passes bytes both ways. Each direction ends on its own, as half-closed connections do; a broken one ends both.</summary>
internal static class TcpRelay
{
    public static async Task RunAsync(NetworkStream application, Stream backEnd, long? cutAfter, CancellationToken cancellationToken)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(CopyAsync(application, backEnd, null, broken), CopyAsync(backEnd, application, cutAfter, broken)).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Stream from, Stream to, long? cutAfter, CancellationTokenSource broken)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await from.ReadAsync(buffer, broken.Token).ConfigureAwait(false)) > 0)
            {
                var allowed = (int)Math.Min(read, cutAfter ?? read);
                await to.WriteAsync(buffer.AsMemory(0, allowed), broken.Token).ConfigureAwait(false);
                if (allowed < read)
                    throw new IOException("Cut on purpose.");
                cutAfter -= read;
            }
            if (to is NetworkStream plain)
                plain.Socket.Shutdown(SocketShutdown.Send);
            else if (to is SslStream tls)
                await tls.ShutdownAsync().ConfigureAwait(false);
        }
        catch
        {
            await broken.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
