using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Annotations;

/// <summary>Finds the elements that an annotation target names: <c>Ns.Type/Property</c>, <c>Ns.Container/Set</c>, <c>Ns.Action(Ns.Type)/Parameter</c>.</summary>
internal sealed class AnnotationTargets
{
    private readonly Dictionary<string, List<XElement>> _schemaChildren = new(StringComparer.Ordinal);
    private readonly Dictionary<XElement, ILookup<string, XElement>> _members = [];

    /// <summary>Indexes schemas.</summary>
    /// <param name="schemas">The schemas.</param>
    public AnnotationTargets(List<XElement> schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var child in schema.Elements())
            {
                var name = schema.Get("Namespace") + "." + child.Name();
                if (!_schemaChildren.TryGetValue(name, out var list))
                    _schemaChildren.Add(name, list = []);

                list.Add(child);
            }
        }
    }

    /// <summary>The elements that a target names: several for an operation without parameter list, none for what is elsewhere.</summary>
    /// <param name="target">The target as written.</param>
    /// <param name="aliases">The aliases of the document that writes it.</param>
    public IEnumerable<XElement> Find(string target, IReadOnlyDictionary<string, string> aliases)
    {
        var (head, signature, path) = Split(target);
        if (!_schemaChildren.TryGetValue(Terms.WriteOut(head, aliases), out var found))
            return [];

        var elements = signature is null ? found : found.Where(e => HasSignature(e, signature, aliases));
        foreach (var segment in path.Split(['/'], StringSplitOptions.RemoveEmptyEntries))
            elements = elements.SelectMany(e => Members(e)[segment]);

        return elements;
    }

    private static (string Head, string? Signature, string Path) Split(string target)
    {
        var open = target.IndexOf('(');
        var close = open < 0 ? -1 : target.LastIndexOf(')');
        if (close > open)
            return (target.Substring(0, open), target.Substring(open + 1, close - open - 1), target.Substring(close + 1));

        var slash = target.IndexOf('/');
        return slash < 0 ? (target, null, "") : (target.Substring(0, slash), null, target.Substring(slash + 1));
    }

    private static bool HasSignature(XElement operation, string signature, IReadOnlyDictionary<string, string> aliases)
    {
        // Unbound overloads are addressed with all parameter types, bound actions with the binding type alone.
        var wanted = signature.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(t => TypeNames.WriteOut(t.Trim(), aliases)).ToList();
        var types = operation.All("Parameter").Select(p => TypeNames.WriteOut(p.Get("Type") ?? "", aliases)).ToList();
        return wanted.SequenceEqual(types) || (operation.Is("Action") && wanted.Count == 1 && types.Count > 0 && types[0] == wanted[0]);
    }

    private ILookup<string, XElement> Members(XElement element)
    {
        if (!_members.TryGetValue(element, out var members))
            _members.Add(element, members = element.Elements().Where(e => e.Attribute("Name") is not null || e.Is("ReturnType")).ToLookup(e => e.Is("ReturnType") ? "$ReturnType" : e.Name(), StringComparer.Ordinal));

        return members;
    }
}
