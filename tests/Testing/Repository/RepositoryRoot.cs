namespace Btp.Connectivity.Testing;

/// <summary>Where the repository is: the nearest folder above the test assembly that holds <c>Toolkit.sln</c>.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Root = new(Find);

    /// <summary>The full path of a file or folder of the repository; without parts, of the repository itself.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root.Value, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Toolkit.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Toolkit.sln above {AppContext.BaseDirectory}.");
    }
}
