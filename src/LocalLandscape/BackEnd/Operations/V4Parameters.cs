using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.LocalLandscape.BackEnd.Write;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Operations;

/// <summary>Reads the parameters of V4 operations: of actions from the body, of functions from the path and its aliases.</summary>
internal sealed class V4Parameters(ServiceHost work, ServiceRequest request)
{
    private readonly PayloadReader _payload = work.Protocol.Payload(request);

    /// <summary>The parameters of an action.</summary>
    /// <exception cref="ODataFailure">400: one is unknown, missing or wrong.</exception>
    public IReadOnlyDictionary<string, object?> FromBody(IReadOnlyList<IEdmOperationParameter> declared)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (request.Body.Length > 0)
        {
            var body = JsonBody.Read(request);
            if (body.ValueKind != JsonValueKind.Object)
                throw ODataFailure.BadRequest("The body must be an object with the parameters of the action");
            foreach (var member in body.EnumerateObject().Where(m => !_payload.IsControl(m.Name)))
                values[member.Name] = declared.FirstOrDefault(p => p.Name == member.Name) is { } parameter
                    ? _payload.Value(member.Name, parameter.Type, PrimitiveKind.Untyped, member.Value)
                    : throw ODataFailure.BadRequest($"The action has no parameter '{member.Name}'", member.Name);
        }
        foreach (var missing in declared.Where(p => !values.ContainsKey(p.Name) && !p.Type.IsNullable && !p.Type.IsCollection() && p is not IEdmOptionalParameter))
            throw ODataFailure.BadRequest($"The parameter '{missing.Name}' is missing", missing.Name);
        return values;
    }

    /// <summary>The parameters of a function.</summary>
    public IReadOnlyDictionary<string, object?> FromPath(IReadOnlyList<IEdmOperationParameter> declared, IReadOnlyList<OperationSegmentParameter> given, Func<string, SingleValueNode?> alias)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var parameter in declared)
            if (given.FirstOrDefault(g => g.Name == parameter.Name) is { } argument)
                values[parameter.Name] = Value(parameter, argument.Value, alias);
        return values;
    }

    private object? Value(IEdmOperationParameter parameter, object? argument, Func<string, SingleValueNode?> alias)
    {
        var node = argument as QueryNode;
        var text = node is ParameterAliasNode named ? request.Options.GetValueOrDefault(named.Alias) ?? "null"
            : (node as ConvertNode)?.Source is ParameterAliasNode converted ? request.Options.GetValueOrDefault(converted.Alias) ?? "null" : null;
        if (parameter.Type.IsCollection() || parameter.Type.IsStructured())
            return Json(parameter, text ?? (node as ConstantNode)?.LiteralText ?? argument as string ?? "null");
        if (node is ParameterAliasNode aliased)
            node = alias(aliased.Alias);
        var value = node switch
        {
            ConvertNode { Source: ParameterAliasNode inner } => alias(inner.Alias) is { } target ? new ExpressionEvaluator(work.Data).Evaluate(target, Nowhere) : null,
            not null => new ExpressionEvaluator(work.Data).Evaluate(node, Nowhere),
            _ => argument,
        };
        if (value is null)
            return parameter.Type.IsNullable ? null : throw ODataFailure.BadRequest($"The parameter '{parameter.Name}' must not be null", parameter.Name);
        return Operators.Convert(value, parameter.Type) ?? throw ODataFailure.BadRequest($"The parameter '{parameter.Name}' has an invalid value", parameter.Name);
    }

    private static Scope Nowhere { get; } = new("$it", null, null);

    private object? Json(IEdmOperationParameter parameter, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return _payload.Value(parameter.Name, parameter.Type, PrimitiveKind.Untyped, document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            throw ODataFailure.BadRequest($"The parameter '{parameter.Name}' is no JSON: {error.Message}", parameter.Name, error);
        }
    }
}
