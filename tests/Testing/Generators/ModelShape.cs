using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Models are values: nothing of Roslyn, XML or EDM in them, and equality all the way down, or the generator driver cannot tell what to keep.</summary>
public static class ModelShape
{
    private static readonly string[] Foreign = ["Microsoft.CodeAnalysis", "System.Xml", "Microsoft.OData", "YamlDotNet", "System.Text.Json"];

    /// <summary>Fails when a model type of a namespace (or below it) breaks the shape.</summary>
    /// <param name="assembly">The assembly that holds the models.</param>
    /// <param name="namespaceName">The namespace, for example <c>Btp.Connectivity.Metadata.Model</c>.</param>
    public static void AssertClean(Assembly assembly, string namespaceName)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var models = assembly.GetTypes().Where(type => IsModel(type) && Within(type, namespaceName)).ToList();
        Assert.True(models.Count > 0, $"{assembly.GetName().Name} has no model in {namespaceName}.");
        AssertClean([.. models]);
    }

    /// <summary>Fails when one of the types, or anything that it is made of, breaks the shape.</summary>
    public static void AssertClean(params Type[] models)
    {
        var violations = Violations(models);
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    /// <summary>What breaks the shape, one line each: where it is and why it is wrong.</summary>
    public static IReadOnlyList<string> Violations(params Type[] models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var violations = new List<string>();
        var seen = new HashSet<Type>();
        foreach (var model in models)
        {
            Visit(model, model.Name, seen, violations);
        }

        return violations;
    }

    /// <summary>Fails when an object graph reaches a compilation, a symbol, a syntax node, a location, an XML node or an EDM element.</summary>
    public static void AssertHoldsNoHandle(object? value, string where)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object? Value, string Path)>([(value, where)]);
        while (open.TryPop(out var item))
        {
            if (item.Value is null or string or AdditionalText or SourceText || item.Value.GetType().IsPrimitive || item.Value.GetType().IsEnum || !seen.Add(item.Value))
            {
                continue;
            }

            var type = item.Value.GetType();
            Assert.False(IsForeign(type) && !type.IsValueType, $"{item.Path} holds a {type.FullName}: project it to plain values in the first step.");
            if (item.Value is IEnumerable items)
            {
                open.Push((null, item.Path));
                foreach (var element in items)
                {
                    open.Push((element, item.Path + "[]"));
                }
            }
            else if (!IsForeign(type) && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true || item.Value is ITuple)
            {
                Fields(type).ForEach(field => open.Push((field.GetValue(item.Value), $"{item.Path}.{field.Name}")));
            }
        }
    }

    private static void Visit(Type type, string path, HashSet<Type> seen, List<string> violations)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || !seen.Add(type))
        {
            return;
        }

        if (IsForeign(type))
        {
            violations.Add($"{path} is a {type.FullName}, which belongs to a parser, not to a model");
            return;
        }

        var equatable = typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);
        var collection = type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
        if (!equatable && !type.IsAbstract || collection && !equatable || type == typeof(object) || type.Name.StartsWith("ImmutableArray`", StringComparison.Ordinal))
        {
            violations.Add($"{path} is a {type.Name}, which has no value equality");
        }

        if (collection)
        {
            Array.ForEach(type.GetGenericArguments(), argument => Visit(argument, path + "[]", seen, violations));
        }
        else if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true)
        {
            Fields(type).ForEach(field => Visit(field.FieldType, $"{path}.{Plain(field.Name)}", seen, violations));
        }
    }

    private static List<FieldInfo> Fields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            fields.AddRange(level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        }

        return fields;
    }

    private static bool IsModel(Type type) =>
        !type.IsInterface && !type.IsEnum && !(type.IsAbstract && type.IsSealed) && !type.IsGenericTypeDefinition && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.IsNestedPrivate;

    private static bool Within(Type type, string namespaceName) =>
        type.Namespace == namespaceName || type.Namespace?.StartsWith(namespaceName + ".", StringComparison.Ordinal) == true;

    private static bool IsForeign(Type type) =>
        Foreign.Any(prefix => type.Namespace == prefix || type.Namespace?.StartsWith(prefix + ".", StringComparison.Ordinal) == true);

    private static string Plain(string field) => field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;
}
