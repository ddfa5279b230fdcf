using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>The C# names of all properties, the same in a class and in its shapes.</summary>
internal sealed class MemberNames
{
    private readonly ModelIndex _index;
    private readonly TypeNames _types;
    private readonly NameOverrides _overrides;
    private readonly string _document;
    private readonly List<Finding> _findings;
    private readonly Dictionary<string, (Dictionary<string, string> Names, NameScope Scope)> _levels = new(StringComparer.Ordinal);

    /// <summary>Names are made when a type asks for them.</summary>
    /// <param name="index">The service.</param>
    /// <param name="types">The names of its types.</param>
    /// <param name="overrides">Names of the project's own choice.</param>
    /// <param name="document">The full path of the document.</param>
    /// <param name="findings">Takes names that were changed.</param>
    public MemberNames(ModelIndex index, TypeNames types, NameOverrides overrides, string document, List<Finding> findings) =>
        (_index, _types, _overrides, _document, _findings) = (index, types, overrides, document, findings);

    /// <summary>The C# name of a property that a type declares itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="wireName">The property's name on the wire.</param>
    public string Of(StructuredType type, string wireName) => Level(type).Names[wireName];

    private (Dictionary<string, string> Names, NameScope Scope) Level(StructuredType type)
    {
        if (_levels.TryGetValue(type.FullName, out var level))
            return level;

        NameScope? below = null;
        foreach (var ancestor in _index.Lineage(type))
        {
            if (ancestor != type)
                below = Level(ancestor).Scope;
        }

        level = (new(StringComparer.Ordinal), below is null ? new NameScope(StringComparer.Ordinal) : new NameScope(StringComparer.Ordinal, below));
        _levels[type.FullName] = level;
        Name(type, level.Names, level.Scope);
        return level;
    }

    private void Name(StructuredType type, Dictionary<string, string> names, NameScope scope)
    {
        var typeName = _types[type.FullName];
        scope.Reserve(ReservedNames.OfRows);
        scope.Reserve([typeName, typeName + "Filter", typeName + "Sort", typeName + "Expand", "Read" + typeName + "Property", "Write" + typeName + "Property"]);

        var properties = new SortedDictionary<string, PropertyModel>(StringComparer.Ordinal);
        foreach (var property in type.Properties)
            properties[property.Name] = property;

        var navigations = new SortedDictionary<string, NavigationModel>(StringComparer.Ordinal);
        foreach (var navigation in type.Navigations)
            navigations[navigation.Name] = navigation;

        // The fields behind the properties.
        foreach (var property in properties.Values)
            scope.Reserve(["__" + WireNames.Member(property.Name)]);
        foreach (var navigation in navigations.Values)
            scope.Reserve(["__" + WireNames.Member(navigation.Name)]);

        foreach (var property in properties.Values)
            Own(property.Name, property.Line);
        foreach (var navigation in navigations.Values)
            Own(navigation.Name, navigation.Line);

        // Who keeps its wire name goes first, then properties, then navigation properties, each in the order of their names.
        foreach (var first in new[] { true, false })
        {
            foreach (var property in properties.Values)
            {
                var preferred = WireNames.Member(property.Name);
                if (first == (preferred == property.Name) && !names.ContainsKey(property.Name))
                    names[property.Name] = Claim(scope, typeName, property.Name, preferred, IsKey(type, property.Name) ? "Key" : "Value", property.Line);
            }
        }

        foreach (var navigation in navigations.Values)
        {
            var preferred = WireNames.Member(navigation.Name);
            if (!names.ContainsKey(navigation.Name))
                names[navigation.Name] = ClaimNavigation(scope, typeName, navigation.Name, preferred, navigation.Line);
        }

        void Own(string wireName, int line)
        {
            if (_overrides.Member(type.FullName, wireName) is { } name)
                names[wireName] = Report(scope.Claim([name]), wireName, name, line);
        }
    }

    private string Claim(NameScope scope, string typeName, string wireName, string preferred, string ending, int line) => preferred == typeName
        ? scope.Claim([preferred + ending])
        : Report(scope.Claim([preferred, WireNames.Verbatim(wireName), preferred + ending]), wireName, preferred, line);

    private string ClaimNavigation(NameScope scope, string typeName, string wireName, string preferred, int line) => preferred == typeName
        ? scope.Claim(["To" + preferred])
        : Report(scope.Claim(IsOfReferences(preferred) ? ["To" + preferred, preferred + "Navigation"] : [preferred, "To" + preferred, preferred + "Navigation"]), wireName, preferred, line);

    // Navigation properties are members of references too, which have members of their own.
    private static bool IsOfReferences(string name)
    {
        foreach (var reserved in ReservedNames.OfReferences)
        {
            if (reserved == name)
                return true;
        }

        return false;
    }

    private string Report(string name, string wireName, string preferred, int line)
    {
        if (name != preferred)
            _findings.Add(Finding.In(RuleIds.NameChanged, _document, line, wireName, name, preferred));

        return name;
    }

    private static bool IsKey(StructuredType type, string name)
    {
        foreach (var part in type.Key)
        {
            if (part.Path == name)
                return true;
        }

        return false;
    }
}
