using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Actions and functions whose parameters and results can be expressed. One that cannot is left out whole: without a parameter it would be another call.</summary>
internal static class Operations
{
    /// <summary>Drops operations with faults.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Check(SchemaSet set, Reading reading)
    {
        foreach (var operation in set.Schemas.SelectMany(s => s.Elements()).Where(e => e.Name.LocalName is "Action" or "Function").ToList())
        {
            foreach (var second in operation.All("ReturnType").Skip(1).ToList())
                TypeRules.Remove(second, "an operation has one result", reading);

            // Only a bound operation has something for a path to start from.
            if (!operation.Says("IsBound"))
                operation.SetAttributeValue("EntitySetPath", null);

            TypeRules.Remove(operation, Fault(set, operation), reading);
        }
    }

    /// <summary>Notes the operations that have no address: neither bound nor imported. A document without container leaves importing to others.</summary>
    /// <param name="schemas">The schemas, the container checked.</param>
    /// <param name="reading">Where to note them.</param>
    public static void CheckCallable(List<XElement> schemas, Reading reading)
    {
        var containers = schemas.SelectMany(s => s.All("EntityContainer")).ToList();
        if (containers.Count == 0)
            return;

        var imported = new HashSet<string>(containers.Elements().Select(i => (i.Get("Action") ?? i.Get("Function")) is { } name ? name : ""), StringComparer.Ordinal);
        foreach (var operation in schemas.SelectMany(s => s.Elements()).Where(e => e.Name.LocalName is "Action" or "Function" && !e.Says("IsBound")))
        {
            if (!imported.Contains(SchemaSet.FullName(operation)))
                reading.Skip(operation, Constructs.Of(operation), "it is neither bound nor imported by the container, so that there is no URL to call it");
        }
    }

    private static string? Fault(SchemaSet set, XElement operation)
    {
        foreach (var parameter in operation.All("Parameter"))
        {
            if (TypeRules.ValueFault(set, parameter.Get("Type"), mayBeEntity: true) is { } fault)
                return $"its parameter '{parameter.Name()}' cannot be passed: {fault}";
        }

        if (operation.Says("IsBound") && operation.One("Parameter") is null)
            return "it is bound, but has no parameter to be bound to";

        if (operation.One("ReturnType") is { } result)
            return TypeRules.ValueFault(set, result.Get("Type"), mayBeEntity: true) is { } fault ? $"its result cannot be read: {fault}" : null;

        return operation.Is("Function") ? "a function has to have a ReturnType" : null;
    }
}
