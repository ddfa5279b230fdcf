using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Operations;

/// <summary>What an operation gave back, as a resource that can be written or that a path goes on from.</summary>
internal static class OperationResults
{
    public static Resource Resource(ServiceData data, IEdmOperation operation, object? result, IEdmNavigationSource? source)
    {
        var type = operation.ReturnType;
        if (type is null)
            return new Resource(ResourceKind.Nothing) { Operation = operation };
        var element = type.IsCollection() ? type.AsCollection().ElementType() : type;
        if (element.Definition is IEdmEntityType entity)
        {
            var from = source ?? data.Schema.SetOf(entity);
            var found = new Resource(type.IsCollection() ? ResourceKind.Collection : ResourceKind.Entity)
            {
                Operation = operation, Type = entity, Source = from, IsNavigated = true, CanonicalPath = from?.Name ?? entity.FullTypeName(),
            };
            return type.IsCollection() ? found with { Rows = [.. ((List<object?>)(result ?? new List<object?>())).Cast<StructuredValue>()] } : found with { Row = result as StructuredValue };
        }
        return new Resource(ResourceKind.Property)
        {
            Operation = operation, Type = null, Property = operation.Name, PropertyType = type, Value = result, IsNavigated = true,
            CanonicalPath = type.IsCollection() ? $"Collection({element.FullName()})" : element.FullName(),
        };
    }
}
