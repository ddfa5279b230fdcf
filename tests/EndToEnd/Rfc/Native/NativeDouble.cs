using System.Diagnostics;
using System.Runtime.InteropServices;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>
/// The stand-in for SAP's RFC library (double.h and the files beside it), compiled here and called by the toolkit through the real ABI. The functions below look into it.
/// </summary>
internal static partial class NativeDouble
{
    private static readonly Lazy<string> _folder = new(() => Compile("whole"));
    private static readonly Lazy<nint> _handle = new(() => NativeLibrary.Load(Path.Combine(Folder, FileName)));

    /// <summary>Why there is none, or null.</summary>
    public static string? Missing { get; } = OperatingSystem.IsLinux() && Compiler is null ? "No C compiler (gcc, cc) is on the path." : OperatingSystem.IsLinux() ? null : "The stand-in is for Linux.";

    /// <summary>The folder with the library.</summary>
    public static string Folder => _folder.Value;

    public static int Connections => Number("double_connections");

    public static int Functions => Number("double_functions");

    public static int Waiting => Number("double_waiting");

    public static int Violations => Number("double_violations");

    public static string LastViolation => Text("double_last_violation");

    public static string LookedUpBy => Text("double_looked_up_by");

    public static int Opened => Count(0);

    public static int Lookups => Count(1);

    public static int Resets => Count(2);

    public static int Pings => Count(3);

    public static int Cancels => Count(4);

    public static int CryptoLoads => Count(5);

    private static string FileName => "libsapnwrfc.so";

    private static string? Compiler => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => (string[])[Path.Combine(folder, "gcc"), Path.Combine(folder, "cc")]).FirstOrDefault(File.Exists);

    /// <summary>Parameters of a connection that was opened, by name.</summary>
    public static unsafe Dictionary<string, string> Parameters(int index) =>
        Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<int, byte*>)Export("double_opened"))(index))!
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);

    public static unsafe int Layout(int which) => ((delegate* unmanaged<int, int>)Export("double_layout"))(which);

    public static unsafe void UseComma(bool on) => ((delegate* unmanaged<int, void>)Export("double_use_comma"))(on ? 1 : 0);

    public static unsafe void Cut() => ((delegate* unmanaged<void>)Export("double_cut"))();

    /// <summary>Compiles it in a variant.</summary>
    public static string Compile(string name, params string[] definitions)
    {
        var source = RepositoryRoot.Path("tests", "EndToEnd", "Rfc", "Native");
        var folder = Directory.CreateTempSubdirectory($"nwrfc-{name}-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var gcc = Process.Start(new ProcessStartInfo(Compiler!,
            ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-fvisibility=hidden", .. definitions, "-o", Path.Combine(folder, FileName), .. Directory.GetFiles(source, "*.c").Order(StringComparer.Ordinal), "-lpthread"])
        { RedirectStandardError = true })!;
        var errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        return gcc.ExitCode == 0 ? folder : throw new InvalidOperationException("The stand-in for SAP's RFC library does not compile: " + errors);
    }

    private static nint Export(string name) => NativeLibrary.GetExport(_handle.Value, name);

    private static unsafe int Number(string name) => ((delegate* unmanaged<int>)Export(name))();

    private static unsafe int Count(int which) => ((delegate* unmanaged<int, int>)Export("double_count"))(which);

    private static unsafe string Text(string name) => Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)Export(name))())!;
}
