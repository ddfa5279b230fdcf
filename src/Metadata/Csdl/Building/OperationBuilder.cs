using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Annotations;
using Btp.Connectivity.Metadata.Csdl.Documents;
using Btp.Connectivity.Metadata.Csdl.EdmReading;
using Btp.Connectivity.Metadata.CsdlUpgrade;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Operations as callers see them: what is bound, and what is imported. An unbound operation without import cannot be called.</summary>
internal static class OperationBuilder
{
    /// <summary>Builds all operations, every overload for itself.</summary>
    /// <param name="edm">The model of Edm.</param>
    /// <param name="declared">The declared operations.</param>
    /// <param name="container">The container; null without one.</param>
    public static IEnumerable<OperationModel> All(EdmSource edm, IEnumerable<IEdmOperation> declared, IEdmEntityContainer? container)
    {
        var byName = declared.ToLookup(o => (o.FullName(), o.SchemaElementKind));
        var bound = byName.SelectMany(g => g).Where(o => o.IsBound).Select(o => Build(o, edm, null));
        return bound.Concat(Imported(edm, byName, container))
            .OrderBy(o => o.Name, StringComparer.Ordinal)
            .ThenBy(o => o.BindingType is { } type ? (type.IsCollection ? "2" : "1") + type.Name : "", StringComparer.Ordinal)
            .ThenBy(o => string.Join(",", o.Parameters.Select(p => p.Name + ":" + p.Type.Name)), StringComparer.Ordinal)
            .ThenBy(o => o.FullName, StringComparer.Ordinal)
            .ThenBy(o => o.Kind);
    }

    private static IEnumerable<OperationModel> Imported(EdmSource edm, ILookup<(string, EdmSchemaElementKind), IEdmOperation> byName, IEdmEntityContainer? container)
    {
        // From the elements: Edm gives one import per overload.
        var imports = container is null ? [] : edm.ElementOf(container)!.Elements().Where(e => e.Name.LocalName is "ActionImport" or "FunctionImport");
        foreach (var element in imports)
        {
            var kind = element.Is("FunctionImport") ? EdmSchemaElementKind.Function : EdmSchemaElementKind.Action;
            var name = element.Get(kind.ToString())!;
            foreach (var operation in byName[(name, kind)].Where(o => !o.IsBound && ImportedBy(edm.ElementOf(o)!, element)))
                yield return Build(operation, edm, element);
        }
    }

    // In V4 one import stands for all overloads.
    private static bool ImportedBy(XElement operation, XElement import) => import.Annotation<SplitFrom>() is not { } split || split.Operation == operation;

    private static OperationModel Build(IEdmOperation operation, EdmSource edm, XElement? import)
    {
        var element = edm.ElementOf(operation)!;
        var call = element.Annotation<CallFacts>();
        var isFunction = operation is IEdmFunction;
        var parameters = operation.Parameters.ToList();
        return new OperationModel
        {
            FullName = call?.Kind == OperationKind.FunctionImport ? operation.Name : operation.FullName(),
            Name = import?.Name() ?? operation.Name,
            Kind = call?.Kind ?? (isFunction ? OperationKind.Function : OperationKind.Action),
            HttpMethod = call?.HttpMethod ?? (isFunction ? "GET" : "POST"),
            BindingType = operation.IsBound && parameters.Count > 0 ? TypeOf(parameters[0], edm) : null,
            ActionFor = call?.ActionFor,
            Parameters = parameters.Skip(operation.IsBound ? 1 : 0).Select(p => Parameter(p, edm)).ToEquatableArray(),
            ReturnType = operation.ReturnType is { } type && element.One("ReturnType") is { } holder ? TypeReferenceBuilder.Build(type, holder, edm) : null,
            ReturnSet = import?.Get("EntitySet"),
            IsComposable = operation is IEdmFunction { IsComposable: true },
            Documentation = DocumentationBuilder.Of(element, import),
            Line = element.Line(),
        };
    }

    private static ParameterModel Parameter(IEdmOperationParameter parameter, EdmSource edm)
    {
        var element = edm.ElementOf(parameter)!;
        return new ParameterModel
        {
            Name = parameter.Name,
            Type = TypeOf(parameter, edm),
            IsOptional = element.Annotated(Terms.OptionalParameter).Any(),
            Documentation = DocumentationBuilder.Of(element),
        };
    }

    private static TypeReference TypeOf(IEdmOperationParameter parameter, EdmSource edm) =>
        TypeReferenceBuilder.Build(parameter.Type, edm.ElementOf(parameter)!, edm);
}
