namespace Btp.Connectivity.OData;

/// <summary>The pages that were read so far. A service whose links lead in a circle would be read for ever.</summary>
internal struct PageTrail
{
    private HashSet<string>? _urls;

    /// <summary>Goes on to the next page.</summary>
    /// <param name="current">The page that was read.</param>
    /// <param name="next">Where it leads; null on the last page.</param>
    /// <exception cref="ODataFormatException">It leads back to a page that was read already.</exception>
    public string? GoOn(string current, string? next)
    {
        if (next is null)
            return null;
        (_urls ??= new(StringComparer.Ordinal)).Add(current);
        return _urls.Contains(next)
            ? throw new ODataFormatException($"The link to the next page leads back to a page that was read already, so that reading would never end: GET {next}") { Request = new("GET", next) }
            : next;
    }
}
