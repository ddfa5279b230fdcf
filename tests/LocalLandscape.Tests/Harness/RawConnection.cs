using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>One TCP connection on which requests are written byte by byte, so that a test decides what shares a connection.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    /// <summary>Writes a request and reads the whole answer.</summary>
    public async Task<RawAnswer> SendAsync(string method, string target, IEnumerable<(string Name, string Value)> headers, string? body = null)
    {
        await WriteAsync(method, target, headers, body);
        return await ReadAsync(method);
    }

    public Task WriteAsync(string method, string target, IEnumerable<(string Name, string Value)> headers, string? body = null)
    {
        var text = new StringBuilder($"{method} {target} HTTP/1.1\r\n");
        foreach (var (name, value) in headers)
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        if (body is not null)
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        return WriteTextAsync(text.Append("\r\n").Append(body).ToString());
    }

    public Task WriteTextAsync(string text) => _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    public async Task<RawAnswer> ReadAsync(string method = "GET")
    {
        var (status, headers) = await ReadHeadAsync();
        var body = new StringBuilder();
        if (method == "HEAD" || status is 204 or 304)
            return new RawAnswer(status, headers, "");
        if (headers.TryGetValue("content-length", out var length))
            body.Append(await ReadBytesAsync(int.Parse(length, CultureInfo.InvariantCulture)));
        else if (headers.GetValueOrDefault("transfer-encoding") == "chunked")
            while (await ReadChunkAsync() is { Length: > 0 } chunk)
                body.Append(chunk);
        return new RawAnswer(status, headers, body.ToString());
    }

    public async Task<(int Status, Dictionary<string, string> Headers)> ReadHeadAsync()
    {
        var line = await ReadLineAsync();
        var status = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while ((line = await ReadLineAsync()).Length > 0)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return (status, headers);
    }

    public async Task<string> ReadChunkAsync()
    {
        var size = int.Parse(await ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var chunk = await ReadBytesAsync(size);
        await ReadLineAsync();
        return chunk;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new List<byte>();
        while (true)
        {
            if (_start == _end)
                await FillAsync();
            var b = _buffer[_start++];
            if (b == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(b);
        }
    }

    private async Task<string> ReadBytesAsync(int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            if (_start == _end)
                await FillAsync();
            var part = Math.Min(count - done, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(done));
            (_start, done) = (_start + part, done + part);
        }
        return Encoding.UTF8.GetString(bytes);
    }

    private async Task FillAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        (_start, _end) = (0, await _client.GetStream().ReadAsync(_buffer, patience.Token));
        if (_end == 0)
            throw new EndOfStreamException("The server closed the connection.");
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record RawAnswer(int Status, Dictionary<string, string> Headers, string Body);
