using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>A service has one entity container; older documents and hand-made ones may declare several, which Edm refuses altogether.</summary>
internal static class Containers
{
    /// <summary>Notes which containers call themselves the default one, before the attribute goes.</summary>
    /// <param name="schemas">The schemas.</param>
    public static void MarkDefaults(IEnumerable<XElement> schemas)
    {
        foreach (var container in schemas.SelectMany(s => s.All("EntityContainer")))
        {
            if (Elements.IsTrue(container.Protocol("IsDefaultEntityContainer") ?? container.Get("IsDefaultEntityContainer")))
                container.AddAnnotation(new DefaultMark());
        }
    }

    /// <summary>Leaves one container: the default one, else the fullest.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Unite(List<XElement> schemas, Reading reading)
    {
        var containers = schemas.SelectMany(s => s.All("EntityContainer")).ToList();
        var main = containers.OrderBy(IncludedSchema.Holds).ThenByDescending(IsDefault).ThenByDescending(c => c.Elements().Count())
            .ThenBy(SchemaSet.FullName, StringComparer.Ordinal).FirstOrDefault();
        if (main is null)
            return;

        // The sets of a document that is only referred to belong to another service, unless this one extends that one.
        var extended = Extended(main, containers, reading);
        if (IncludedSchema.Holds(main))
            main.RemoveNodes();

        foreach (var other in containers.Where(c => c != main))
        {
            if (extended.Contains(other) || (IsDefault(other) && IsDefault(main) && !IncludedSchema.Holds(other)))
                Take(main, other, reading);
            else if (!IncludedSchema.Holds(other))
                reading.Skip(other, Constructs.Of(other), $"a service has one container, and '{main.Name()}' is it");

            other.Remove();
        }

        main.SetAttributeValue("Extends", null);
        if (IncludedSchema.Holds(main))
            main.Remove();
    }

    private static bool IsDefault(XElement container) => container.Annotation<DefaultMark>() is not null;

    private static HashSet<XElement> Extended(XElement main, List<XElement> containers, Reading reading)
    {
        var extended = new HashSet<XElement>();
        for (var name = main.Get("Extends"); name is not null;)
        {
            var next = containers.FirstOrDefault(c => c != main && (SchemaSet.FullName(c) == name || c.Name() == name));
            if (next is null)
                reading.Skip(main, $"container '{name}'", $"'{main.Name()}' extends it, and it is in no document at hand");

            name = next is not null && extended.Add(next) ? next.Get("Extends") : null;
        }

        return extended;
    }

    private static void Take(XElement main, XElement other, Reading reading)
    {
        var names = new HashSet<string>(main.Elements().Where(IsSource).Select(e => e.Name()), StringComparer.Ordinal);
        var children = other.Elements().ToList();
        other.RemoveNodes();
        foreach (var child in children)
        {
            if (!IsSource(child) || names.Add(child.Name()))
                main.Add(child);
            else
                reading.Skip(child, Constructs.Of(child), $"the container '{main.Name()}' has one of that name already");
        }
    }

    private static bool IsSource(XElement child) => child.Name.LocalName is "EntitySet" or "Singleton";

    private sealed class DefaultMark;
}
