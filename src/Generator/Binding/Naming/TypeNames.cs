using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>The C# names of all types of a service, also of those that are not emitted: what is selected does not change a name.</summary>
internal sealed class TypeNames
{
    private static readonly string[] _entitySuffixes = ["Filter", "Sort", "Expand", "Query", "Set", "Reference"];
    private static readonly string[] _complexSuffixes = ["Filter", "Sort", "Expand"];
    private static readonly string[] _enumSuffixes = ["Wire"];
    private static readonly string[] _structures = ["Filter", "Sort", "Expand", "Wire"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly NameScope _scope = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _foreign;
    private readonly string _service;
    private readonly string _document;
    private readonly List<Finding> _findings;

    /// <summary>Names every type.</summary>
    /// <param name="index">The service.</param>
    /// <param name="overrides">Names of the project's own choice.</param>
    /// <param name="names">What the names have to respect.</param>
    /// <param name="document">The full path of the document.</param>
    /// <param name="findings">Takes names that were changed.</param>
    public TypeNames(ModelIndex index, NameOverrides overrides, NamingContext names, string document, List<Finding> findings)
    {
        (_foreign, _service, _document, _findings) = (new(names.Taken, StringComparer.OrdinalIgnoreCase), names.ServiceStem, document, findings);
        _scope.Reserve(names.Reserved);
        _scope.Reserve(names.Taken);

        // A partial class takes in a generated class of its name, not a structure or an enumeration.
        foreach (var name in names.Extensible)
        {
            if (Array.Exists(_structures, name.EndsWith))
                _scope.Reserve([name]);
        }

        // What the project calls itself has the first choice.
        foreach (var type in index.Types)
        {
            if (overrides.Type(type.FullName) is { } given)
                _names[type.FullName] = Own(type.Name, given, type.Line, type.IsEntity ? _entitySuffixes : _complexSuffixes);
        }

        foreach (var type in index.Model.EnumTypes)
        {
            if (overrides.Type(type.FullName) is { } given)
                _names[type.FullName] = Own(type.Name, given, type.Line, _enumSuffixes);
        }

        // Who keeps its wire name as it is goes first, whatever the order of the document: Order before OrderType.
        foreach (var first in new[] { true, false })
        {
            foreach (var type in index.Types)
            {
                if (first == (WireNames.Type(type.Name) == type.Name) && !_names.ContainsKey(type.FullName))
                    _names[type.FullName] = Claim(type.FullName, type.Name, WireNames.Type(type.Name), type.Line, type.IsEntity ? _entitySuffixes : _complexSuffixes);
            }

            foreach (var type in index.Model.EnumTypes)
            {
                if (first == (WireNames.Whole(type.Name) == type.Name) && !_names.ContainsKey(type.FullName))
                    _names[type.FullName] = Claim(type.FullName, type.Name, WireNames.Whole(type.Name), type.Line, _enumSuffixes);
            }
        }
    }

    /// <summary>The C# name of a type.</summary>
    /// <param name="fullName">Its name on the wire.</param>
    public string this[string fullName] => _names[fullName];

    /// <summary>A stem for a further family of types that queries on the same rows are written with.</summary>
    /// <param name="setName">The entity set that needs it.</param>
    public string ClaimFamily(string setName) => _scope.Claim([WireNames.Set(setName), WireNames.Set(setName) + "Rows"], _entitySuffixes);

    private string Own(string wireName, string given, int line, string[] suffixes) => Report(_scope.Claim([given], suffixes), wireName, given, line);

    private string Claim(string fullName, string wireName, string preferred, int line, string[] suffixes)
    {
        var space = fullName.Length > wireName.Length ? fullName.Substring(0, fullName.Length - wireName.Length - 1) : "";
        var lastPart = WireNames.Whole(space.Substring(space.LastIndexOf('.') + 1));
        var candidates = _foreign.Contains(preferred) ? new List<string> { _service + preferred } : [preferred, WireNames.Whole(wireName), lastPart + preferred];

        return Report(_scope.Claim(candidates, suffixes), wireName, preferred, line);
    }

    private string Report(string name, string wireName, string preferred, int line)
    {
        if (name != preferred)
            _findings.Add(Finding.In(RuleIds.NameChanged, _document, line, wireName, name, preferred));

        return name;
    }
}

/// <summary>What the names of a service's types have to respect.</summary>
/// <param name="ServiceStem">The name of the service class without <c>Service</c>: what a name gets in front when another service of the namespace has it.</param>
/// <param name="Reserved">Names of the namespace that are no types of a service.</param>
/// <param name="Taken">Types of other services in the same namespace.</param>
/// <param name="Extensible">Partial classes of the project in the same namespace.</param>
internal sealed record NamingContext(string ServiceStem, IReadOnlyList<string> Reserved, IReadOnlyList<string> Taken, IReadOnlyList<string> Extensible)
{
    /// <summary>The name of a service class without its ending.</summary>
    /// <param name="className">The class.</param>
    public static string StemOf(string className)
    {
        foreach (var ending in new[] { "Service", "Client" })
        {
            if (className.Length > ending.Length && className.EndsWith(ending, StringComparison.Ordinal))
                return className.Substring(0, className.Length - ending.Length);
        }

        return className;
    }
}
