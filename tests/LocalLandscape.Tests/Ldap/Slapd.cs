using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Btp.Connectivity.LocalLandscape.Tests.Ldap;

/// <summary>A real directory (OpenLDAP) on loopback, with a few people and a certificate for <c>system.virtual</c> and <c>localhost</c>; nothing outside of a temporary folder is touched.</summary>
public sealed class Slapd : IAsyncLifetime
{
    public const string Reader = "cn=reader,dc=corp,dc=example";
    public const string Password = "pa:ss wörd";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slapd-");
    private Process? _process;

    public static string? Program { get; } = ((string[])["/usr/sbin/slapd", "/usr/local/libexec/slapd"]).FirstOrDefault(File.Exists);

    public int Port { get; private set; }

    public int TlsPort { get; private set; }

    public X509Certificate2 Certificate { get; } = SelfSigned();

    public async Task InitializeAsync()
    {
        if (Program is null || !OperatingSystem.IsLinux())
            return;
        Write("server.pem", Certificate.ExportCertificatePem());
        Write("key.pem", Certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Directory.CreateDirectory(Path("data"));
        Write("slapd.conf", $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            pidfile {Path("slapd.pid")}
            TLSCertificateFile {Path("server.pem")}
            TLSCertificateKeyFile {Path("key.pem")}
            database mdb
            suffix "dc=corp,dc=example"
            rootdn "cn=root,dc=corp,dc=example"
            directory {Path("data")}
            access to dn.base="cn=secret,dc=corp,dc=example" by dn="{Reader}" read
            access to * by anonymous read by users read
            """);
        Write("people.ldif", $"""
            dn: dc=corp,dc=example
            objectClass: dcObject
            objectClass: organization
            o: Corp
            dc: corp

            dn: {Reader}
            objectClass: person
            cn: reader
            sn: Reader
            userPassword:: {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Password))}

            dn: cn=Ada,dc=corp,dc=example
            objectClass: inetOrgPerson
            cn: Ada
            sn: Lovelace
            mail: ada@corp.example

            dn: cn=secret,dc=corp,dc=example
            objectClass: person
            cn: secret
            sn: Secret
            """);
        using (var add = Process.Start(new ProcessStartInfo(Program, ["-T", "add", "-f", Path("slapd.conf"), "-l", Path("people.ldif")]) { RedirectStandardError = true })!)
        {
            var problem = await add.StandardError.ReadToEndAsync();
            await add.WaitForExitAsync();
            Assert.True(add.ExitCode == 0, problem);
        }

        (Port, TlsPort) = (FreePort(), FreePort());
        _process = Process.Start(new ProcessStartInfo(Program, ["-f", Path("slapd.conf"), "-h", $"ldap://127.0.0.1:{Port}/ ldaps://127.0.0.1:{TlsPort}/", "-d", "0"]))!;
        while (!_process.HasExited && !await ListensAsync(TlsPort))
            await Task.Delay(20);
        Assert.False(_process.HasExited, "slapd did not start.");
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Certificate.Dispose();
        _folder.Delete(true);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(Path(name), text.ReplaceLineEndings("\n") + "\n");

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // slapd cannot choose a port and tell it.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 SelfSigned()
    {
        var request = new CertificateRequest("CN=system.virtual", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("system.virtual");
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
    }
}
