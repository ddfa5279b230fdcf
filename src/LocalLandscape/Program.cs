using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Bindings;
using Btp.Connectivity.LocalLandscape.Control;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>Runs a landscape alone, for programs in any language, until Ctrl-C.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await RunAsync(CommandLine.Parse(arguments), Console.Out, stop.Token).ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 2;
        }
    }

    /// <summary>Starts a landscape, writes what programs need, says where, and serves until it is told to stop.</summary>
    public static async Task RunAsync(CommandLine line, TextWriter output, CancellationToken stop)
    {
        var definition = line.Definition is { } path ? LandscapeDefinition.Load(path) : LandscapeDefinition.Default();
        var landscape = await LocalLandscape.StartAsync(definition, stop).ConfigureAwait(false);
        await using (landscape.ConfigureAwait(false))
        {
            var control = await ControlServer.StartAsync(landscape, stop).ConfigureAwait(false);
            await using (control.ConfigureAwait(false))
            {
                var files = Write(landscape, line);
                await output.WriteLineAsync(Describe(landscape, control, line, files)).ConfigureAwait(false);
                await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
            }
        }
    }

    private static (string Bindings, string Authority, string Tokens) Write(LocalLandscape landscape, CommandLine line)
    {
        var folder = Directory.CreateDirectory(line.Out).FullName;
        var files = (Bindings: Path.Combine(folder, "vcap-services.json"), Authority: Path.Combine(folder, "development-ca.pem"), Tokens: Path.Combine(folder, "tokens"));
        // Everything in here is made for one run and is a secret while it lasts: keep it out of version control.
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        var bindings = JsonNode.Parse(landscape.VcapServices)!;
        SecretFile.Write(files.Bindings, BindingSet.Text(bindings));
        SecretFile.Write(Path.Combine(folder, "default-env.json"), BindingSet.Text(new JsonObject { ["VCAP_SERVICES"] = bindings }));
        File.WriteAllText(files.Authority, landscape.CertificateAuthorityPem);
        Directory.CreateDirectory(files.Tokens);
        foreach (var user in landscape.Definition.Users)
            SecretFile.Write(Path.Combine(files.Tokens, Uri.EscapeDataString(user.Name) + ".jwt"), landscape.UserToken(user.Name));
        if (line.ServiceBindingRoot is { } root)
            landscape.WriteServiceBindingRoot(root);
        return files;
    }

    private static string Describe(LocalLandscape landscape, ControlServer control, CommandLine line, (string Bindings, string Authority, string Tokens) files) => $"""
        The local landscape is up ({line.Definition ?? "the landscape of the package"}).

          token service         {landscape.TokenService}
          Destination service   {landscape.DestinationService}
          Connectivity proxy    {landscape.ConnectivityProxy}
          control               {control.Address}  (audit, faults, users/NAME/token)

          VCAP_SERVICES         {files.Bindings}
          development CA        {files.Authority}
          user tokens           {files.Tokens}{(line.ServiceBindingRoot is { } root ? "\n  SERVICE_BINDING_ROOT  " + Path.GetFullPath(root) : "")}

        For a program in another shell:

          export VCAP_SERVICES="$(cat '{files.Bindings}')"
          export Btp__TrustedRootsFile='{files.Authority}' NODE_EXTRA_CA_CERTS='{files.Authority}'

        Ctrl-C stops it.
        """.ReplaceLineEndings("\n");
}
