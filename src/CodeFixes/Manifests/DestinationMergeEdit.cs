using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Takes the destinations that are one too many out of a manifest, and the path out of the URL of the one that stays. Everything else stands as it stood.</summary>
internal static class DestinationMergeEdit
{
    // What may stand around a destination and says nothing without it.
    private static readonly HashSet<string> _wrappings = new(StringComparer.Ordinal) { "destination", "destinationConfiguration", "owner", "authTokens", "certificates" };

    /// <summary>The text afterwards; null where it cannot be had by taking text out.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="text">Its text.</param>
    /// <param name="merge">What becomes of which destination.</param>
    public static string? Apply(string path, string text, DestinationMerge merge)
    {
        var document = PositionedDocument.Read(path, text);
        var before = DestinationReader.Read(document);
        var changes = new List<TextChange>();
        var gone = new List<(PositionedNode Node, PositionedSequence? List)>();
        foreach (var destination in before.Destinations)
        {
            if (merge.Removes(destination.Name))
            {
                if (Place(document, destination) is not { } place)
                    return null;

                gone.Add(place);
            }
            else if (destination.Name == merge.Kept && ShortenUrl(text, destination, merge.KeptPath, changes) is false)
            {
                return null;
            }
        }

        foreach (var (node, list) in gone)
        {
            if (list is null)
                changes.Add(document.Format == DocumentFormat.Properties ? Farewell(text, node, merge) : new TextChange(TextSpan.FromBounds(node.Span.Start, ContentEnd(text, node)), "[]"));
        }

        foreach (var list in gone.Where(each => each.List is not null).GroupBy(each => each.List!))
        {
            if (ItemRemoval.Of(text, list.Key, list.Select(each => each.Node).ToList()) is not { } removals)
                return null;

            changes.AddRange(removals);
        }

        var changed = SourceText.From(text).WithChanges(changes.OrderBy(change => change.Span.Start)).ToString();
        return IsMerged(before, DestinationReader.Read(path, changed), merge) ? changed : null;
    }

    // An empty file is no manifest any more, and taking files out of projects is not what editors do for a fix.
    private static TextChange Farewell(string text, PositionedNode node, DestinationMerge merge) =>
        new(TextSpan.FromBounds(node.Span.Start, node.Span.End), "# Destination '" + merge.Kept + "' has taken the place of the one of this file, which can be deleted." + (text.Contains("\r\n") ? "\r\n" : "\n"));

    private static int ContentEnd(string text, PositionedNode node)
    {
        var end = node.Span.End;
        while (end > node.Span.Start && char.IsWhiteSpace(text[end - 1]))
            end--;

        return end;
    }

    private static bool ShortenUrl(string text, Destination destination, string keptPath, List<TextChange> changes)
    {
        if (destination.Find("URL") is not { } url || url.ValueSpan.End > text.Length)
            return false;

        var slash = url.Value.IndexOf('/', url.Value.IndexOf("://", StringComparison.Ordinal) + 3);
        var path = slash < 0 ? "" : url.Value.Substring(slash);
        if (path.TrimEnd('/') == keptPath)
            return true;

        // What is written with escapes is not touched.
        var at = text.LastIndexOf(path, url.ValueSpan.End - 1, url.ValueSpan.Length, StringComparison.Ordinal);
        if (at < 0)
            return false;

        changes.Add(new TextChange(new TextSpan(at, path.Length), keptPath));
        return true;
    }

    // The node that goes with the destination: an item of a list, or all that the document says.
    private static (PositionedNode Node, PositionedSequence? List)? Place(PositionedDocument document, Destination destination)
    {
        foreach (var root in document.Roots)
        {
            var path = new List<PositionedNode>();
            if (!Find(root, destination, path, 0))
                continue;

            var at = path.Count - 1;
            while (at > 0 && path[at - 1] is PositionedMapping around && around.Entries.All(entry => _wrappings.Contains(entry.Name)))
                at--;

            return at == 0 ? (path[0], null) : path[at - 1] is PositionedSequence list ? (path[at], list) : null;
        }

        return null;
    }

    private static bool Find(PositionedNode node, Destination destination, List<PositionedNode> path, int depth)
    {
        path.Add(node);
        if (node is PositionedMapping && node.Span == destination.Span)
            return true;

        var children = node switch
        {
            PositionedMapping mapping => mapping.Entries.Select(entry => entry.Value),
            PositionedSequence sequence => sequence.Items,
            _ => [],
        };
        if (depth < 100 && children.Any(child => child is not PositionedScalar && Find(child, destination, path, depth + 1)))
            return true;

        path.RemoveAt(path.Count - 1);
        return false;
    }

    // Whatever the file looks like: what is offered has been read again and says what it said, without the destinations that are one too many.
    private static bool IsMerged(DestinationManifest before, DestinationManifest after, DestinationMerge merge)
    {
        var expected = before.Destinations.Items.Where(destination => !merge.Removes(destination.Name)).Select(destination => Comparable(destination, merge));
        return after.Problems.IsEmpty && expected.SequenceEqual(after.Destinations.Items.Select(destination => Comparable(destination, merge)));
    }

    private static Destination Comparable(Destination destination, DestinationMerge merge) => destination.Name != merge.Kept
        ? destination.WithoutPlaces()
        : destination.WithoutPlaces() with { Properties = destination.WithoutPlaces().Properties.Items.Where(property => property.Key != "URL").ToList().ToEquatableArray() };
}
