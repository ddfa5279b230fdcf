namespace Btp.Connectivity.Landscape.Text;

/// <summary>How a manifest is written.</summary>
public enum DocumentFormat
{
    /// <summary>JSON; comments are accepted.</summary>
    Json,

    /// <summary>YAML 1.2, one or several documents.</summary>
    Yaml,

    /// <summary>Java properties, as the cockpit exports a destination.</summary>
    Properties,

    /// <summary>Terraform's configuration language; only literal values are understood.</summary>
    Hcl,

    /// <summary>The XML of .NET's older settings; attributes and elements are read as keys.</summary>
    Xml,

    /// <summary>A Dockerfile, of which only the variables are read.</summary>
    Dockerfile,
}

/// <summary>Why a text could not be read, and where.</summary>
/// <param name="Message">What was found, and what was expected instead.</param>
/// <param name="Span">The place.</param>
public sealed record SyntaxProblem(string Message, SourceSpan Span);

/// <summary>A manifest as written: its nodes with their places, or why there are none.</summary>
public sealed class PositionedDocument
{
    internal PositionedDocument(string path, string text, DocumentFormat format, IReadOnlyList<PositionedNode> roots, SyntaxProblem? problem)
    {
        Path = path;
        Text = text;
        Format = format;
        Roots = roots;
        Problem = problem;
    }

    /// <summary>The path of the file, as the build names it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How it is written.</summary>
    public DocumentFormat Format { get; }

    /// <summary>The top nodes: one, or one for each YAML document. None if the text is empty or cannot be read.</summary>
    public IReadOnlyList<PositionedNode> Roots { get; }

    /// <summary>Why the text cannot be read; null if it could.</summary>
    public SyntaxProblem? Problem { get; }

    /// <summary>The first top node, if it is a mapping.</summary>
    public PositionedMapping? Root => Roots.Count > 0 ? Roots[0] as PositionedMapping : null;

    /// <summary>Reads a text in the format that its path and content tell. Never throws.</summary>
    /// <param name="path">The path; only its last name is looked at.</param>
    /// <param name="text">The text.</param>
    public static PositionedDocument Read(string path, string text) => Read(path, text, FormatDetector.Detect(path, text));

    /// <summary>Reads a text in a known format. Never throws.</summary>
    /// <param name="path">The path, kept for findings.</param>
    /// <param name="text">The text.</param>
    /// <param name="format">The format.</param>
    public static PositionedDocument Read(string path, string text, DocumentFormat format) => format switch
    {
        DocumentFormat.Json => JsonReader.Read(path, text),
        DocumentFormat.Properties => PropertiesReader.Read(path, text),
        DocumentFormat.Hcl => HclReader.Read(path, text),
        DocumentFormat.Xml => XmlSettingsReader.Read(path, text),
        DocumentFormat.Dockerfile => DockerfileReader.Read(path, text),
        _ => YamlReader.Read(path, text),
    };
}
