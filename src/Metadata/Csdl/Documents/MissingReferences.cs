using System.Linq;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>
/// Says which references lead to documents that nobody has, where that costs something. Most lead to vocabularies, whose terms are known here or not needed;
/// those are silent.
/// </summary>
internal static class MissingReferences
{
    /// <summary>Notes the references that are missed.</summary>
    /// <param name="document">The document, aliases written out, with all that it includes.</param>
    /// <param name="reading">Where to note it.</param>
    public static void Report(CsdlDocument document, Reading reading)
    {
        var known = new HashSet<string>(document.Schemas.Select(s => s.Get("Namespace") ?? ""), StringComparer.Ordinal);
        var absent = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var reference in document.References.Where(r => References.UriOf(r) is not null))
        {
            foreach (var name in References.Included(reference).Where(n => !known.Contains(n) && !absent.ContainsKey(n)))
                absent.Add(name, reference);
        }

        if (absent.Count == 0)
            return;

        foreach (var group in Needs(document, absent).GroupBy(n => n.Reference))
        {
            var types = group.Select(n => n.Type).Distinct(StringComparer.Ordinal).OrderBy(t => t, StringComparer.Ordinal).ToList();
            var more = types.Count > 3 ? $" and {types.Count - 3} more" : "";
            reading.Miss(group.Key, References.UriOf(group.Key)!, $"'{string.Join("', '", types.Take(3))}'{more}");
        }
    }

    private static IEnumerable<(XElement Reference, string Type)> Needs(CsdlDocument document, Dictionary<string, XElement> absent)
    {
        foreach (var attribute in document.Schemas.Where(s => !IncludedSchema.Holds(s)).SelectMany(s => s.Descendants()).Attributes())
        {
            if (attribute.Name.LocalName is not ("Type" or "BaseType" or "EntityType" or "UnderlyingType" or "Extends") || attribute.Value.StartsWith("Edm.", StringComparison.Ordinal))
                continue;

            var type = TypeNames.ItemOf(attribute.Value.Trim());
            if (absent.TryGetValue(TypeNames.NamespaceOf(type), out var reference))
                yield return (reference, type);
        }
    }
}
