namespace Btp.Connectivity.Bindings;

/// <summary>Files that the platform mounts.</summary>
internal static class BindingFiles
{
    public static string ReadText(string path, string variable)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ConnectivityException($"{variable} names '{path}', which cannot be read.", problem);
        }
    }
}
