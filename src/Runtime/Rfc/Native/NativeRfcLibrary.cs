using System.Globalization;
using System.Runtime.InteropServices;
using Btp.Connectivity.Rfc.Native.Interop;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>Finds and loads the library, once per process, and says what is wrong if it cannot.</summary>
internal static class NativeRfcLibrary
{
    private const uint LeastVersion = 7500;

    // What the library itself needs and would not find beside itself on Linux, in the order in which they need each other.
    private static readonly string[] _companions = ["libicudata", "libicuuc", "libicui18n", "libicudecnumber", "libsapucum"];

    private static readonly Lock _gate = new();
    private static nint _library;
    private static nint _resolved;
    private static bool _isResolverSet;
    private static bool _isCryptoLoaded;

    /// <summary>Major version, minor version and patch level: 7500.0.12.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>Loads the library, if that has not been done yet.</summary>
    /// <exception cref="NativeRfcLibraryException">It is missing, or too old.</exception>
    public static void Load(NativeRfcOptions options)
    {
        if (Volatile.Read(ref _library) != 0)
            return;
        lock (_gate)
        {
            if (_library != 0)
                return;
            (_resolved, Version) = Open(options.LibraryPath, Environment.GetEnvironmentVariable("SAPNWRFC_HOME"));
            if (!_isResolverSet)
                NativeLibrary.SetDllImportResolver(typeof(NwRfc).Assembly, static (name, _, _) => name == NwRfc.Library ? _resolved : 0);
            _isResolverSet = true;
            Volatile.Write(ref _library, _resolved);
        }
    }

    /// <summary>Loads what TLS needs; before the first connection by WebSocket.</summary>
    /// <exception cref="NativeRfcLibraryException">The RFC library is too old for WebSocket, or the cryptographic library cannot be loaded.</exception>
    public static unsafe void LoadCrypto(NativeRfcOptions options)
    {
        lock (_gate)
        {
            if (_isCryptoLoaded)
                return;
            if (!NativeLibrary.TryGetExport(_library, NwRfc.LoadCryptoLibrary, out _))
                throw new NativeRfcLibraryException($"The library '{NwRfc.Library}' {Version} is too old for RFC over WebSocket.", []);
            // Without a path the library looks for it itself (sapnwrfc.ini, the system's folders).
            if ((options.CryptoLibraryPath ?? Beside(options)) is not { } path)
                return;
            NwRfcErrorInfo error;
            if (NwRfc.RfcLoadCryptoLibrary(Path.GetFullPath(path), &error) != NwRfcCode.Ok)
                throw new NativeRfcLibraryException("SAP's cryptographic library, which RFC over WebSocket needs, cannot be loaded.", [path]);
            _isCryptoLoaded = true;
        }
    }

    /// <summary>Finds a library and says its version.</summary>
    /// <exception cref="NativeRfcLibraryException">It is missing, too old, or another one.</exception>
    internal static unsafe (nint Library, string Version) Open(string? path, string? home)
    {
        var (library, places) = Find(path, home);
        foreach (var export in NwRfc.Exports)
        {
            if (NativeLibrary.TryGetExport(library, export, out _))
                continue;
            NativeLibrary.Free(library);
            throw new NativeRfcLibraryException($"The library '{NwRfc.Library}' is too old, or another one: it has no function {export}.", places);
        }

        uint major, minor, patch;
        ((delegate* unmanaged<uint*, uint*, uint*, nint>)NativeLibrary.GetExport(library, NwRfc.GetVersion))(&major, &minor, &patch);
        var version = string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}");
        if (major >= LeastVersion)
            return (library, version);
        NativeLibrary.Free(library);
        throw new NativeRfcLibraryException($"The library '{NwRfc.Library}' is too old: version {version}.", places);
    }

    /// <summary>The files that are tried, in their order; the last resort, the system's own search, is not among them.</summary>
    internal static List<string> Candidates(string? path, string? home)
    {
        List<string> files = [];
        if (!string.IsNullOrWhiteSpace(path))
        {
            AddFolder(path);
            if (files.Count == 0)
                files.Add(path);
            return files;
        }

        if (!string.IsNullOrWhiteSpace(home))
        {
            files.Add(Path.Combine(home, "lib", FileName("sapnwrfc")));
            files.Add(Path.Combine(home, FileName("sapnwrfc")));
        }

        files.Add(Path.Combine(AppContext.BaseDirectory, FileName("sapnwrfc")));
        return files;

        void AddFolder(string folder)
        {
            if (Directory.Exists(folder))
                files.AddRange([Path.Combine(folder, FileName("sapnwrfc")), Path.Combine(folder, "lib", FileName("sapnwrfc"))]);
        }
    }

    private static (nint Library, IReadOnlyList<string> Places) Find(string? path, string? home)
    {
        var places = Candidates(path, home);
        Exception? cause = null;
        foreach (var file in places.Where(File.Exists))
        {
            try
            {
                LoadCompanions(Path.GetDirectoryName(Path.GetFullPath(file))!);
                return (NativeLibrary.Load(Path.GetFullPath(file)), places);
            }
            catch (Exception problem) when (problem is DllNotFoundException or BadImageFormatException)
            {
                cause = problem;
            }
        }

        // A stated path is meant: nothing else stands in for it.
        if (string.IsNullOrWhiteSpace(path))
        {
            places.Add("the system's search path (" + FileName(NwRfc.Library) + ")");
            if (NativeLibrary.TryLoad(NwRfc.Library, typeof(NwRfc).Assembly, null, out var found))
                return (found, places);
        }

        throw new NativeRfcLibraryException(
            cause is null ? $"The library '{NwRfc.Library}' was not found." : $"The library '{NwRfc.Library}' was found and cannot be loaded: it is of another platform, or a library that it needs is missing.",
            places, cause);
    }

    private static void LoadCompanions(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var name in _companions)
        {
            foreach (var file in Directory.EnumerateFiles(folder, name + "*.so*").Order(StringComparer.Ordinal))
                NativeLibrary.TryLoad(file, out _);
        }
    }

    private static string? Beside(NativeRfcOptions options) => Candidates(options.LibraryPath, Environment.GetEnvironmentVariable("SAPNWRFC_HOME"))
        .Select(static file => Path.Combine(Path.GetDirectoryName(file) ?? ".", FileName("sapcrypto"))).FirstOrDefault(File.Exists);

    private static string FileName(string library) => OperatingSystem.IsWindows() ? library + ".dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}
