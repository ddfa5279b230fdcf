namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>The part of CSDL 4 that the model needs: which attributes and children each element keeps. All else, extensions and mistakes alike, is left out before Edm sees it.</summary>
internal static class ElementShapes
{
    private static readonly string[] Facets = ["Nullable", "MaxLength", "Precision", "Scale", "SRID", "Unicode"];

    private static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["Schema"] = new(["Namespace"], ["EntityType", "ComplexType", "EnumType", "TypeDefinition", "Action", "Function", "EntityContainer"]),
        ["EntityType"] = new(["Name", "BaseType", "Abstract", "OpenType", "HasStream"], ["Key", "Property", "NavigationProperty"]),
        ["ComplexType"] = new(["Name", "BaseType", "Abstract", "OpenType"], ["Property", "NavigationProperty"]),
        ["Key"] = new([], ["PropertyRef"]),
        ["PropertyRef"] = new(["Name", "Alias"], []),
        ["Property"] = new(["Name", "Type", "DefaultValue", .. Facets], []),
        ["NavigationProperty"] = new(["Name", "Type", "Nullable", "Partner", "ContainsTarget"], ["ReferentialConstraint"]),
        ["ReferentialConstraint"] = new(["Property", "ReferencedProperty"], []),
        ["EnumType"] = new(["Name", "UnderlyingType", "IsFlags"], ["Member"]),
        ["Member"] = new(["Name", "Value"], []),
        ["TypeDefinition"] = new(["Name", "UnderlyingType", "MaxLength", "Precision", "Scale", "SRID", "Unicode"], []),
        ["Action"] = new(["Name", "IsBound", "EntitySetPath"], ["Parameter", "ReturnType"]),
        ["Function"] = new(["Name", "IsBound", "EntitySetPath", "IsComposable"], ["Parameter", "ReturnType"]),
        ["Parameter"] = new(["Name", "Type", .. Facets], []),
        ["ReturnType"] = new(["Type", .. Facets], []),
        ["EntityContainer"] = new(["Name", "Extends"], ["EntitySet", "Singleton", "ActionImport", "FunctionImport"]),
        ["EntitySet"] = new(["Name", "EntityType", "IncludeInServiceDocument"], ["NavigationPropertyBinding"]),
        ["Singleton"] = new(["Name", "Type", "Nullable"], ["NavigationPropertyBinding"]),
        ["ActionImport"] = new(["Name", "Action", "EntitySet"], []),
        ["FunctionImport"] = new(["Name", "Function", "EntitySet", "IncludeInServiceDocument"], []),
        ["NavigationPropertyBinding"] = new(["Path", "Target"], []),
    };

    /// <summary>The shape of an element; null for an element that is left out.</summary>
    /// <param name="element">Local name of the element.</param>
    public static Shape? Of(string element) => Shapes.TryGetValue(element, out var shape) ? shape : null;

    /// <summary>What an element keeps.</summary>
    /// <param name="attributes">Names of its attributes.</param>
    /// <param name="children">Local names of its children.</param>
    internal sealed class Shape(string[] attributes, string[] children)
    {
        /// <summary>Names of its attributes.</summary>
        public HashSet<string> Attributes { get; } = new(attributes, StringComparer.Ordinal);

        /// <summary>Local names of its children.</summary>
        public HashSet<string> Children { get; } = new(children, StringComparer.Ordinal);
    }
}
