using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Entity sets, singletons and imports lead to something that is declared.</summary>
internal static class ContainerChildren
{
    /// <summary>Drops children of the container with faults.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Check(SchemaSet set, Reading reading)
    {
        foreach (var container in set.Schemas.SelectMany(s => s.All("EntityContainer")))
        {
            foreach (var child in container.Elements().ToList())
                TypeRules.Remove(child, Fault(set, child), reading);

            var sources = new HashSet<string>(container.Elements().Where(e => e.Name.LocalName is "EntitySet" or "Singleton").Select(e => e.Name()), StringComparer.Ordinal);
            foreach (var child in container.Elements())
                CheckReferences(child, SchemaSet.FullName(container), sources);
        }
    }

    private static string? Fault(SchemaSet set, XElement child) => child.Name.LocalName switch
    {
        "EntitySet" => TypeRules.EntityFault(set, child.Get("EntityType"), "EntityType"),
        "Singleton" => TypeRules.EntityFault(set, child.Get("Type"), "Type"),
        "ActionImport" => ImportFault(set, child, "Action"),
        _ => ImportFault(set, child, "Function"),
    };

    private static string? ImportFault(SchemaSet set, XElement import, string kind)
    {
        if (import.Get(kind) is not { } operation)
            return $"it has no {kind} attribute";

        return set.HasOperation(kind, operation) ? null : $"the {Constructs.Kind(kind)} '{operation}' that it imports is not in the model";
    }

    // Where a navigation leads is a help to callers; one that leads to another service, or to nothing, only withholds that help.
    private static void CheckReferences(XElement child, string container, HashSet<string> sources)
    {
        foreach (var binding in child.All("NavigationPropertyBinding").ToList())
        {
            var target = Local(binding.Get("Target") ?? "", container);
            binding.SetAttributeValue("Target", target);
            if (binding.Get("Path") is null || !sources.Contains(target.Split('/')[0]))
                binding.Remove();
        }

        if (child.Get("EntitySet") is { } returned)
            child.SetAttributeValue("EntitySet", sources.Contains(Local(returned, container)) ? Local(returned, container) : null);
    }

    private static string Local(string target, string container) =>
        target.StartsWith(container + "/", StringComparison.Ordinal) ? target.Substring(container.Length + 1) : target;
}
