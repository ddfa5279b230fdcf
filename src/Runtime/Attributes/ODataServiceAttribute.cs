namespace Btp.Connectivity;

/// <summary>
/// Declares a partial class as the typed client of one OData service behind one destination.
/// The members of the class, its entities and its registration are generated from the service's <c>$metadata</c>.
/// </summary>
/// <param name="service">Name of the service as its metadata document calls it, for example <c>API_SALES_ORDER_SRV</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ODataServiceAttribute(string service) : Attribute
{
    /// <summary>Name of the service as its metadata document calls it.</summary>
    public string Service { get; } = service;

    /// <summary>Name of the destination, as in the destination manifest, through which the service is reached.</summary>
    public string? Destination { get; set; }

    /// <summary>Service root below the destination's URL; overrides what the metadata document says.</summary>
    public string? Path { get; set; }

    /// <summary>Wire names of the entity sets to generate; empty means all. <c>*</c> stands for any characters, <c>!</c> in front leaves out.</summary>
    public string[] EntitySets { get; set; } = [];

    /// <summary>
    /// Wire names of the functions, actions and function imports to generate, with or without namespace; empty means all, or beside <see cref="EntitySets"/> those that bring no further
    /// entity types in. <c>*</c> stands for any characters, <c>!</c> in front leaves out: <c>["!*"]</c> means none.
    /// </summary>
    public string[] Operations { get; set; } = [];

    /// <summary>Wire names of entity sets and operations to leave out.</summary>
    public string[] Exclude { get; set; } = [];

    /// <summary>
    /// C# names that the project chooses itself, each as <c>wire name=C# name</c>: <c>"A_SalesOrderType=Order"</c> for a type, an entity set, a singleton or an operation,
    /// <c>"A_SalesOrderType/SoldToParty=Customer"</c> for a property, a navigation property or an enumeration member.
    /// </summary>
    public string[] Names { get; set; } = [];
}
