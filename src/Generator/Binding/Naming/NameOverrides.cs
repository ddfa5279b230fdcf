using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>The names that a project gives itself: by <c>[ODataName]</c> on a class, or by <c>Names</c> in the declaration, where <c>Names</c> has the last word.</summary>
internal sealed class NameOverrides
{
    private const string Async = "Async";

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Member), string> _members = [];
    private readonly ModelIndex _index;
    private readonly List<Finding> _findings;

    /// <summary>Looks every name up in the document.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="index">The service.</param>
    /// <param name="findings">Takes names that the document does not have, and those that C# does not take.</param>
    /// <param name="unknown">Takes names that the document does not have, but that of another service may.</param>
    public NameOverrides(ServiceDeclaration declaration, ModelIndex index, List<Finding> findings, List<Finding> unknown)
    {
        (_index, _findings) = (index, findings);
        for (var i = 0; i < declaration.OwnTypes.Renamed.Count; i++)
        {
            var (wireName, name) = (declaration.OwnTypes.Renamed[i].WireName, declaration.OwnTypes.Renamed[i].Name);
            var isKnown = Types(wireName, fullName => _types[fullName] = name);

            // The class may belong to the other service.
            if (!isKnown)
                (declaration.OwnTypes.IsShared ? unknown : findings).Add(Unknown(DeclarationPart.OwnType, i, "type", wireName, TypeNamesOf()));
        }

        for (var i = 0; i < declaration.Names.Count; i++)
            Read(declaration.Names[i], i);
    }

    /// <summary>The name of a type; null if the algorithm decides.</summary>
    /// <param name="fullName">Its full name on the wire.</param>
    public string? Type(string fullName) => _types.TryGetValue(fullName, out var name) ? name : null;

    /// <summary>The name of a property, a navigation property or an enumeration member; null if the algorithm decides.</summary>
    /// <param name="fullName">The full name of the type that declares it.</param>
    /// <param name="wireName">Its name on the wire.</param>
    public string? Member(string fullName, string wireName) => _members.TryGetValue((fullName, wireName), out var name) ? name : null;

    /// <summary>The name of an entity set or singleton; null if the algorithm decides.</summary>
    /// <param name="wireName">Its name on the wire.</param>
    public string? Set(string wireName) => _sets.TryGetValue(wireName, out var name) ? name : null;

    /// <summary>The name of an operation without the ending <c>Async</c>; null if the algorithm decides.</summary>
    /// <param name="operation">The operation; overloads share a name.</param>
    public string? Operation(OperationModel operation) =>
        _operations.TryGetValue(operation.FullName, out var name) || _operations.TryGetValue(operation.Name, out name) ? name : null;

    private void Read(string item, int i)
    {
        var equals = item.IndexOf('=');
        var wireName = (equals < 0 ? item : item.Substring(0, equals)).Trim();
        var name = equals < 0 ? "" : item.Substring(equals + 1).Trim();
        if (equals < 0 || !SyntaxFacts.IsValidIdentifier(name) || Keywords.Escape(name) != name)
        {
            _findings.Add(Finding.At(RuleIds.NoSuchEntitySet, DeclarationPart.Names, i, equals < 0 ? "'" + item + "' has to be written as 'wire name=C# name'" : "'" + name + "' is no C# name"));
            return;
        }

        var slash = wireName.IndexOf('/');
        if (slash >= 0)
        {
            Member(wireName.Substring(0, slash), wireName.Substring(slash + 1), name, i);
            return;
        }

        var sets = SetNames();
        if (sets.Contains(wireName))
            _sets[wireName] = name;
        var operations = OperationNames();
        if (operations.Contains(wireName))
            _operations[wireName] = name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal) ? name.Substring(0, name.Length - Async.Length) : name;
        if (!Types(wireName, fullName => _types[fullName] = name) && !sets.Contains(wireName) && !operations.Contains(wireName))
        {
            sets.UnionWith(TypeNamesOf());
            sets.UnionWith(operations);
            _findings.Add(Unknown(DeclarationPart.Names, i, "type, entity set, singleton or operation", wireName, sets));
        }
    }

    private void Member(string typeName, string wireName, string name, int i)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        var isKnownMember = false;
        var isKnownType = Types(typeName, fullName =>
        {
            foreach (var (owner, member) in MembersOf(fullName))
            {
                members.Add(member);
                if (member == wireName)
                {
                    _members[(owner, member)] = name;
                    isKnownMember = true;
                }
            }
        });

        if (!isKnownType)
            _findings.Add(Unknown(DeclarationPart.Names, i, "type", typeName, TypeNamesOf()));
        else if (!isKnownMember)
            _findings.Add(Unknown(DeclarationPart.Names, i, "member of '" + typeName + "' called", wireName, members));
    }

    private IEnumerable<(string Owner, string Member)> MembersOf(string fullName)
    {
        foreach (var member in _index.FindEnum(fullName)?.Members ?? [])
            yield return (fullName, member.Name);
        if (_index.Find(fullName) is not { } type)
            yield break;

        // An inherited member is renamed where it is declared.
        foreach (var level in _index.Lineage(type))
        {
            foreach (var property in level.Properties)
                yield return (level.FullName, property.Name);
            foreach (var navigation in level.Navigations)
                yield return (level.FullName, navigation.Name);
        }
    }

    private bool Types(string wireName, Action<string> found)
    {
        var any = false;
        foreach (var (fullName, name) in AllTypes())
        {
            if (wireName != fullName && wireName != name)
                continue;

            found(fullName);
            any = true;
        }

        return any;
    }

    private IEnumerable<(string FullName, string Name)> AllTypes()
    {
        foreach (var type in _index.Types)
            yield return (type.FullName, type.Name);
        foreach (var type in _index.Model.EnumTypes)
            yield return (type.FullName, type.Name);
    }

    private SortedSet<string> TypeNamesOf()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, name) in AllTypes())
            names.Add(name);
        return names;
    }

    private SortedSet<string> SetNames()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var set in _index.Model.EntitySets)
            names.Add(set.Name);
        foreach (var singleton in _index.Model.Singletons)
            names.Add(singleton.Name);
        return names;
    }

    private SortedSet<string> OperationNames()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var operation in _index.Model.Operations)
            names.UnionWith([operation.Name, operation.FullName]);
        return names;
    }

    private static Finding Unknown(DeclarationPart part, int i, string kind, string name, SortedSet<string> names)
    {
        var hint = Spelling.Suggest(name, names) is { } suggestion ? "; did you mean '" + suggestion + "'?" : "";
        return Finding.At(RuleIds.NoSuchEntitySet, part, i, "The service has no " + kind + " '" + name + "'" + hint);
    }
}
