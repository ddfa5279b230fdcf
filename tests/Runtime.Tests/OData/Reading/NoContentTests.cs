using System.Net;
using System.Net.Sockets;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>204 says that there is no body; some servers send one all the same (web servers refuse to, so this one is made of a socket).</summary>
public sealed class NoContentTests
{
    [Theory]
    [InlineData("Content-Length: 11\r\n\r\n{\"error\":1}")]
    [InlineData("Content-Length: 0\r\n\r\n")]
    [InlineData("\r\n")]
    public async Task A_204_is_no_entity_whatever_comes_with_it(string rest)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/") };
        var serving = ServeAsync(listener, "HTTP/1.1 204 No Content\r\n" + rest);

        Assert.Null(await new ShopService(client).Me.Boss.GetOrDefaultAsync());
        await serving;
    }

    [Fact]
    public async Task A_200_with_a_body_is_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/") };
        var serving = ServeAsync(listener, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"Name\":\r\n4\r\n\"A\"}\r\n0\r\n\r\n");

        Assert.Equal("A", (await new ShopService(client).Me.Boss.GetAsync()).Name);
        await serving;
    }

    private static async Task ServeAsync(TcpListener listener, string answer)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[1024];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
