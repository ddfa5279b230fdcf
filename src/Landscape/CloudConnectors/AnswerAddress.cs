using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>Where in the REST interface an answer comes from, as its <c>_links</c> or the folders of its file tell.</summary>
/// <param name="Region">The host of the region; null if nothing tells.</param>
/// <param name="Subaccount">The id of the subaccount; null if nothing tells.</param>
/// <param name="VirtualHost">The virtual host of the mapping; null if nothing tells.</param>
/// <param name="VirtualPort">The virtual port of the mapping; null if nothing tells.</param>
/// <param name="Tail">The last name of the path, without the extension of a file.</param>
internal sealed record AnswerAddress(string? Region, string? Subaccount, string? VirtualHost, string? VirtualPort, string Tail)
{
    /// <summary>The address of an answer: by its own link, for want of one by its file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="answer">The answer, or an item of a list of them.</param>
    public static AnswerAddress Of(string path, PositionedNode answer) =>
        (answer as PositionedMapping)?.Mapping("_links")?.Mapping("self")?.Text("href") is { } link && Read(link, isFile: false) is { Subaccount: not null } linked ? linked : Read(path, isFile: true);

    private static AnswerAddress Read(string path, bool isFile)
    {
        var names = path.Split('/', '\\').ToList();
        var last = names[names.Count - 1];
        if (isFile && last.LastIndexOf('.') is var dot and > 0)
            names[names.Count - 1] = last = last.Substring(0, dot);

        var at = names.FindLastIndex(name => name is "subaccounts");
        if (at < 0 || at + 2 >= names.Count)
            return new(null, null, null, null, last);

        // subaccounts/<region>/<subaccount>/systemMappings/<host>:<port>/resources; a file's name may have no colon.
        var mapping = at + 4 < names.Count && names[at + 3] == "systemMappings" ? Uri.UnescapeDataString(names[at + 4]) : null;
        var end = mapping?.LastIndexOfAny([':', '_']) ?? -1;
        return new(names[at + 1], names[at + 2], end > 0 ? mapping!.Substring(0, end) : mapping, end > 0 ? mapping!.Substring(end + 1) : null, last);
    }
}
