namespace Btp.Connectivity.Landscape.Text;

/// <summary>Tells the format of a manifest by its name, and by its content where the name says nothing.</summary>
internal static class FormatDetector
{
    public static DocumentFormat Detect(string path, string text)
    {
        if (EndsWith(path, ".tf") || EndsWith(path, ".tfvars") || EndsWith(path, ".hcl"))
            return DocumentFormat.Hcl;
        if (EndsWith(path, ".properties") || EndsWith(path, ".env"))
            return DocumentFormat.Properties;

        if (FilePaths.Name(path).StartsWith("Dockerfile", StringComparison.Ordinal) || EndsWith(path, ".dockerfile"))
            return DocumentFormat.Dockerfile;

        // A YAML file may be written as JSON, and many tools do; JSON's own reader knows its escapes and says better what is wrong.
        var first = FirstCharacter(text);
        if (EndsWith(path, ".json") || EndsWith(path, ".cdsrc"))
            return DocumentFormat.Json;
        if (EndsWith(path, ".yaml") || EndsWith(path, ".yml") || EndsWith(path, ".mtaext"))
            return DocumentFormat.Yaml;
        if (first == '<' && EndsWith(path, ".config"))
            return DocumentFormat.Xml;
        if (first is '{' or '[')
            return DocumentFormat.Json;

        // The cockpit exports a destination without an extension.
        return LooksLikeProperties(text) ? DocumentFormat.Properties : DocumentFormat.Yaml;
    }

    private static bool EndsWith(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    // A comment above the first bracket is none of the file's kind.
    private static char FirstCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == '\uFEFF')
                continue;
            if (text[i] != '/' || i + 1 == text.Length || text[i + 1] != '/')
                return text[i];

            i = text.IndexOf('\n', i);
            if (i < 0)
                break;
        }

        return '\0';
    }

    private static bool LooksLikeProperties(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] is '#' or '!')
                continue;
            if (trimmed.StartsWith("Type=", StringComparison.Ordinal) || trimmed.StartsWith("Name=", StringComparison.Ordinal))
                return true;
            var equals = trimmed.IndexOf('=');
            var colon = trimmed.IndexOf(": ", StringComparison.Ordinal);
            if (equals <= 0 || (colon > 0 && colon < equals))
                return false;
        }

        return false;
    }
}
