using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Sockets;

/// <summary>A connection to a destination. Reading gives 0 when the other side has finished; disposing closes it at once.</summary>
public sealed class DestinationStream : Stream
{
    private readonly Socket _socket;
    private readonly Destination _destination;
    private Stream _inner;

    internal DestinationStream(Socket socket, Destination destination, string host, int port)
    {
        _socket = socket;
        _destination = destination;
        _inner = new NetworkStream(socket, ownsSocket: true);
        Host = host;
        Port = port;
    }

    /// <summary>Name of the destination.</summary>
    public string Destination => _destination.Name;

    /// <summary>Host of the destination; on-premise the virtual one.</summary>
    public string Host { get; }

    /// <summary>Port of the destination; on-premise the virtual one.</summary>
    public int Port { get; }

    /// <summary>Whether TLS is spoken with the destination.</summary>
    public bool IsEncrypted => _inner is SslStream;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanTimeout => true;

    /// <inheritdoc/>
    public override int ReadTimeout { get => _inner.ReadTimeout; set => _inner.ReadTimeout = value; }

    /// <inheritdoc/>
    public override int WriteTimeout { get => _inner.WriteTimeout; set => _inner.WriteTimeout = value; }

    /// <summary>Not supported.</summary>
    public override long Length => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Begins TLS on the open connection, for protocols that agree on it first (StartTLS).</summary>
    /// <param name="options">As <see cref="DestinationConnectOptions.Tls"/>; null for the destination's own host and trust.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TunnelException">The certificate is not accepted, or the other side speaks no TLS.</exception>
    /// <exception cref="InvalidOperationException">TLS was begun already.</exception>
    public async Task StartTlsAsync(SslClientAuthenticationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (IsEncrypted)
        {
            throw new InvalidOperationException("TLS was begun already.");
        }

        var tls = new SslStream(_inner, leaveInnerStreamOpen: false);
        try
        {
            await tls.AuthenticateAsClientAsync(TlsSettings(options), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is AuthenticationException or IOException)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw new TunnelException(
                Destination, $"{Host}:{Port}", TunnelStep.Tls,
                $"TLS failed: {problem.Message} If a private authority issued the server's certificate, put it into a trust store and name it in the destination's TrustStoreLocation.", null, problem)
            { Destination = Destination };
        }

        _inner = tls;
    }

    /// <summary>Tells the other side that nothing more will be written; reading goes on.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public async Task CompleteWritingAsync()
    {
        await _inner.FlushAsync().ConfigureAwait(false);
        if (_inner is SslStream tls)
        {
            await tls.ShutdownAsync().ConfigureAwait(false);
        }

        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException problem)
        {
            throw new IOException("The connection is broken.", problem);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => _inner.Read(buffer);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _inner.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _inner.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _inner.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => _inner.Write(buffer);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _inner.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _inner.WriteAsync(buffer, cancellationToken);

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>TLS as the caller wants it, with name and trust of the destination where he says nothing.</summary>
    internal SslClientAuthenticationOptions TlsSettings(SslClientAuthenticationOptions? given)
    {
        var settings = Copy(given ?? new SslClientAuthenticationOptions());
        settings.TargetHost ??= Host;
        if (settings is { RemoteCertificateValidationCallback: null, CertificateChainPolicy: null } && _destination.Trust is { } trust)
        {
            settings.RemoteCertificateValidationCallback = (_, server, chain, errors) => trust.Accept(server, chain, errors);
        }

        return settings;
    }

    /// <summary>A copy, since the caller's object may serve several connections to several hosts.</summary>
    internal static SslClientAuthenticationOptions Copy(SslClientAuthenticationOptions given)
    {
        var copy = new SslClientAuthenticationOptions
        {
            AllowRenegotiation = given.AllowRenegotiation,
            AllowTlsResume = given.AllowTlsResume,
            ApplicationProtocols = given.ApplicationProtocols,
            CertificateChainPolicy = given.CertificateChainPolicy,
            CertificateRevocationCheckMode = given.CertificateRevocationCheckMode,
            CipherSuitesPolicy = given.CipherSuitesPolicy,
            ClientCertificateContext = given.ClientCertificateContext,
            ClientCertificates = given.ClientCertificates,
            EnabledSslProtocols = given.EnabledSslProtocols,
            EncryptionPolicy = given.EncryptionPolicy,
            LocalCertificateSelectionCallback = given.LocalCertificateSelectionCallback,
            RemoteCertificateValidationCallback = given.RemoteCertificateValidationCallback,
            TargetHost = given.TargetHost,
        };
        // Other systems have no such choice.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            copy.AllowRsaPkcs1Padding = given.AllowRsaPkcs1Padding;
            copy.AllowRsaPssPadding = given.AllowRsaPssPadding;
        }

        return copy;
    }
}
