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
        customer.AddStructuralProperty("Photo", EdmPrimitiveTypeKind.Stream);
        customer.AddStructuralProperty("Balance", EdmPrimitiveTypeKind.Decimal);
        customer.AddStructuralProperty("Home", EdmPrimitiveTypeKind.GeographyPoint);
        customer.AddStructuralProperty("Area", EdmPrimitiveTypeKind.GeographyPolygon);
        customer.AddStructuralProperty("Route", EdmPrimitiveTypeKind.GeographyLineString);
        var orders = customer.AddUnidirectionalNavigation(new() { Name = "Orders", Target = order, TargetMultiplicity = EdmMultiplicity.Many });
        var boss = customer.AddUnidirectionalNavigation(new() { Name = "Boss", Target = customer, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        var keyCustomer = new EdmEntityType("Shop", "KeyCustomer", customer);
        keyCustomer.AddStructuralProperty("Discount", EdmPrimitiveTypeKind.Decimal);
        var clients = keyCustomer.AddUnidirectionalNavigation(new() { Name = "Clients", Target = customer, TargetMultiplicity = EdmMultiplicity.Many });
        var neighbour = address.AddUnidirectionalNavigation(new() { Name = "Neighbour", Target = customer, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
        var container = new EdmEntityContainer("Shop", "Container");
        var customers = container.AddEntitySet("Customers", customer);
        customers.AddNavigationTarget(orders, container.AddEntitySet("Orders", order));
        container.AddSingleton("Me", customer);
        customers.AddNavigationTarget(boss, customers);
        customers.AddNavigationTarget(clients, customers, new EdmPathExpression("Shop.KeyCustomer/Clients"));
        customers.AddNavigationTarget(neighbour, customers, new EdmPathExpression("Address/Neighbour"));
        model.AddElements([color, address, order, customer, keyCustomer, container]);
        AddOperations(model, container, customers, customer, address, color);
        return model;
    }

    private static void AddOperations(EdmModel model, EdmEntityContainer container, EdmEntitySet customers, EdmEntityType customer, EdmComplexType address, EdmEnumType color)
    {
        var one = new EdmEntityTypeReference(customer, isNullable: true);
        var many = new EdmCollectionTypeReference(new EdmCollectionType(one));
        var numbers = new EdmCollectionTypeReference(new EdmCollectionType(EdmCoreModel.Instance.GetInt32(isNullable: false)));
        var text = EdmCoreModel.Instance.GetString(isNullable: true);
        Import("Nearest", new EdmComplexTypeReference(address, isNullable: true), false, ("lat", EdmCoreModel.Instance.GetDouble(false)), ("lon", EdmCoreModel.Instance.GetDouble(false)));
        Import("CountUp", EdmCoreModel.Instance.GetInt32(false), false, ("name", text));
        Import("CountUp", EdmCoreModel.Instance.GetInt32(false), false, ("name", text), ("color", new EdmEnumTypeReference(color, isNullable: false)));
        Import("Find", many, true, ("name", text));
        Import("Best", one, true);
        Import("Count", EdmCoreModel.Instance.GetInt32(false), false);
        Import("Among", many, true, ("ids", numbers));
        var decimals = new EdmCollectionTypeReference(new EdmCollectionType(EdmCoreModel.Instance.GetDecimal(null, null, true)));
        Import("Whose", many, true, ("balances", decimals), ("names", new EdmCollectionTypeReference(new EdmCollectionType(text))));
        Import("Within", new EdmCollectionTypeReference(new EdmCollectionType(text)), false, ("ids", numbers));
        Bound("Near", many, one, ("km", EdmCoreModel.Instance.GetDecimal(null, null, false)));
        Bound("Oldest", many, many, ("count", EdmCoreModel.Instance.GetInt32(false)));
        var action = new EdmAction("Shop", "Promote", one, isBound: true, null);
        action.AddParameter("it", one);
        model.AddElement(action);
        Import("Export", EdmCoreModel.Instance.GetStream(isNullable: true), false, ("format", text));
        var tidy = new EdmAction("Shop", "Tidy", many, isBound: true, null);
        tidy.AddParameter("them", many);
        model.AddElement(tidy);
        var reset = new EdmAction("Shop", "Reset", null);
        model.AddElement(reset);
        container.AddActionImport("Reset", reset);

        void Import(string name, IEdmTypeReference result, bool isComposable, params (string Name, IEdmTypeReference Type)[] parameters)
        {
            var function = new EdmFunction("Shop", name, result, isBound: false, null, isComposable);
            foreach (var parameter in parameters)
                function.AddParameter(parameter.Name, parameter.Type);
            model.AddElement(function);
            container.AddFunctionImport(name, function, result == many || result == one ? new EdmPathExpression("Customers") : null, includeInServiceDocument: false);
        }

        void Bound(string name, IEdmTypeReference result, IEdmTypeReference binding, params (string Name, IEdmTypeReference Type)[] parameters)
        {
            var function = new EdmFunction("Shop", name, result, isBound: true, new EdmPathExpression("it"), isComposable: true);
            function.AddParameter("it", binding);
            foreach (var parameter in parameters)
                function.AddParameter(parameter.Name, parameter.Type);
            model.AddElement(function);
        }
    }
}
