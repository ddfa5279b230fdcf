using Microsoft.OData.Edm;

namespace Btp.Connectivity.Runtime.Tests.OData.Support;

/// <summary>The model of the shop, made by hand, for Microsoft's URI parser.</summary>
internal static class ShopModel
{
    public static IEdmModel Instance { get; } = Build();

    private static EdmModel Build()
    {
        var model = new EdmModel();
        var color = new EdmEnumType("Shop", "Color", isFlags: true);
        foreach (var (name, value) in new[] { ("None", 0), ("Red", 1), ("Green", 2), ("Blue", 4) })
            color.AddMember(name, new EdmEnumMemberValue(value));
        var address = new EdmComplexType("Shop", "Address", null, isAbstract: false, isOpen: true);
        address.AddStructuralProperty("City", EdmPrimitiveTypeKind.String);
        var order = new EdmEntityType("Shop", "Order");
        order.AddKeys(order.AddStructuralProperty("ID", EdmPrimitiveTypeKind.Int64, isNullable: false));
        order.AddStructuralProperty("Amount", EdmPrimitiveTypeKind.Decimal);
        order.AddStructuralProperty("OrderedOn", EdmPrimitiveTypeKind.Date);
        order.AddStructuralProperty("At", EdmPrimitiveTypeKind.TimeOfDay);
        order.AddStructuralProperty("Takes", EdmPrimitiveTypeKind.Duration);
        order.AddStructuralProperty("Paid", EdmPrimitiveTypeKind.Boolean);
        var customer = new EdmEntityType("Shop", "Customer");
        customer.AddKeys(customer.AddStructuralProperty("ID", EdmPrimitiveTypeKind.Guid, isNullable: false));
        customer.AddStructuralProperty("Name", EdmPrimitiveTypeKind.String);
        customer.AddStructuralProperty("Rating", EdmPrimitiveTypeKind.Int32);
        customer.AddStructuralProperty("Favourite", new EdmEnumTypeReference(color, isNullable: true));
        customer.AddStructuralProperty("Address", new EdmComplexTypeReference(address, isNullable: true));
        customer.AddStructuralProperty("Emails", new EdmCollectionTypeReference(new EdmCollectionType(EdmCoreModel.Instance.GetString(isNullable: true))));
        customer.AddStructuralProperty("Since", EdmPrimitiveTypeKind.DateTimeOffset);
        customer.AddStructuralProperty("Balance", EdmPrimitiveTypeKind.Decimal);
        var orders = customer.AddUnidirectionalNavigation(new() { Name = "Orders", Target = order, TargetMultiplicity = EdmMultiplicity.Many });
        var boss = customer.AddUnidirectionalNavigation(new() { Name = "Boss", Target = customer, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        var container = new EdmEntityContainer("Shop", "Container");
        var customers = container.AddEntitySet("Customers", customer);
        customers.AddNavigationTarget(orders, container.AddEntitySet("Orders", order));
        customers.AddNavigationTarget(boss, customers);
        model.AddElements([color, address, order, customer, container]);
        return model;
    }
}
