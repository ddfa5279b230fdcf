using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Btp.Connectivity.Mail.Tests;

/// <summary>Tenants whose MAIL destination POST leads to a mail server of its own each, as <c>system.virtual:4000</c> behind the connector dc-west or over the Internet.</summary>
internal static class MailLandscape
{
    public const string User = "sales@corp.example";
    public const string Password = "pa:ss wörd";
    public const string LocationId = "dc-west";

    public static string Tenant(int i) => $"{i:x8}-0000-4000-8000-000000000000";

    public static DestinationContract Post { get; } = new("POST") { Type = "MAIL", ProxyType = DestinationProxyType.OnPremise, Authentication = "BasicAuthentication", LocationId = LocationId };

    public static DestinationContract Internet { get; } = new("POST") { Type = "MAIL", ProxyType = DestinationProxyType.Internet };

    /// <summary>A destination as its tests mostly want it; what is given wins, and an empty value takes a property away.</summary>
    public static Dictionary<string, string> Properties(params (string Key, string Value)[] given)
    {
        var properties = new Dictionary<string, string>
        {
            ["Name"] = "POST", ["Type"] = "MAIL", ["ProxyType"] = "OnPremise", ["CloudConnectorLocationId"] = LocationId, ["Authentication"] = "BasicAuthentication",
            ["mail.smtp.host"] = "system.virtual", ["mail.smtp.port"] = "4000", ["mail.user"] = User, ["mail.password"] = Password,
            ["TrustStoreLocation"] = "mail.pem",
        };
        foreach (var (key, value) in given)
        {
            properties[key] = value;
        }

        return properties.Where(static property => property.Value.Length > 0).ToDictionary();
    }

    public static (string Key, string Value)[] OverTheInternet(int port, params (string Key, string Value)[] more)
        => [("ProxyType", "Internet"), ("CloudConnectorLocationId", ""), ("mail.smtp.host", "localhost"), ("mail.smtp.port", $"{port}"), .. more];

    public static Task<LocalLandscape.LocalLandscape> StartAsync(int port, X509Certificate2? trusted, params (string Key, string Value)[] properties)
        => StartAsync([port], [trusted], "TCP", null, properties);

    public static async Task<LocalLandscape.LocalLandscape> StartAsync(
        int[] ports, X509Certificate2?[] trusted, string protocol, LandscapeFile? authorities, params (string Key, string Value)[] properties)
    {
        var destinations = JsonSerializer.Serialize(new[] { Properties(properties) });
        var landscape = await LocalLandscape.LocalLandscape.StartAsync(new LandscapeDefinition
        {
            Tenants = [.. ports.Select((_, i) => new LandscapeTenant { Id = Tenant(i), Subdomain = $"tenant-{i}", Destinations = [File("destinations.json", destinations)] })],
            CloudConnectors = [File("cc.json", JsonSerializer.Serialize(new
            {
                version = "2.19.1.0",
                subaccounts = ports.Select((_, i) => new
                {
                    subaccount = Tenant(i), locationID = LocationId,
                    systemMappings = new[] { new { virtualHost = "system.virtual", virtualPort = "4000", localHost = $"host-{i}.corp.example", localPort = "5000", protocol } },
                }),
            }))],
            TcpBackEnds = [.. ports.Select((port, i) => new LandscapeTcpBackEnd { Host = $"host-{i}.corp.example", Port = 5000, LocalPort = port, Authorities = authorities })],
        });
        // Whoever is trusted; a store must not be empty.
        using var nobody = Self();
        for (var i = 0; i < ports.Length; i++)
        {
            landscape.Destinations.Put(Tenant(i), new StoredCertificate("mail.pem", Encoding.ASCII.GetBytes((trusted[i] ?? nobody).ExportCertificatePem())));
        }

        return landscape;
    }

    public static ServiceProvider Services(this LocalLandscape.LocalLandscape landscape)
        => new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build())
            .AddBtpMail()
            .BuildServiceProvider();

    public static IMailSender Mail(this IServiceProvider services) => services.GetRequiredService<IMailSender>();

    public static MimeMessage Message(string subject = "Order 4711", string to = "ada@corp.example", string text = "Thank you.")
        => new([new MailboxAddress("Sales", User)], [new MailboxAddress("Ada", to)], subject, new TextPart("plain") { Text = text });

    public static LandscapeFile File(string name, string text) => LandscapeFile.From(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static X509Certificate2 Self()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=nobody", key, System.Security.Cryptography.HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
    }
}
