namespace Btp.Connectivity.LocalLandscape;

/// <summary>A started back end system. Disposing it stops it.</summary>
public interface IBackEnd : IAsyncDisposable
{
    /// <summary>Where it really listens: <c>http://127.0.0.1:port/</c>. Only the Cloud Connector (and internet destinations) get to know it.</summary>
    Uri Address { get; }

    /// <summary>Where it listens with TLS and takes client certificates: <c>https://127.0.0.1:port/</c>; null if it does not.</summary>
    Uri? SecureAddress => null;
}
