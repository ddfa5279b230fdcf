namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>What the Capabilities vocabulary forbids of entity sets and singletons, by the same glance as <see cref="ServiceOutline"/>: annotations beside the container, and within it.</summary>
internal sealed class OutlinedRestrictions
{
    private static readonly (string Term, string Property)[] _terms = [("InsertRestrictions", "Insertable"), ("UpdateRestrictions", "Updatable"), ("DeleteRestrictions", "Deletable")];

    private readonly HashSet<string> _forbidden = new(StringComparer.Ordinal);

    private OutlinedRestrictions()
    {
    }

    /// <summary>Looks a document over.</summary>
    public static OutlinedRestrictions Of(string text)
    {
        var restrictions = new OutlinedRestrictions();
        if (!_terms.Any(term => text.IndexOf(term.Term, StringComparison.Ordinal) >= 0))
            return restrictions;

        var targets = Targets(text);
        foreach (var annotation in TagScanner.Find(text, "Annotation"))
        {
            var term = annotation.Get("Term") ?? "";
            foreach (var (name, property) in _terms)
            {
                if (term.EndsWith("." + name, StringComparison.Ordinal) && annotation.Get("Qualifier") is null && IsFalse(text, annotation.At, property) && TargetAt(targets, annotation.At) is { } target)
                    restrictions._forbidden.Add(name + " " + target);
            }
        }

        return restrictions;
    }

    /// <summary>Whether entities can be created in a set.</summary>
    public bool AllowsInsert(string set) => !_forbidden.Contains("InsertRestrictions " + set);

    /// <summary>Whether entities of a set, or a singleton, can be changed.</summary>
    public bool AllowsUpdate(string set) => !_forbidden.Contains("UpdateRestrictions " + set);

    /// <summary>Whether entities of a set can be deleted.</summary>
    public bool AllowsDelete(string set) => !_forbidden.Contains("DeleteRestrictions " + set);

    // The elements within which an annotation is about a set: from the tag to where it is closed.
    private static List<(int From, int To, string Name)> Targets(string text)
    {
        var targets = new List<(int From, int To, string Name)>();
        foreach (var (tag, attribute) in new[] { ("Annotations", "Target"), ("EntitySet", "Name"), ("Singleton", "Name") })
        {
            foreach (var element in TagScanner.Find(text, tag))
            {
                var bracket = text.IndexOf('>', element.At);
                if (bracket > 0 && text[bracket - 1] != '/' && element.Get(attribute) is { Length: > 0 } name && text.IndexOf(tag + ">", bracket, StringComparison.Ordinal) is > 0 and var end)
                    targets.Add((element.At, end, tag == "Annotations" ? SetOf(name) : name));
            }
        }

        targets.Sort(static (left, right) => left.From.CompareTo(right.From));
        return targets;
    }

    // SAP.Container/Orders; what goes deeper is about something else.
    private static string SetOf(string target)
    {
        var parts = target.Split('/');
        return parts.Length == 2 ? parts[1] : "";
    }

    private static string? TargetAt(List<(int From, int To, string Name)> targets, int at)
    {
        for (var i = targets.Count - 1; i >= 0; i--)
        {
            if (targets[i].From < at && at < targets[i].To)
                return targets[i].Name;
        }

        return null;
    }

    // Bool="false", or <Bool>false</Bool> below the property.
    private static bool IsFalse(string text, int at, string property)
    {
        var end = text.IndexOf("Annotation>", at, StringComparison.Ordinal);
        var slice = text.Substring(at, (end < 0 ? text.Length : end) - at);
        if (TagScanner.Find(slice, "PropertyValue").FirstOrDefault(each => each.Get("Property") == property) is not { } value)
            return false;
        if (value.Get("Bool") is { } attribute)
            return attribute == "false";

        var element = slice.IndexOf("Bool>", value.At, StringComparison.Ordinal);
        return element >= 0 && slice.Substring(element + 5).TrimStart().StartsWith("false", StringComparison.Ordinal);
    }
}
