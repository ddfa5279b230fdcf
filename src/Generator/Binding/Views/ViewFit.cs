using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>How a property gets into a member of a view, or why it does not.</summary>
/// <param name="Problem">Why it does not: the end of a sentence that begins with the property; null if it does.</param>
/// <param name="Read">The expression that reads the property.</param>
/// <param name="Local">The type of that expression.</param>
/// <param name="Value">The value for the member, in which <c>$</c> stands for what was read.</param>
internal sealed record ViewFit(string? Problem, string Read = "", string Local = "", string Value = "")
{
    private const string Lists = "global::System.Collections.Generic.List<";

    // C#'s implicit conversions between numbers that lose nothing.
    private static readonly Dictionary<string, string[]> _wider = new(StringComparer.Ordinal)
    {
        ["sbyte"] = ["short", "int", "long", "decimal", "float", "double"],
        ["byte"] = ["short", "ushort", "int", "uint", "long", "ulong", "decimal", "float", "double"],
        ["short"] = ["int", "long", "decimal", "float", "double"],
        ["int"] = ["long", "decimal", "double"],
        ["long"] = ["decimal"],
        ["float"] = ["double"],
    };

    /// <summary>Fits a primitive value or an enumeration, or a collection of them.</summary>
    /// <param name="owner">The class of the property.</param>
    /// <param name="value">The property's type.</param>
    /// <param name="type">The member's type.</param>
    /// <param name="isNullable">Whether the property, or something on the way to it, can be null.</param>
    /// <param name="scope">Namespaces that the view need not write.</param>
    public static ViewFit OfValue(EntityClass owner, ValueModel value, ViewType type, bool isNullable, EquatableArray<string> scope)
    {
        var expected = ValueText.Type(owner.Client, value);
        var isSame = IsSame(expected, type.Item, scope);
        if (value.IsCollection)
        {
            if (type.Many == Many.No || !isSame || (value.IsNullable && !type.IsItemNullable))
                return new("is a collection of " + Short(expected) + (value.IsNullable ? "?" : "") + "; make it IReadOnlyList<" + Short(expected) + (value.IsNullable ? "?>" : ">"));

            var item = type.IsItemNullable ? expected + "?" : expected;
            var read = "reader.ReadList(static (ref " + CodeText.OData + "ODataReader item) => " + ValueText.ReadOne(owner.Client, value, "item", type.IsItemNullable) + ")";
            return new(null, read, Lists + item + ">?", Collected(type));
        }

        var needed = Short(expected) + (isNullable ? "?" : "");
        if (type.Many != Many.No || !(isSame || (_wider.TryGetValue(expected, out var wider) && Array.IndexOf(wider, type.Item.Name) >= 0)))
            return new("is " + needed + " and does not fit into " + type.Display + "; make it " + needed);
        if (isNullable && !type.IsNullable)
            return new("can be null and " + type.Display + " cannot; make it " + type.Display + "?");

        return new(null, ValueText.ReadOne(owner.Client, value, "reader", isOptional: true), expected + "?", type.IsNullable ? "$" : "$" + ValueText.Fallback(value));
    }

    /// <summary>Fits a complex value or an entity, or a collection of them.</summary>
    /// <param name="value">The property's type.</param>
    /// <param name="type">The member's type.</param>
    /// <param name="read">What it is read into, with <c>global::</c>; null if the member's type is nothing that it can be read into.</param>
    /// <param name="title">The class of the property.</param>
    public static ViewFit OfObject(ValueModel value, ViewType type, string? read, string title)
    {
        if (value.IsCollection != (type.Many != Many.No))
            return new(value.IsCollection ? "is a collection of " + title + "; make it IReadOnlyList<...> of a view of " + title : "is one " + title + " and no collection; make it a view of " + title);
        if (read is null)
            return new("is " + (value.IsCollection ? "a collection of " : "") + title + "; " + type.Item.Name + " is neither that nor a view of it");
        if (value.IsCollection)
            return new(null, "reader.ReadCollection<" + read + ">()", Lists + read + ">?", Collected(type));

        return type.IsNullable
            ? new(null, "reader.ReadObject<" + read + ">()", read + "?", "$")
            : new("can be null and " + type.Display + " cannot; make it " + type.Display + "?");
    }

    /// <summary>A type as people write it.</summary>
    /// <param name="type">The type in generated code.</param>
    public static string Short(string type) => type.Substring(type.LastIndexOf('.') + 1);

    // A collection that was not sent, or is null, is an empty one where null is not allowed.
    private static string Collected(ViewType type) => type switch
    {
        { Many: Many.Array, IsNullable: true } => "$?.ToArray()",
        { Many: Many.Array } => "$?.ToArray() ?? []",
        { IsNullable: true } => "$",
        _ => "$ ?? []",
    };

    private static bool IsSame(string expected, NamedType actual, EquatableArray<string> scope)
    {
        var name = expected.StartsWith("global::", StringComparison.Ordinal) ? expected.Substring("global::".Length) : expected;
        if (actual.IsKnown || actual.Name == name)
            return actual.Name == name;

        // An enumeration that is generated: a name as somebody wrote it.
        foreach (var space in scope)
        {
            if (space.Length > 0 && space + "." + actual.Name == name)
                return true;
        }

        return actual.Name == Short(name);
    }
}
