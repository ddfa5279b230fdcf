using System.Xml.Linq;

namespace Btp.Connectivity.Testing;

/// <summary>Damages service documents the way people and tools do: nodes dropped, doubled, moved, renamed, re-typed, texts cut off. The same seed gives the same damage.</summary>
public sealed class MetadataMutator(int seed)
{
    private static readonly string[] Values =
    [
        "", " ", "Edm.String", "Edm.DateTime", "Edm.Nonsense", "Collection(Edm.String)", "Collection(", "Collection()", "Nowhere.Type", "true", "FALSE", "maybe", "-1", "99999999999", "max", "*", "..", ".", "/", "a/b/c", "Ümlaut", "a b", "x.y", "class", "System", "Equals", "ToString", "1st", "$x", "Edm", "Edm.EntityType", "Edm.Untyped",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy of a document; now and then one that is only cut off and no XML any more.</summary>
    /// <param name="text">The document.</param>
    public string Mutate(string text)
    {
        if (_random.Next(10) == 0)
            return Cut(text);

        XDocument document;
        try
        {
            document = XDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (System.Xml.XmlException)
        {
            return Cut(text);
        }

        // Default namespaces are written anew for whatever element needs one.
        document.Descendants().Attributes("xmlns").Remove();
        for (var i = _random.Next(1, 4); i > 0; i--)
            MutateOnce(document);

        return document.ToString(SaveOptions.DisableFormatting);
    }

    private string Cut(string text)
    {
        var at = _random.Next(text.Length);
        return _random.Next(2) == 0 ? text[..at] : text.Remove(at, Math.Min(_random.Next(1, 40), text.Length - at));
    }

    private void MutateOnce(XDocument document)
    {
        var element = Pick(document.Descendants().ToList());
        switch (_random.Next(9))
        {
            case 0 when element.Parent is not null:
                element.Remove();
                break;
            case 1 when element.Parent is not null:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2:
                element.Name = element.Name.Namespace + Pick(document.Descendants().ToList()).Name.LocalName;
                break;
            case 3:
                element.Name = (XNamespace)"urn:elsewhere" + element.Name.LocalName;
                break;
            case 4 when element.Parent is not null:
                var moved = new XElement(element);
                Pick(document.Descendants().ToList()).Add(moved);
                break;
            default:
                MutateAttribute(document, element);
                break;
        }
    }

    private void MutateAttribute(XDocument document, XElement element)
    {
        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration).ToList();
        if (attributes.Count == 0)
            return;

        var attribute = Pick(attributes);
        switch (_random.Next(5))
        {
            case 0:
                attribute.Remove();
                break;
            case 1:
                attribute.Value = Pick(Values);
                break;
            case 2:
                // A value from elsewhere in the document: names that exist, in the wrong place.
                var others = document.Descendants().Attributes().Where(a => a.Name == attribute.Name).ToList();
                attribute.Value = Pick(others).Value;
                break;
            case 3:
                // Names that differ in case only.
                attribute.Value = attribute.Value == attribute.Value.ToUpperInvariant() ? attribute.Value.ToLowerInvariant() : attribute.Value.ToUpperInvariant();
                break;
            default:
                attribute.Value = attribute.Value.Length > 1 ? attribute.Value[..(attribute.Value.Length / 2)] : attribute.Value + "X";
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
