namespace Btp.Connectivity.OData;

/// <summary>From the paths of shapes to the URLs of properties.</summary>
internal static class ODataProperties
{
    /// <summary>Where the property of an entity is.</summary>
    /// <exception cref="ArgumentException">The path is no property, but something that is computed.</exception>
    public static ODataQueryState StateOf(ODataQueryState entity, in Operand operand)
        => operand.Name is null ? throw NoProperty() : operand.Name == "$count" ? throw NoProperty() : Navigate(entity.WithoutOptions, operand.Node).Navigate(operand.Name);

    /// <summary>Where the complex property of an entity is.</summary>
    /// <exception cref="ArgumentException">The path is that of the entity itself.</exception>
    public static ODataQueryState StateOf(ODataQueryState entity, ODataPath path)
        => path.Node is PathNode ? Navigate(entity.WithoutOptions, path.Node) : throw NoProperty();

    public static PropertyAccess<T> AccessOf<T>(IODataProperty<T> property) => new(property.IsObject, property.Read, property.Write);

    public static PropertyAccess<T?> AccessOf<T>()
        where T : ODataObject, IODataObject<T>
        => new(IsObject: true, static (ref ODataReader reader) => reader.ReadObject<T>(), static (writer, value) => writer.WriteObject(value));

    /// <summary>Why a property cannot be changed; null where it can, or where only the service knows: behind navigation properties and casts.</summary>
    public static InvalidOperationException? RefusalOf<T>(ODataQueryState entity, ODataQueryState property, ODataWriteRules? rules)
        where T : IODataObject<T>
    {
        var name = property.Resource.Name!;
        if (property.Resource.Previous is { } owner && RulesOf(entity, owner, rules) is { } held && held.Forbids(WriteMode.Changes, name))
            return held.Refusal(name, WriteMode.Changes);
        if (property.Resource.Previous != entity.Resource)
            return null;
        return EntityFacts<T>.Names is { } names && names.IndexOf(name) is var index and >= 0 && (names.UseOf(index) & (PropertyUse.Key | PropertyUse.Computed | PropertyUse.Immutable)) != 0
            ? new($"{name} cannot be changed: it is part of the key, or the service computes it or fixes it when an entity is created.")
            : null;
    }

    /// <summary>What holds for a complex value somewhere in an entity; null where nothing does.</summary>
    public static ODataWriteRules? RulesOf(ODataQueryState entity, ODataResource place, ODataWriteRules? rules)
    {
        if (rules is null || place == entity.Resource)
            return rules;
        return place is { Step: ODataStep.Segment, Previous: { } owner, Name: { } name } ? RulesOf(entity, owner, rules)?.Within(name) : null;
    }

    private static ODataQueryState Navigate(ODataQueryState entity, FilterNode? node) => node switch
    {
        null => entity,
        PathNode path => Navigate(entity, path.Parent).Navigate(path.Name),
        _ => throw NoProperty(),
    };

    private static ArgumentException NoProperty() => new("The lambda names no property: what the service computes has no address of its own.", "property");
}
