using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>The part of a response body that is being read, in pooled memory: as large as the largest row, not as the response.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int InitialLength = 32 * 1024;

    private readonly Stream _stream;
    private readonly HttpRequestMessage? _request;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialLength);
    private int _start;
    private int _end;
    private bool _isDisposed;

    private ResponseBuffer(Stream stream, HttpRequestMessage? request)
    {
        _stream = stream;
        _request = request;
    }

    /// <summary>What is there and was not consumed.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, _end - _start);

    public int Length => _end - _start;

    /// <summary>Whether nothing more will come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Bytes of the body before <see cref="Span"/>.</summary>
    public long Origin { get; private set; }

    public static async ValueTask<ResponseBuffer> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var charset = NamesCharset(response) ? response.Content.Headers.ContentType?.CharSet?.Trim('"') : null;
        if (charset is { Length: > 0 } && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            && Find(charset) is { } encoding)
            stream = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
        return await OpenAsync(stream, response.RequestMessage, cancellationToken).ConfigureAwait(false);
    }

    // Most answers name none, and to take the header apart is a good part of the work that a small one makes.
    private static bool NamesCharset(HttpResponseMessage response)
        => response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) && type.ToString().Contains("charset", StringComparison.OrdinalIgnoreCase);

    /// <summary>A buffer over a stream, which ends with it.</summary>
    public static async ValueTask<ResponseBuffer> OpenAsync(Stream stream, HttpRequestMessage? request, CancellationToken cancellationToken)
    {
        var buffer = new ResponseBuffer(stream, request);
        try
        {
            await buffer.FillAsync(3, cancellationToken).ConfigureAwait(false);
            if (buffer.Span.StartsWith("\uFEFF"u8))
                buffer.Advance(3);
            // The first character decides what the body is, so it has to be there.
            while (!buffer.Span.ContainsAnyExcept(" \t\r\n"u8) && await buffer.FillAsync(buffer.Length + 1, cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        return buffer;
    }

    /// <summary>Reads until so many bytes are there, or all.</summary>
    /// <returns>Whether anything was added.</returns>
    public async ValueTask<bool> FillAsync(int minimum, CancellationToken cancellationToken)
    {
        var before = Length;
        MakeRoom(minimum);
        while (Length < minimum && !IsComplete)
        {
            try
            {
                var read = await _stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
                _end += read;
                IsComplete = read == 0;
            }
            catch (IOException problem)
            {
                throw BrokenOff(problem);
            }
        }

        return Length > before;
    }

    public void Advance(int count)
    {
        _start += count;
        Origin += count;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    // A tunnel that goes down in the middle of an answer looks like this; the rows before it are not the result.
    private ConnectivityException BrokenOff(IOException problem) => new(
        $"The connection was cut in the middle of the answer to {_request?.Method.Method ?? "GET"} {_request?.RequestUri?.AbsolutePath}, after {Origin + Length} bytes. "
        + "What arrived is not the whole result" + (_request is null || _request.Method == HttpMethod.Get ? "; reading again is safe. " : ", and whether the request changed anything is not known. ")
        + "If it happens often, look at the tunnel in the Cloud Connector, or ask for smaller pages with Take.",
        problem);

    private void MakeRoom(int minimum)
    {
        if (_end < _bytes.Length && minimum <= _bytes.Length - _start)
            return;
        var length = Length;
        if (minimum <= _bytes.Length && _start > 0)
        {
            Span.CopyTo(_bytes);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(minimum, checked(_bytes.Length * 2)));
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        _start = 0;
        _end = length;
    }

    private static Encoding? Find(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
