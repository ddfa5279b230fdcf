using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Operations;

/// <summary>Does what <c>landscape.json</c> says that an operation does.</summary>
internal static class OperationRule
{
    /// <summary>Finds the entity, sets its properties, says the message, gives the result.</summary>
    public static object? Apply(BackEndOperationRule rule, BackEndOperationCall call, IEdmOperation operation, string? returnSet, ServiceData data)
    {
        if (rule.Message is { Severity: BackEndSeverity.Error } error)
            throw new BackEndRefusal(400, error.Code, error.Text);
        var entity = call.Entity ?? Addressed(rule.EntitySet ?? returnSet, call, data);
        if (entity is null && rule.Set.Count > 0)
            throw new BackEndRefusal(404, "/IWBEP/CM_MGW_RT/020", $"{call.Name}: the parameters name no entity");
        foreach (var (name, value) in rule.Set)
            entity![name] = Value(value, call, ((IEdmStructuralProperty)entity.Value.Type.FindProperty(name))?.Type);
        if (rule.Message is { } message)
            call.AddMessage(message.Code, message.Text, message.Severity);
        if (rule.Returns is { } returns && operation.ReturnType is { } type)
            return Value(returns, call, type);
        return operation.ReturnType?.Definition is IEdmEntityType ? entity : null;
    }

    private static BackEndEntity? Addressed(string? set, BackEndOperationCall call, ServiceData data)
    {
        if (data.Store(set) is not { } store)
            return null;
        var key = store.Type.Key().Select(k => call.Parameters.GetValueOrDefault(k.Name)).ToArray();
        return key.Contains(null) ? null : call.Find(set!, key!) ?? throw new BackEndRefusal(404, "/IWBEP/CM_MGW_RT/020", $"{store.Type.Name} with this key does not exist");
    }

    private static object? Value(JsonElement json, BackEndOperationCall call, IEdmTypeReference? type)
    {
        if (json.ValueKind == JsonValueKind.String && json.GetString() is ['@', .. var name] && call.Parameters.TryGetValue(name, out var parameter))
            return parameter;
        return type is null ? throw new BackEndRefusal(500, "/IWBEP/CM_MGW_RT/000", $"{call.Name}: the landscape sets a property that does not exist") : OperationValues.Out(SeedValues.Read(type, json), static _ => { });
    }
}
