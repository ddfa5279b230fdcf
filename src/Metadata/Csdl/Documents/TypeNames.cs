namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Type names as attributes hold them: <c>Ns.Type</c>, <c>Alias.Type</c>, <c>Collection(Ns.Type)</c>.</summary>
internal static class TypeNames
{
    private const string Prefix = "Collection(";

    /// <summary>Whether a name is that of a collection.</summary>
    /// <param name="type">The type as written.</param>
    public static bool IsCollection(string type) => type.StartsWith(Prefix, StringComparison.Ordinal) && type.EndsWith(")", StringComparison.Ordinal);

    /// <summary>The type of the items, or the type itself.</summary>
    /// <param name="type">The type as written.</param>
    public static string ItemOf(string type) => IsCollection(type) ? type.Substring(Prefix.Length, type.Length - Prefix.Length - 1).Trim() : type;

    /// <summary>The collection of a type.</summary>
    /// <param name="item">The type of the items.</param>
    public static string CollectionOf(string item) => Prefix + item + ")";

    /// <summary>Puts the namespace in place of an alias.</summary>
    /// <param name="type">The type as written.</param>
    /// <param name="aliases">Aliases to namespaces.</param>
    public static string WriteOut(string type, IReadOnlyDictionary<string, string> aliases)
    {
        var item = ItemOf(type);
        var dot = item.LastIndexOf('.');
        if (dot > 0 && aliases.TryGetValue(item.Substring(0, dot), out var name))
            item = name + item.Substring(dot);

        return IsCollection(type) ? CollectionOf(item) : item;
    }

    /// <summary>The part before the last dot.</summary>
    /// <param name="fullName">A qualified name.</param>
    public static string NamespaceOf(string fullName) => fullName.LastIndexOf('.') is > 0 and var dot ? fullName.Substring(0, dot) : "";

    /// <summary>The part behind the last dot.</summary>
    /// <param name="fullName">A qualified name.</param>
    public static string SimpleNameOf(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);
}
