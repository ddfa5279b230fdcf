using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Soap;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.Rfc;

/// <summary>SOAP over HTTP, with the local landscape's system at the other end.</summary>
public sealed class SoapEchoTests : EchoTests, IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private BackEndServer? _system;

    protected override bool CarriesControlCharacters => false;

    public async Task InitializeAsync()
    {
        _system = await BackEndServer.StartAsync(new BackEndDefinition
        {
            Host = "abap",
            Port = 443,
            Users = [new BackEndUser { Name = "ALICE", Password = "secret" }],
            Functions = [File("tests/EndToEnd/Rfc/Z_BTP_ECHO.json"), File("samples/SalesService/Metadata/STFC_CONNECTION.json")],
        }, new AuditTrail());
        _http.BaseAddress = _system.Address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("ALICE:secret")));

        static LandscapeFile File(string path) => LandscapeFile.OnDisk(RepositoryRoot.Path(path.Split('/')));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        if (_system is not null)
            await _system.DisposeAsync();
    }

    protected override Task<EchoClient> ClientAsync() => Task.FromResult(new EchoClient(new SoapRfcTransport(_http)));

    [Fact]
    public async Task Without_a_logon_the_status_tells_why()
    {
        _http.DefaultRequestHeaders.Authorization = null;

        var fault = await Assert.ThrowsAsync<RfcFaultException>(async () => await (await ClientAsync()).StfcConnectionAsync("Hello"));

        Assert.Equal(HttpStatusCode.Unauthorized, fault.StatusCode);
    }

    [Theory]
    [InlineData("<html>Log on</html>", 200)]
    [InlineData("not XML", 500)]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", 200)]
    [InlineData("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body/></e:Envelope>", 200)]
    [InlineData("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><x", 200)]
    public async Task An_answer_that_is_no_SOAP_message_is_a_fault(string body, int status) =>
        Assert.Equal(status, (int?)(await Assert.ThrowsAsync<RfcFaultException>(() => Answering(body, status).StfcConnectionAsync("Hello"))).StatusCode);

    [Fact]
    public async Task An_exception_beside_the_fault_is_an_exception_too()
    {
        var raised = await Assert.ThrowsAsync<EchoClient.ZBtpEchoException>(() => Answering(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><r:Z_BTP_ECHO.Exception xmlns:r='urn:sap-com:document:sap:rfc:functions'><Name>NO_AUTHORITY</Name></r:Z_BTP_ECHO.Exception></e:Body></e:Envelope>", 200).ZBtpEchoAsync());

        Assert.Equal(EchoClient.ZBtpEchoError.NOAuthority, raised.Error);
    }

    [Fact]
    public async Task A_value_of_another_type_in_the_answer_is_named()
    {
        var wrong = await Assert.ThrowsAsync<RfcValueException>(() => Answering(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><r:Z_BTP_ECHO.Response xmlns:r='urn:sap-com:document:sap:rfc:functions'><NEW>1</NEW><T_ROWS><item><F_INT1>256</F_INT1></item></T_ROWS></r:Z_BTP_ECHO.Response></e:Body></e:Envelope>", 200).ZBtpEchoAsync());

        Assert.Equal("T_ROWS-F_INT1", wrong.Field);
    }

    [Fact]
    public async Task Dates_and_times_as_ABAP_writes_them_are_understood()
    {
        var result = await Answering(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><r:Z_BTP_ECHO.Response xmlns:r='urn:sap-com:document:sap:rfc:functions'><EV_DATE>20260720</EV_DATE><EV_TIME>235959</EV_TIME><EV_BCD>1.50-</EV_BCD></r:Z_BTP_ECHO.Response></e:Body></e:Envelope>", 200).ZBtpEchoAsync();

        Assert.Equal((new DateOnly(2026, 7, 20), new TimeSpan(23, 59, 59), -1.5m), (result.EVDate!.Value, result.EVTime, result.EVBcd));
    }

    [Fact]
    public async Task A_system_whose_interface_is_another_one_refuses_the_call_and_tells_the_parameter()
    {
        await using var other = await BackEndServer.StartAsync(new BackEndDefinition
        {
            Host = "other",
            Port = 443,
            Users = [new BackEndUser { Name = "ALICE", Password = "secret" }],
            Functions = [LandscapeFile.From("other.json", static () => new MemoryStream("""{ "rfcName": "Z_BTP_ECHO", "import": [ { "name": "IV_CHAR", "nwrfcType": "RFCTYPE_INT", "optional": true } ] }"""u8.ToArray()))],
        }, new AuditTrail());
        using var http = new HttpClient { BaseAddress = other.Address };
        http.DefaultRequestHeaders.Authorization = _http.DefaultRequestHeaders.Authorization;
        var client = new EchoClient(new SoapRfcTransport(http));

        var type = await Assert.ThrowsAsync<RfcFaultException>(() => client.ZBtpEchoAsync(ivChar: "abc"));
        var unknown = await Assert.ThrowsAsync<RfcFaultException>(() => client.ZBtpEchoAsync(ivNum: "1"));

        Assert.Equal(("CX_SY_CONVERSION_ERROR", "RFC_INVALID_PARAMETER"), (type.Key, unknown.Key));
        Assert.Contains("IV_CHAR", type.Message, StringComparison.Ordinal);
        Assert.Contains("IV_NUM", unknown.Message, StringComparison.Ordinal);
    }

    private static EchoClient Answering(string body, int status) => new(new SoapRfcTransport(new HttpClient(new Canned(body, (HttpStatusCode)status)) { BaseAddress = new("http://abap/") }));

    private sealed class Canned(string body, HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "text/xml"), RequestMessage = request });
    }
}
