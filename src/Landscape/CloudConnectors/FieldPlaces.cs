using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>Where the fields of something stand, under the names that the REST interface of a Cloud Connector gives them.</summary>
/// <param name="Fields">The fields that are there.</param>
/// <param name="Whole">Where the whole stands.</param>
/// <param name="Path">The file.</param>
public sealed record FieldPlaces(EquatableArray<FieldPlace> Fields, SourceSpan Whole, string Path)
{
    /// <summary>The fields of a mapping, under the names that it has itself.</summary>
    /// <param name="path">The file.</param>
    /// <param name="node">The mapping.</param>
    public static FieldPlaces Of(string path, PositionedMapping node) => Of(path, node, name => name);

    /// <summary>The fields of a mapping that names them differently.</summary>
    /// <param name="path">The file.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="rename">From its names to those of the REST interface; null for what has none.</param>
    public static FieldPlaces Of(string path, PositionedMapping node, Func<string, string?> rename)
    {
        var fields = new List<FieldPlace>(node.Entries.Count);
        foreach (var entry in node.Entries)
        {
            // An object spans many lines: its key says where it is.
            if (rename(entry.Name) is { } name)
                fields.Add(new FieldPlace(name, entry.Value is PositionedScalar or PositionedSequence { Items.Count: 0 } ? entry.Value.Span : entry.Key.Span));
        }

        return new FieldPlaces(fields.ToEquatableArray(), node.Span, path);
    }

    /// <summary>The place of the first of these fields that is there; for want of all of them that of the first field at all.</summary>
    /// <param name="names">The fields, the most telling first.</param>
    public SourceSpan At(params string[] names)
    {
        foreach (var name in names)
        {
            foreach (var field in Fields)
            {
                if (field.Name == name)
                    return field.Span;
            }
        }

        return Fields.Count > 0 ? Fields[0].Span : Whole;
    }
}

/// <summary>Where a field stands.</summary>
/// <param name="Name">Its name in the REST interface.</param>
/// <param name="Span">The place of its value.</param>
public sealed record FieldPlace(string Name, SourceSpan Span);
