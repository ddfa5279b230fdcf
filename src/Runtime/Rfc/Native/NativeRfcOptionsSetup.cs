using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>Reads the configuration section <c>Btp:NativeRfc</c>; by hand, because binding by reflection is not safe to trim.</summary>
internal sealed class NativeRfcOptionsSetup(IConfiguration? configuration) : IConfigureOptions<NativeRfcOptions>
{
    public const string Section = "Btp:NativeRfc";

    public void Configure(NativeRfcOptions options)
    {
        if (configuration?.GetSection(Section) is not { } section)
            return;
        options.LibraryPath = section[nameof(options.LibraryPath)] ?? options.LibraryPath;
        options.CryptoLibraryPath = section[nameof(options.CryptoLibraryPath)] ?? options.CryptoLibraryPath;
        options.ClientPse = section[nameof(options.ClientPse)] ?? options.ClientPse;
        foreach (var pse in section.GetSection(nameof(options.ClientPses)).GetChildren())
        {
            if (pse.Value is { Length: > 0 } file)
                options.ClientPses[pse.Key] = file;
        }

        foreach (var name in (section[nameof(options.IgnoredProperties)] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            options.IgnoredProperties.Add(name);
        if (section[nameof(options.AllowUnencrypted)] is { Length: > 0 } flag)
            options.AllowUnencrypted = bool.TryParse(flag, out var allowed) ? allowed : throw Wrong(nameof(options.AllowUnencrypted), "true or false");
        if (section[nameof(options.MaxConcurrentCalls)] is { Length: > 0 } number)
        {
            options.MaxConcurrentCalls = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls > 0
                ? calls : throw Wrong(nameof(options.MaxConcurrentCalls), "a number above 0");
        }
    }

    private static InvalidOperationException Wrong(string name, string expected) => new($"{Section}:{name} must be {expected}.");
}
