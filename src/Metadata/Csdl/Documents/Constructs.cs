using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Names elements for people: <c>property 'Amount' of 'Order'</c>.</summary>
internal static class Constructs
{
    private static readonly string[] Members = ["Property", "NavigationProperty", "Member", "Parameter", "ReturnType", "Key", "NavigationPropertyBinding", "ReferentialConstraint"];

    /// <summary>The construct that an element is.</summary>
    /// <param name="element">The element.</param>
    public static string Of(XElement element)
    {
        var name = element.Get("Name") ?? element.Get("Path") ?? element.Get("Property");
        var text = Kind(element.Name.LocalName) + (name is null ? "" : $" '{name}'");
        return Members.Contains(element.Name.LocalName) && element.Parent?.Get("Name") is { } owner ? $"{text} of '{owner}'" : text;
    }

    /// <summary>The kind in words: <c>NavigationProperty</c> is a <c>navigation property</c>.</summary>
    /// <param name="element">Local name of the element.</param>
    public static string Kind(string element)
    {
        var words = new StringBuilder();
        foreach (var c in element)
        {
            if (char.IsUpper(c) && words.Length > 0)
                words.Append(' ');

            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>The kind in words with its article: <c>an entity type</c>.</summary>
    /// <param name="element">Local name of the element.</param>
    public static string WithArticle(string element) => (element[0] is 'A' or 'E' or 'I' or 'O' ? "an " : "a ") + Kind(element);
}
