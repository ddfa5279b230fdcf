namespace Btp.Connectivity.LocalLandscape;

/// <summary>A file of a landscape: on disk, or embedded in an assembly (the landscape that the package brings along).</summary>
public sealed record LandscapeFile
{
    private readonly Func<Stream> _open;

    private LandscapeFile(string name, Func<Stream> open) => (Name, _open) = (name, open);

    /// <summary>The path, or the name of the resource; for messages and to tell formats by extension.</summary>
    public string Name { get; }

    /// <summary>A file on disk.</summary>
    public static LandscapeFile OnDisk(string path) => new(path, () => File.OpenRead(path));

    /// <summary>A file that is a resource of an assembly, or any other source that can be opened again and again.</summary>
    public static LandscapeFile From(string name, Func<Stream> open) => new(name, open);

    /// <summary>Opens the file for reading.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Stream Open() => _open();

    /// <summary>Reads the whole file as UTF-8 text.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string ReadAllText()
    {
        using var reader = new StreamReader(Open());
        return reader.ReadToEnd();
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
