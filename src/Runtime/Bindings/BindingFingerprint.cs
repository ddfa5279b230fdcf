using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// A digest of everything that bindings are read from. Contents and not times: a mounted secret is swapped by a link, whose time need not
/// change, and the platform rewrites files that are the same.
/// </summary>
internal static class BindingFingerprint
{
    public static string Of(IConfiguration? configuration)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(digest, EnvironmentSetting.Get(configuration, "VCAP_SERVICES"));
        if (EnvironmentSetting.Get(configuration, "VCAP_SERVICES_FILE_PATH") is { } file)
        {
            AddFile(digest, file);
        }

        foreach (var root in ServiceBindingRoot.Roots(configuration))
        {
            foreach (var path in Files(root, depth: 3))
            {
                AddFile(digest, path);
            }
        }

        foreach (var (key, value) in (configuration?.GetSection("Btp:Bindings").AsEnumerable() ?? []).OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            Add(digest, key);
            Add(digest, value);
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string folder, int depth)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            yield return file;
        }

        if (depth == 1)
        {
            yield break;
        }

        foreach (var inner in ServiceBindingRoot.Folders(folder).SelectMany(inner => Files(inner, depth - 1)))
        {
            yield return inner;
        }
    }

    private static void AddFile(IncrementalHash digest, string path)
    {
        Add(digest, path);
        digest.AppendData(File.Exists(path) ? File.ReadAllBytes(path) : []);
    }

    private static void Add(IncrementalHash digest, string? text)
    {
        digest.AppendData(BitConverter.GetBytes(text?.Length ?? -1));
        digest.AppendData(Encoding.UTF8.GetBytes(text ?? string.Empty));
    }
}
