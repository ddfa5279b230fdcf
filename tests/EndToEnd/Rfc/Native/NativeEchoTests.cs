namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>SAP's RFC library as transport, with the stand-in for it.</summary>
[NeedsCompiler]
[Collection("Native RFC")]
public sealed class NativeEchoTests : EchoTests, IAsyncLifetime
{
    private NativeSystem? _system;

    public Task InitializeAsync()
    {
        _system = new();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _system!.DisposeAsync();

    protected override Task<EchoClient> ClientAsync() => Task.FromResult(_system!.Client());

    [TransportFact]
    public async Task Decimal_numbers_arrive_where_the_process_has_a_decimal_comma()
    {
        NativeDouble.UseComma(true);
        try
        {
            var result = await (await ClientAsync()).ZBtpEchoAsync(ivBcd: -1234.5m, ivDecf16: 0.25m, ivDecf34: -7);

            Assert.Equal((-1234.5m, 0.25m, -7), (result.EVBcd, result.EVDecf16, result.EVDecf34));
        }
        finally
        {
            NativeDouble.UseComma(false);
        }
    }
}
