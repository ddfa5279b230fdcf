using System.Runtime.InteropServices;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Native;
using Btp.Connectivity.Rfc.Native.Interop;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>Finding the library, and what crosses the border to it.</summary>
[NeedsCompiler]
[Collection("Native RFC")]
public sealed class NativeLibraryTests
{
    [TransportFact]
    public void Structures_have_the_layout_that_a_C_compiler_gives_them()
    {
        Assert.Equal(Marshal.SizeOf<NwRfcErrorInfo>(), NativeDouble.Layout(0));
        Assert.Equal(Offset<NwRfcErrorInfo>(nameof(NwRfcErrorInfo.Message)), NativeDouble.Layout(1));
        Assert.Equal(Offset<NwRfcErrorInfo>(nameof(NwRfcErrorInfo.MessageClass)), NativeDouble.Layout(2));
        Assert.Equal(Offset<NwRfcErrorInfo>(nameof(NwRfcErrorInfo.MessageNumber)), NativeDouble.Layout(3));
        Assert.Equal(Offset<NwRfcErrorInfo>(nameof(NwRfcErrorInfo.Variable4)), NativeDouble.Layout(4));
        Assert.Equal(Marshal.SizeOf<NwRfcConnectionParameter>(), NativeDouble.Layout(5));
        Assert.Equal(Marshal.SizeOf<NwRfcParameterDesc>(), NativeDouble.Layout(6));
        Assert.Equal(Offset<NwRfcParameterDesc>(nameof(NwRfcParameterDesc.TypeDescription)), NativeDouble.Layout(7));
        Assert.Equal(Offset<NwRfcParameterDesc>(nameof(NwRfcParameterDesc.IsOptional)), NativeDouble.Layout(8));
        Assert.Equal(Marshal.SizeOf<NwRfcFieldDesc>(), NativeDouble.Layout(9));
        Assert.Equal(Offset<NwRfcFieldDesc>(nameof(NwRfcFieldDesc.Decimals)), NativeDouble.Layout(10));
        Assert.Equal(Offset<NwRfcFieldDesc>(nameof(NwRfcFieldDesc.TypeDescription)), NativeDouble.Layout(11));

        static int Offset<T>(string field) => (int)Marshal.OffsetOf<T>(field);
    }

    [TransportFact]
    public void A_folder_with_the_library_or_with_lib_is_enough()
    {
        var home = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(home.FullName, "lib"));
        File.Copy(Path.Combine(NativeDouble.Folder, "libsapnwrfc.so"), Path.Combine(home.FullName, "lib", "libsapnwrfc.so"));

        Assert.Equal("7500.0.12", NativeRfcLibrary.Open(NativeDouble.Folder, null).Version);
        Assert.Equal("7500.0.12", NativeRfcLibrary.Open(Path.Combine(NativeDouble.Folder, "libsapnwrfc.so"), null).Version);
        Assert.Equal("7500.0.12", NativeRfcLibrary.Open(home.FullName, null).Version);
        Assert.Equal("7500.0.12", NativeRfcLibrary.Open(null, home.FullName).Version);
        home.Delete(recursive: true);
    }

    [TransportFact]
    public void A_missing_library_says_what_to_install_and_where_it_was_looked_for()
    {
        var missing = Assert.Throws<NativeRfcLibraryException>(static () => NativeRfcLibrary.Open("/nowhere/nwrfcsdk", null));

        Assert.Equal(["/nowhere/nwrfcsdk"], missing.Places);
        Assert.Contains("NetWeaver RFC SDK 7.50", missing.Message, StringComparison.Ordinal);
        Assert.Contains("SoapDestination", missing.Message, StringComparison.Ordinal);
    }

    [TransportFact]
    public void An_old_library_is_refused() =>
        Assert.Contains("version 7200.0.12", Assert.Throws<NativeRfcLibraryException>(static () => NativeRfcLibrary.Open(NativeDouble.Compile("old", "-DMAJOR=7200"), null)).Message, StringComparison.Ordinal);

    [TransportFact]
    public void A_library_without_the_functions_is_refused() =>
        Assert.Contains("no function RfcOpenConnection", Assert.Throws<NativeRfcLibraryException>(static () => NativeRfcLibrary.Open(NativeDouble.Compile("incomplete", "-DINCOMPLETE"), null)).Message, StringComparison.Ordinal);

    [TransportFact]
    public void A_file_that_is_no_library_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "libsapnwrfc.so"), "no library");

        Assert.Contains("cannot be loaded", Assert.Throws<NativeRfcLibraryException>(() => NativeRfcLibrary.Open(folder.FullName, null)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [TransportFact]
    public async Task A_generated_registration_calls_by_the_library()
    {
        await using var system = new NativeSystem();
        var services = new ServiceCollection();
        services.AddSingleton(system.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>());
        RfcClientRegistration.AddRfcClient(services, NativeSystem.Contract(), static transport => new EchoClient(transport));
        services.AddNativeRfc(static options => options.LibraryPath = NativeDouble.Folder);
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("x", (await provider.GetRequiredService<EchoClient>().StfcConnectionAsync("x")).Echotext);
    }

    [TransportFact]
    public async Task A_transport_of_the_application_takes_its_place()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IRfcTransportFactory, OwnFactory>();
        RfcClientRegistration.AddRfcClient(services, NativeSystem.Contract(), static transport => new EchoClient(transport));
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<NotSupportedException>(() => provider.GetRequiredService<EchoClient>().StfcConnectionAsync("x"));
    }

    private sealed class OwnFactory : IRfcTransportFactory, IRfcTransport
    {
        public IRfcTransport Create(DestinationContract contract) => this;

        public Task CallAsync(RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken) => throw new NotSupportedException("Of the application.");
    }
}
