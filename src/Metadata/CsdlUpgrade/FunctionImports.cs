using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>Splits a V2 or V3 function import into the function or action and, unless it is bound, its import.</summary>
internal static class FunctionImports
{
    /// <summary>Upgrades all function imports.</summary>
    /// <param name="document">The document.</param>
    /// <param name="reading">Where to note parameters that cannot be passed.</param>
    public static void Upgrade(CsdlDocument document, Reading reading)
    {
        foreach (var schema in document.Schemas)
        {
            foreach (var import in schema.All("EntityContainer").SelectMany(c => c.All("FunctionImport")).Where(i => i.Attribute("Function") is null).ToList())
            {
                reading.Cancellation.ThrowIfCancellationRequested();
                Split(import, schema, document.Version, reading);
            }
        }
    }

    private static void Split(XElement import, XElement schema, ODataVersion version, Reading reading)
    {
        var container = import.Parent!;
        var returnType = ReturnTypeOf(import);
        var call = CallOf(import, version, returnType is not null) with { ActionFor = import.Sap("action-for") };
        var isFunction = returnType is not null && call.HttpMethod == "GET";
        var isBound = version == ODataVersion.V3 && Elements.IsTrue(import.Get("IsBindable") ?? import.Protocol("IsBindable"));

        // Moved, not copied: the element keeps its line, its annotations and its parameters.
        import.Remove();
        import.Name = CsdlNames.Edm + (isFunction ? "Function" : "Action");
        import.AddAnnotation(call);
        if (returnType is not null && returnType.Parent is null)
            import.Add(returnType);
        DropOutParameters(import, reading);

        if (isBound)
            import.SetAttributeValue("IsBound", "true");
        else
            container.Add(ImportOf(import, schema, isFunction));

        import.Attributes().Where(a => a.Name.LocalName is "EntitySet" or "ReturnType").Remove();
        schema.Add(import);
    }

    private static XElement ImportOf(XElement operation, XElement schema, bool isFunction)
    {
        var import = new XElement(
            CsdlNames.Edm + (isFunction ? "FunctionImport" : "ActionImport"),
            new XAttribute("Name", operation.Name()),
            new XAttribute(isFunction ? "Function" : "Action", schema.Get("Namespace") + "." + operation.Name()));
        if ((operation.Get("EntitySet") ?? operation.One("ReturnType")?.Get("EntitySet")) is { Length: > 0 } set)
            import.SetAttributeValue("EntitySet", set);

        import.AddAnnotation(new SplitFrom(operation));
        return import.From(operation);
    }

    private static XElement? ReturnTypeOf(XElement import)
    {
        if (import.Get("ReturnType") is not { Length: > 0 } type)
            return import.One("ReturnType");

        var made = new XElement(CsdlNames.Edm + "ReturnType", new XAttribute("Type", type)).From(import);
        if (WireType.Of(import) is { } wire)
            made.AddAnnotation(new WireType(wire));

        return made;
    }

    private static CallFacts CallOf(XElement import, ODataVersion version, bool returns)
    {
        if (import.Protocol("HttpMethod") is { Length: > 0 } method)
            return new(method.ToUpperInvariant(), version is ODataVersion.V2 or ODataVersion.V3 ? OperationKind.FunctionImport : method == "GET" ? OperationKind.Function : OperationKind.Action);

        if (version == ODataVersion.V2)
            return new("GET", OperationKind.FunctionImport);

        // V3 without a method: an action, unless it says that it has no side effects.
        return Elements.IsFalse(import.Get("IsSideEffecting")) && returns
            ? new("GET", OperationKind.Function)
            : new("POST", OperationKind.Action);
    }

    private static void DropOutParameters(XElement operation, Reading reading)
    {
        foreach (var parameter in operation.All("Parameter").Where(p => p.Get("Mode") is "Out" or "InOut").ToList())
        {
            reading.Skip(parameter, $"parameter '{parameter.Name()}' of '{operation.Name()}'", $"its mode is {parameter.Get("Mode")}; OData passes parameters in only");
            parameter.Remove();
        }
    }
}
