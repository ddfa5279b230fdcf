namespace Btp.Connectivity.OData;

/// <summary>The headers of a part, and where servers leave them out, the line that came in their place.</summary>
internal sealed class PartHead
{
    private const int MaxLines = 1000;

    private readonly List<KeyValuePair<string, string>> _headers = [];

    private PartHead()
    {
    }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>The status line, where it came in place of the part's own headers.</summary>
    public string? StatusLine { get; private set; }

    public string? Find(string name)
    {
        foreach (var (key, value) in _headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    /// <summary>Reads up to the empty line, or to the end of the part.</summary>
    public static async ValueTask<PartHead> ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var head = new PartHead();
        for (var lines = 0; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line; lines++)
        {
            if (lines > MaxLines)
                throw new ODataFormatException("The head of a part of the batch response has too many lines.");
            if (lines == 0 && line.StartsWith("HTTP/", StringComparison.Ordinal))
            {
                head.StatusLine = line;
                return head;
            }

            head.Add(line);
        }

        return head;
    }

    private void Add(string line)
    {
        // A line that begins with white space goes on with the header before it.
        if (line[0] is ' ' or '\t' && _headers is [.., var (name, value)])
        {
            _headers[^1] = new(name, $"{value} {line.Trim()}".Trim());
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
            _headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
    }
}
