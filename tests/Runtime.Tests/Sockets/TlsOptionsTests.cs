using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Runtime.Tests.Sockets;

/// <summary>What the caller says about TLS is what happens.</summary>
public sealed class TlsOptionsTests
{
    [Fact]
    public void Nothing_that_the_caller_says_about_TLS_gets_lost()
    {
        var given = new SslClientAuthenticationOptions();
        foreach (var property in typeof(SslClientAuthenticationOptions).GetProperties().Where(static property => property.CanWrite))
        {
            property.SetValue(given, property.PropertyType switch
            {
                var type when type == typeof(bool) => !(bool)property.GetValue(given)!,
                var type when type == typeof(string) => "host",
                var type when type == typeof(SslProtocols) => SslProtocols.Tls13,
                var type when type == typeof(X509RevocationMode) => X509RevocationMode.Offline,
                var type when type == typeof(EncryptionPolicy) => property.GetValue(given),
                var type when type == typeof(List<SslApplicationProtocol>) => new List<SslApplicationProtocol>(),
                var type when type == typeof(X509CertificateCollection) => new X509CertificateCollection(),
                var type when type == typeof(X509ChainPolicy) => new X509ChainPolicy(),
                var type when type == typeof(RemoteCertificateValidationCallback) => new RemoteCertificateValidationCallback(static (_, _, _, _) => false),
                var type when type == typeof(LocalCertificateSelectionCallback) => new LocalCertificateSelectionCallback(static (_, _, _, _, _) => null!),
                _ => property.GetValue(given),
            });
        }

        var copy = DestinationStream.Copy(given);

        Assert.All(typeof(SslClientAuthenticationOptions).GetProperties(), property => Assert.Equal(property.GetValue(given), property.GetValue(copy)));
        Assert.NotSame(given, copy);
    }
}
