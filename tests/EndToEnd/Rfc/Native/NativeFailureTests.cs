using System.Collections.Concurrent;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Native;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>Every way in which a call by the library can fail, and what becomes of the connection.</summary>
[NeedsCompiler]
[Collection("Native RFC")]
public sealed class NativeFailureTests
{
    [TransportFact]
    public async Task An_exception_brings_its_message_and_leaves_the_connection_usable()
    {
        await using var system = new NativeSystem();
        var before = (await NativeSystem.AskAsync(system.Client())).Connection;

        var raised = await Assert.ThrowsAsync<EchoClient.ZBtpEchoException>(() => system.Client().ZBtpEchoAsync(ivRaise: "NOT_FOUND"));

        Assert.Equal((EchoClient.ZBtpEchoError.NotFound, "Raised as asked for", "SR", "E", "006"), (raised.Error, raised.Raised.Text, raised.Raised.MessageClass, raised.Raised.MessageType, raised.Raised.MessageNumber));
        Assert.Equal(1, system.Pools.Open);
        Assert.Equal(before, (await NativeSystem.AskAsync(system.Client())).Connection);
    }

    [TransportTheory]
    [InlineData("*MESSAGE", "Function not supported")]
    [InlineData("*CLASS", "CX_SY_OPEN_SQL_DB")]
    public async Task Messages_and_class_exceptions_are_exceptions_of_the_function(string what, string key)
    {
        await using var system = new NativeSystem();

        var raised = await Assert.ThrowsAsync<EchoClient.ZBtpEchoException>(() => system.Client().ZBtpEchoAsync(ivRaise: what));

        Assert.Equal((EchoClient.ZBtpEchoError.Other, key), (raised.Error, raised.Key));
    }

    [TransportFact]
    public async Task A_short_dump_is_a_fault_and_ends_the_connection()
    {
        await using var system = new NativeSystem();
        var before = (await NativeSystem.AskAsync(system.Client())).Connection;

        var fault = await Assert.ThrowsAsync<RfcFaultException>(() => system.Client().ZBtpEchoAsync(ivRaise: "*DUMP"));

        Assert.Equal(("COMPUTE_INT_ZERODIVIDE", "Z_BTP_ECHO"), (fault.Key, fault.Function));
        Assert.NotEqual(before, (await NativeSystem.AskAsync(system.Client())).Connection);
    }

    [TransportFact]
    public async Task A_broken_connection_is_told_without_secrets_and_never_used_again()
    {
        await using var system = new NativeSystem();

        var broken = await Assert.ThrowsAsync<ConnectivityException>(() => system.Client().ZBtpEchoAsync(ivRaise: "*BREAK"));

        Assert.Contains("whether the function was executed is not known", broken.Message, StringComparison.Ordinal);
        Assert.Contains("ERROR connection reset", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-1", broken.ToString(), StringComparison.Ordinal);
        Assert.Equal("ECHO", broken.Destination);
        Assert.Equal("x", (await system.Client().StfcConnectionAsync("x")).Echotext);
    }

    [TransportFact]
    public async Task A_wrong_password_is_a_fault_without_the_password_and_is_tried_once()
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.client.passwd", "wrong-secret"))));
        var opened = NativeDouble.Opened;

        var fault = await Assert.ThrowsAsync<RfcFaultException>(() => system.Client().StfcConnectionAsync("x"));

        Assert.Equal("RFC_LOGON_FAILURE", fault.Key);
        Assert.DoesNotContain("wrong-secret", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(opened + 1, NativeDouble.Opened);
    }

    [TransportFact]
    public async Task A_system_that_is_not_reached_is_named()
    {
        await using var system = new NativeSystem(o => o.AllowUnencrypted = true, destinations: ("ECHO", NativeSystem.Direct(("jco.client.ashost", "down.example"))));

        var unreached = await Assert.ThrowsAsync<ConnectivityException>(() => system.Client().StfcConnectionAsync("x"));

        Assert.Contains("partner 'down.example:3300' not reached", unreached.Message, StringComparison.Ordinal);
    }

    [TransportFact]
    public async Task A_call_that_is_given_up_ends_in_the_system_too()
    {
        await using var system = new NativeSystem();
        using var end = new CancellationTokenSource();
        var (canceled, call) = (NativeDouble.Cancels, system.Client().ZBtpEchoAsync(ivRaise: "*WAIT", cancellationToken: end.Token));
        await NativeSystem.EventuallyAsync(static () => NativeDouble.Waiting == 1);

        await end.CancelAsync();

        var given = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(end.Token, given.CancellationToken);
        Assert.Equal(canceled + 1, NativeDouble.Cancels);
        Assert.Equal(0, system.Pools.Open);
        Assert.Equal("x", (await system.Client().StfcConnectionAsync("x")).Echotext);
    }

    [TransportFact]
    public async Task Calls_that_are_given_up_at_any_moment_touch_no_other_connection()
    {
        await using var system = new NativeSystem(destinations: ("ECHO", NativeSystem.Direct(("jco.destination.peak_limit", "4"), ("jco.destination.pool_capacity", "4"))));
        var client = system.Client();

        await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            using var end = new CancellationTokenSource();
            var call = client.ZBtpEchoAsync(ivInt4: i, ivRaise: i % 3 == 0 ? "*WAIT" : "", cancellationToken: end.Token);
            if (i % 3 != 2)
                end.CancelAfter(TimeSpan.FromMilliseconds(i % 7));
            try
            {
                Assert.Equal(i, (await call).EVInt4);
            }
            catch (OperationCanceledException)
            {
                Assert.NotEqual(2, i % 3);
            }
        }));
    }

    [TransportFact]
    public async Task Giving_up_a_call_that_is_over_does_not_end_the_next_one()
    {
        NativeRfcLibrary.Load(new() { LibraryPath = NativeDouble.Folder });
        var properties = NativeSystem.Direct();
        var destination = new Destination("ECHO", properties) { Type = "RFC", Url = new("rfc://127.0.0.1:3300"), ProxyType = DestinationProxyType.Internet, Authentication = "CONFIGURED_USER" };
        var logon = NativeLogon.Of(destination, new());
        var connection = NativeConnection.Open(logon, logon.Parameters, null);
        var type = new RfcFunctionType("Z_BTP_ECHO", new RfcParameter(RfcDirection.Importing, RfcField.Of("IV_RAISE", RfcDataType.Char, 20), true));
        var function = connection.Describe(type);
        connection.Call(type, function, static _ => { }, new ChangedFunction(), default);

        var second = Task.Run(() => connection.Call(type, function, static writer => writer.WriteText(0, "*WAIT"), new ChangedFunction(), default));
        await NativeSystem.EventuallyAsync(static () => NativeDouble.Waiting == 1);
        connection.Cancel(1);
        Assert.Equal(1, NativeDouble.Waiting);
        connection.Cancel(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(connection.IsOpen);
        connection.Close();
        Assert.Equal((0, 0), (NativeDouble.Connections, NativeDouble.Violations));
    }

    [TransportFact]
    public async Task No_secret_reaches_a_log()
    {
        var logs = new Lines();
        await using (var system = new NativeSystem(logs: logs, destinations:
            [("ECHO", NativeSystem.Direct()), ("WRONG", NativeSystem.Direct(("jco.client.passwd", "wrong-secret")))]))
        {
            await system.Client().StfcConnectionAsync("x");
            await Assert.ThrowsAsync<RfcFaultException>(() => system.Client("WRONG").StfcConnectionAsync("x"));
            await Assert.ThrowsAsync<ConnectivityException>(() => system.Client().ZBtpEchoAsync(ivRaise: "*BREAK"));
        }

        Assert.Contains(logs.All, static line => line.Contains("RFC connection to destination ECHO closed after a failure", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.All, static line => line.Contains("hush-", StringComparison.Ordinal) || line.Contains("wrong-secret", StringComparison.Ordinal));
    }

    [TransportFact]
    public async Task A_health_check_pings_by_the_library()
    {
        await using var system = new NativeSystem(more: static services => services.AddHealthChecks().AddDestination(NativeSystem.Contract(), static options => options.PingsRfc = true));

        var report = await system.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
    }

    [TransportFact]
    public async Task RFC_over_WebSocket_loads_the_cryptographic_library_first_and_only_if_it_is_there()
    {
        var crypto = Path.Combine(NativeDouble.Folder, "crypto.so");
        var web = NativeSystem.Direct(("jco.client.wshost", "my.s4hana.example"), ("jco.client.tls_client_certificate_logon", "1"));
        foreach (var name in (string[])["jco.client.ashost", "jco.client.sysnr", "jco.client.user", "jco.client.passwd"])
            web.Remove(name);
        await using var system = new NativeSystem(o => (o.CryptoLibraryPath, o.ClientPse) = (crypto, "/secure/client.pse"), destinations: ("ECHO", web));

        var missing = await Assert.ThrowsAsync<NativeRfcLibraryException>(() => system.Client().StfcConnectionAsync("x"));
        await File.WriteAllTextAsync(crypto, "");
        var told = await NativeSystem.AskAsync(system.Client());

        Assert.Equal([crypto], missing.Places);
        Assert.Equal(1, NativeDouble.CryptoLoads);
        var parameters = NativeDouble.Parameters(told.Connection - 1);
        Assert.Equal(("my.s4hana.example", "443", "1", "/secure/client.pse"), (parameters["WSHOST"], parameters["WSPORT"], parameters["TLS_CLIENT_CERTIFICATE_LOGON"], parameters["TLS_CLIENT_PSE"]));
        Assert.DoesNotContain("PASSWD", parameters.Keys);
    }

    [TransportFact]
    public async Task A_call_that_was_given_up_before_is_not_made()
    {
        await using var system = new NativeSystem();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => system.Client().ZBtpEchoAsync(ivRaise: "*DUMP", cancellationToken: new CancellationToken(true)));
    }

    [TransportFact]
    public async Task What_the_system_has_otherwise_than_the_manifest_is_refused_and_not_cut_off()
    {
        await using var system = new NativeSystem();
        var transport = system.Services.GetTransport();

        async Task<string> RefusedAsync(Action<RfcWriter> write) => (await Assert.ThrowsAsync<RfcValueException>(() => transport.CallAsync(ChangedFunction.Type, write, new ChangedFunction(), default))).Message;

        Assert.Contains("IV_CHAR takes at most 4 characters in the system", await RefusedAsync(static writer => writer.WriteText(0, "12345")), StringComparison.Ordinal);
        Assert.Contains("IV_NUM takes at most 4", await RefusedAsync(static writer => writer.WriteText(1, "12345")), StringComparison.Ordinal);
        Assert.Contains("IV_RAW takes at most 2 bytes", await RefusedAsync(static writer => writer.WriteBytes(2, [1, 2, 3])), StringComparison.Ordinal);
        Assert.Contains("IV_BCD has 15 digits in the system, 0 of them", await RefusedAsync(static writer => writer.WriteDecimal(3, 1m)), StringComparison.Ordinal);
        Assert.Contains("IV_INT4 has the type CHAR in the system", await RefusedAsync(static writer => writer.WriteInteger(4, 1)), StringComparison.Ordinal);
        Assert.Contains("IV_GONE is not in the interface", await RefusedAsync(static writer => writer.WriteText(5, "x")), StringComparison.Ordinal);
    }

    [TransportFact]
    public async Task What_fits_nevertheless_goes_through_and_what_does_not_come_back_is_named()
    {
        await using var system = new NativeSystem();
        var transport = system.Services.GetTransport();
        var result = new ChangedFunction();

        await transport.CallAsync(ChangedFunction.Type, static writer => writer.WriteText(1, "0000001234"), result, default);
        var wider = await Assert.ThrowsAsync<RfcValueException>(() => transport.CallAsync(ChangedFunction.Type, static writer => writer.WriteText(0, "1234"), new ChangedFunction(), default));
        var other = await Assert.ThrowsAsync<RfcValueException>(() => transport.CallAsync(ChangedFunction.Type, static _ => { }, new ChangedFunction { ReadsNumber = true }, default));

        Assert.Equal(("short", 0m), (result.Text, result.Number));
        Assert.Equal("EV_CHAR", wider.Field);
        Assert.Equal("EV_INT4", other.Field);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
