using System.Collections.Concurrent;
using System.Net;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Transport;

/// <summary>
/// One transport per <see cref="TransportKey"/>. Idle ones are closed after a while; when there are too many, the one that was not
/// used for longest makes room. A transport in use is never closed, so the bound may be exceeded for as long as all are in use.
/// </summary>
internal sealed class TransportPool : IDisposable
{
    private readonly ConcurrentDictionary<TransportKey, IsolatedTransport> _transports = new();
    private readonly Func<TransportKey, DestinationKeyStore?, HttpMessageHandler> _create;
    private readonly BtpConnectivityOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<TransportPool> _logger;
    private readonly ITimer _sweeper;
    private readonly IWebProxy? _webProxy;
    private int _trimming;
    private volatile bool _disposed;

    public TransportPool(IOptions<BtpConnectivityOptions> options, TimeProvider clock, ILogger<TransportPool> logger, IWebProxy? webProxy = null)
        : this(options, clock, logger, null, webProxy)
    {
    }

    internal TransportPool(IOptions<BtpConnectivityOptions> options, TimeProvider clock, ILogger<TransportPool> logger, Func<TransportKey, DestinationKeyStore?, HttpMessageHandler>? create, IWebProxy? webProxy = null)
    {
        _webProxy = webProxy;
        _options = options.Value;
        _clock = clock;
        _logger = logger;
        _create = create ?? CreateHandler;
        var period = _options.TransportIdleTimeout / 2;
        _sweeper = clock.CreateTimer(static pool => ((TransportPool)pool!).CloseIdle(), this, period, period);
    }

    /// <summary>Number of open transports.</summary>
    public int Count => _transports.Count;

    /// <summary>The transport of the key, leased; the caller must release it with <see cref="Release"/>.</summary>
    public IsolatedTransport Lease(TransportKey key, DestinationKeyStore? keyStore)
    {
        while (true)
        {
            // Nobody would close what is opened after the end.
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_transports.TryGetValue(key, out var transport))
            {
                if (transport.TryLease())
                {
                    return transport;
                }

                // Retired between the look and the lease; its remover may not have come to the dictionary yet.
                _transports.TryRemove(new KeyValuePair<TransportKey, IsolatedTransport>(key, transport));
                continue;
            }

            Open(key, keyStore);
        }
    }

    public void Release(IsolatedTransport transport) => transport.Release(_clock.GetUtcNow().UtcTicks);

    public void Dispose()
    {
        _disposed = true;
        _sweeper.Dispose();
        foreach (var pair in _transports)
        {
            if (_transports.TryRemove(pair))
            {
                pair.Value.Dispose();
                ConnectivityMetrics.TransportClosed();
            }
        }
    }

    internal void CloseIdle()
    {
        var oldest = _clock.GetUtcNow().UtcTicks - _options.TransportIdleTimeout.Ticks;
        foreach (var pair in _transports)
        {
            if (pair.Value.IsIdle && pair.Value.LastUsed <= oldest)
            {
                Close(pair, "idle time");
            }
        }
    }

    private void Open(TransportKey key, DestinationKeyStore? keyStore)
    {
        // Behind the Cloud Connector the application sees http although the tunnel encrypts: cookies marked Secure belong there too.
        var transport = new IsolatedTransport(
            _create(key, keyStore),
            new CookieJar(_clock, acceptSecure: key.Proxy is not null || key.Target.StartsWith("https:", StringComparison.Ordinal)),
            _clock.GetUtcNow().UtcTicks);
        if (!_transports.TryAdd(key, transport))
        {
            transport.Dispose();
            return;
        }

        ConnectivityMetrics.TransportOpened();
        if (_transports.Count > _options.MaxTransports && Interlocked.Exchange(ref _trimming, 1) == 0)
        {
            try
            {
                MakeRoom(key);
            }
            finally
            {
                Volatile.Write(ref _trimming, 0);
            }
        }
    }

    private void MakeRoom(TransportKey newest)
    {
        var excess = _transports.Count - _options.MaxTransports;
        foreach (var pair in _transports.Where(pair => pair.Value.IsIdle && pair.Key != newest).OrderBy(static pair => pair.Value.LastUsed).Take(excess).ToArray())
        {
            Close(pair, "lack of room");
        }
    }

    private void Close(KeyValuePair<TransportKey, IsolatedTransport> pair, string reason)
    {
        if (pair.Value.TryRetire())
        {
            _transports.TryRemove(pair);
            pair.Value.Dispose();
            ConnectivityMetrics.TransportClosed();
            ConnectivityLog.TransportClosed(_logger, reason, _transports.Count);
        }
    }

    private SocketsHttpHandler CreateHandler(TransportKey key, DestinationKeyStore? keyStore)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = _options.MaxConnectionsPerTransport,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        };
        if (key.Proxy is { } proxy)
        {
            // Without a bypass list: no address behind a connector may ever be called directly.
            handler.Proxy = new WebProxy(proxy, BypassOnLocal: false);
            handler.UseProxy = true;
        }
        else
        {
            // Never the system's default proxy: it would see Private Link addresses, and knows other rules than ours.
            handler.Proxy = key.UsesWebProxy ? _webProxy : null;
            handler.UseProxy = handler.Proxy is not null;
        }

        if (key.Trust is { } trust)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, server, chain, errors) => trust.Accept(server, chain, errors);
        }

        if (keyStore is not null)
        {
            handler.SslOptions.ClientCertificateContext = keyStore.Context;
        }

        return handler;
    }
}
