using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Operations;

/// <summary>Calls the operations that a path names, and turns what they give back into a resource.</summary>
internal sealed class OperationInvoker(ServiceHost work, ServiceRequest request)
{
    private readonly List<OperationMessage> _messages = [];

    /// <summary>The header with the messages of what was called.</summary>
    public (string Name, string? Value) MessageHeader => OperationMessage.Header(_messages, work.Data.Schema.IsV2);

    /// <summary>V2: calls the function import that the path consists of; null when it is none.</summary>
    public Resource? Import()
    {
        var name = request.Path;
        if (!work.Data.Schema.IsV2 || work.Data.Schema.Edm.EntityContainer.OperationImports().FirstOrDefault(o => o.Name == name) is not { } import)
            return null;
        var model = work.Data.Schema.Model.Operations.First(o => o.Name == name);
        if (!string.Equals(request.Method, model.HttpMethod, StringComparison.OrdinalIgnoreCase))
            throw ODataFailure.NotAllowed($"The function import {name} is called with {model.HttpMethod}", model.HttpMethod);
        var parameters = V2.V2Parameters.Read(request.Options, import.Operation.Parameters.ToList(), model);
        var source = model.ReturnSet is { } set ? work.Data.Schema.Edm.EntityContainer.FindEntitySet(set) : null;
        var result = Invoke(import.Operation, name, model.HttpMethod != "GET", parameters, null, source);
        return result with { Property = name, Wire = model.ReturnType?.WirePrimitive };
    }

    /// <summary>V4: calls what a segment of the path names, bound to what the path before it led to.</summary>
    public Resource Call(ODataPathSegment segment, Resource at, Func<string, SingleValueNode?> alias)
    {
        var (operations, given, source) = segment switch
        {
            OperationSegment bound => (bound.Operations.ToList(), bound.Parameters.ToList(), bound.EntitySet),
            OperationImportSegment import => ([.. import.OperationImports.Select(static i => i.Operation)], import.Parameters.ToList(), import.EntitySet),
            _ => throw ODataFailure.NotOffered($"The path segment {segment.Identifier} is not offered by this service"),
        };
        var operation = operations[0];
        if (operation.IsAction() != (request.Method == "POST"))
            throw ODataFailure.NotAllowed($"{operation.Name} is called with {(operation.IsAction() ? "POST" : "GET")}", operation.IsAction() ? "POST" : "GET, HEAD");
        if (operation.IsBound && at.Kind == ResourceKind.Entity && at.Row is null)
            throw ODataFailure.NotFound($"{at.CanonicalPath} leads to no entity");
        if (operation.IsAction() && operation.IsBound && at.Row is { } row && request.Headers.IfMatch.Count > 0)
            Write.Preconditions.Check(request, work.Protocol.ETag(row));
        var declared = operation.Parameters.Skip(operation.IsBound ? 1 : 0).ToList();
        var reader = new V4Parameters(work, request);
        var parameters = operation.IsAction() ? reader.FromBody(declared) : reader.FromPath(declared, given, alias);
        // An operation that is bound to what it returns answers with an entity of the same set.
        source ??= operation.IsBound && operation.ReturnType is { } type && Element(type) == at.Type ? at.Source as IEdmEntitySet : null;
        return Invoke(operation, operation.Name, operation.IsAction(), parameters, at, source);
    }

    private Resource Invoke(IEdmOperation operation, string name, bool mayChange, IReadOnlyDictionary<string, object?> parameters, Resource? at, IEdmEntitySetBase? source)
    {
        var handler = Handler(operation, name, source);
        var call = new BackEndOperationCall(work, name, request.User, mayChange, parameters, at?.Row, at?.Kind == ResourceKind.Collection ? at.Rows : []);
        object? result;
        try
        {
            result = handler(call);
            call.Complete();
            result = operation.ReturnType is { } type && result is not null ? OperationValues.In(result, type) : null;
        }
        catch (BackEndRefusal refusal)
        {
            throw new ODataFailure(refusal.Status, refusal.Code, refusal.Message, refusal);
        }
        _messages.AddRange(call.Messages);
        return OperationResults.Resource(work.Data, operation, result, source as IEdmNavigationSource);
    }

    private BackEndOperation Handler(IEdmOperation operation, string name, IEdmEntitySetBase? source)
    {
        var definition = work.Definition;
        if (definition.Operations.TryGetValue(operation.FullName(), out var handler) || definition.Operations.TryGetValue(name, out handler))
            return handler;
        if (definition.OperationRules.TryGetValue(operation.FullName(), out var rule) || definition.OperationRules.TryGetValue(name, out rule))
            return call => OperationRule.Apply(rule, call, operation, (source as IEdmEntitySet)?.Name, work.Data);
        throw ODataFailure.NotOffered($"The operation {name} has no behaviour here: the landscape defines none under \"operations\"", name);
    }

    private static IEdmType Element(IEdmTypeReference type) => type.IsCollection() ? type.AsCollection().ElementType().Definition : type.Definition;
}
