using System.Runtime.CompilerServices;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>A manifest of function modules that has been read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Manifest">What it says.</param>
internal sealed record RfcDocument(string Path, RfcManifest Manifest)
{
    /// <summary>Reads a manifest. Whatever goes wrong becomes a problem, also a dependency that does not load.</summary>
    /// <param name="text">The file.</param>
    public static RfcDocument Read(InputText text)
    {
        try
        {
            return new(text.Path, ReadManifest(text));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(text.Path, new([], [new("the reader failed: " + failure.GetType().Name + ": " + failure.Message, 0, 0, 1, 1)]));
        }
    }

    // A method of its own: an assembly that is missing shows when the caller calls, within its try.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RfcManifest ReadManifest(InputText text) => RfcManifestReader.Read(text.Path, text.Content);
}
