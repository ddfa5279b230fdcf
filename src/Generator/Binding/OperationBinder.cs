using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Diagnostics;
using Btp.Connectivity.Generator.Emit;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>From operations to methods: of the service, of the references to one entity, of sets.</summary>
internal sealed class OperationBinder
{
    private readonly ModelIndex _index;
    private readonly Reachability _reachable;
    private readonly MemberNames _members;
    private readonly NameOverrides _overrides;
    private readonly ClassBinder _classes;
    private readonly string _document;
    private readonly List<Finding> _findings;
    private readonly HashSet<OperationModel> _wanted;
    private readonly HashSet<OperationModel> _refused = [];
    private readonly Dictionary<(string Type, bool IsCollection), (OperationScope Scope, List<Bound> Methods)> _levels = [];

    /// <summary>Methods are named when a type asks for them.</summary>
    /// <param name="index">The service.</param>
    /// <param name="reachable">Which types and operations are needed.</param>
    /// <param name="members">The names of properties.</param>
    /// <param name="overrides">Names of the project's own choice.</param>
    /// <param name="classes">The types of values.</param>
    /// <param name="document">The full path of the document.</param>
    /// <param name="findings">Takes names that were changed.</param>
    public OperationBinder(ModelIndex index, Reachability reachable, MemberNames members, NameOverrides overrides, ClassBinder classes, string document, List<Finding> findings)
    {
        (_index, _reachable, _members, _overrides, _classes, _document, _findings) = (index, reachable, members, overrides, classes, document, findings);
        _wanted = [.. reachable.Operations];
    }

    /// <summary>The methods of the service: what is imported.</summary>
    /// <param name="members">The names of the service's other members.</param>
    /// <param name="resultStem">Gives the family of a result that can be queried.</param>
    public List<MethodModel> OfService(NameScope members, Func<OperationModel, string?> resultStem)
    {
        var methods = new List<Bound>();
        Name(methods, new OperationScope(members), static operation => operation.BindingType is null, isBound: false, key: []);
        foreach (var operation in _index.Model.Operations)
        {
            if (operation.BindingType is { Kind: not TypeKind.Entity } && _wanted.Contains(operation))
                _findings.Add(Finding.In(RuleIds.Skipped, _document, operation.Line, "operation '" + operation.Name + "'", "it is bound to '" + operation.BindingType.Name + "', which is no entity type"));
        }

        return Wanted(methods, resultStem);
    }

    /// <summary>The methods of an entity, or of a collection of entities.</summary>
    /// <param name="type">The entity type; what is bound to its base types works for it too.</param>
    /// <param name="isCollection">Whether of a collection.</param>
    /// <param name="resultStem">Gives the family of a result that can be queried.</param>
    public List<MethodModel> OfType(StructuredType type, bool isCollection, Func<OperationModel, string?> resultStem)
    {
        var methods = new List<MethodModel>();
        foreach (var level in _index.Lineage(type))
            methods.AddRange(Wanted(Level(level, isCollection).Methods, resultStem));

        return methods;
    }

    private List<MethodModel> Wanted(List<Bound> methods, Func<OperationModel, string?> resultStem)
    {
        var wanted = new List<MethodModel>();
        foreach (var (operation, method) in methods)
        {
            if (_wanted.Contains(operation))
                wanted.Add(IsQuery(operation) ? method with { ResultStem = resultStem(operation) } : method);
        }

        return wanted;
    }

    private (OperationScope Scope, List<Bound> Methods) Level(StructuredType type, bool isCollection)
    {
        if (_levels.TryGetValue((type.FullName, isCollection), out var level))
            return level;

        var members = new NameScope(StringComparer.Ordinal);
        members.Reserve(isCollection ? ReservedNames.OfSets : ReservedNames.OfReferences);
        OperationScope? below = null;
        foreach (var ancestor in _index.Lineage(type))
        {
            if (ancestor != type)
                below = Level(ancestor, isCollection).Scope;
            foreach (var navigation in isCollection ? [] : ancestor.Navigations)
                members.Reserve([_members.Of(ancestor, navigation.Name)]);
        }

        // Casts come first: AsManager, OfManager.
        foreach (var derived in _index.Derived(type))
        {
            var name = _classes.NameOf(derived);
            members.Reserve(isCollection ? ["Of" + name, "Of" + name + "Type"] : ["As" + name, "As" + name + "Type"]);
        }

        level = (new OperationScope(members, below), []);
        _levels[(type.FullName, isCollection)] = level;
        Name(level.Methods, level.Scope, operation => operation.BindingType is { } binding && binding.Name == type.FullName && binding.IsCollection == isCollection, isBound: true, key: []);
        if (!isCollection && !type.Key.IsEmpty)
            Name(level.Methods, level.Scope, operation => operation.ActionFor == type.FullName && TakesKey(operation, type.Key), isBound: true, type.Key);
        return level;
    }

    // V2: the service takes the key as parameters of the same names.
    private static bool TakesKey(OperationModel operation, EquatableArray<KeyProperty> key)
    {
        foreach (var part in key)
        {
            var isThere = false;
            foreach (var parameter in operation.Parameters)
                isThere |= parameter.Name == part.Path;
            if (!isThere)
                return false;
        }

        return true;
    }

    // All are named, also those that nobody wants: a selection does not change a name.
    private void Name(List<Bound> methods, OperationScope scope, Predicate<OperationModel> belongs, bool isBound, EquatableArray<KeyProperty> key)
    {
        foreach (var operation in _index.Model.Operations)
        {
            if (!belongs(operation) || !IsCallable(operation))
                continue;

            var parameters = Parameters(operation, key);
            var ending = IsQuery(operation) ? "" : "Async";
            var preferred = (_overrides.Operation(operation) ?? WireNames.Set(operation.Name)) + ending;
            var signature = Signature(parameters);
            var name = scope.Claim([preferred, WireNames.Verbatim(operation.Name) + ending, By(operation, parameters) + ending, "Call" + WireNames.Set(operation.Name) + ending], signature);
            if (name != preferred && _wanted.Contains(operation))
                _findings.Add(Finding.In(RuleIds.NameChanged, _document, operation.Line, operation.Name, name, preferred));

            methods.Add(new(operation, new()
            {
                Name = name,
                CallName = ending.Length == 0 ? "" : CallName(scope, name.Substring(0, name.Length - ending.Length), signature),
                WireName = isBound ? operation.FullName : operation.Name,
                Kind = operation.Kind switch { OperationKind.Function => MethodKind.Function, OperationKind.Action => MethodKind.Action, _ => MethodKind.FunctionImport },
                HttpMethod = operation.HttpMethod,
                IsBound = isBound,
                Parameters = parameters,
                Result = operation.ReturnType is { } result ? _classes.Value(result) : null,
                Summary = Docs.Summary(operation.Documentation, operation.Name),
                Remarks = Docs.Detail(operation.Documentation),
                Line = operation.Line,
            }));
        }
    }

    // A property may have the name that is left without the ending: sets and navigation properties are often named like what is done with them.
    private static string CallName(OperationScope scope, string name, string signature) => scope.Claim([name, name + "Call", "Call" + name], signature);

    private EquatableArray<ArgumentModel> Parameters(OperationModel operation, EquatableArray<KeyProperty> key)
    {
        var names = new NameScope(StringComparer.Ordinal);
        names.Reserve(["cancellationToken"]);
        var (demanded, optional) = (new List<ArgumentModel>(), new List<ArgumentModel>());
        foreach (var parameter in operation.Parameters)
        {
            if (Contains(key, parameter.Name))
                continue;

            var argument = new ArgumentModel(
                names.Claim([WireNames.Parameter(parameter.Name)]), parameter.Name, _classes.Value(parameter.Type), parameter.IsOptional, Docs.Summary(parameter.Documentation, parameter.Name));
            (parameter.IsOptional ? optional : demanded).Add(argument);
        }

        demanded.AddRange(optional);
        return demanded.ToEquatableArray();
    }

    private static bool Contains(EquatableArray<KeyProperty> key, string name)
    {
        foreach (var part in key)
        {
            if (part.Path == name)
                return true;
        }

        return false;
    }

    // What C# tells overloads apart by: the types, where a reference type that may be null is the same type.
    private static string Signature(EquatableArray<ArgumentModel> parameters)
    {
        var types = new List<string>();
        foreach (var parameter in parameters)
        {
            var value = parameter.Value;
            var isStruct = value.Kind == TypeKind.Enum || (value.Kind == TypeKind.Primitive && value.Primitive is not (PrimitiveKind.String or PrimitiveKind.Binary or PrimitiveKind.Stream or PrimitiveKind.Geo));
            types.Add(value.Kind + ":" + value.TypeName + ":" + Group(value) + (value.IsCollection ? "*" : "") + (isStruct && (value.IsNullable || parameter.IsOptional) ? "?" : ""));
        }

        return string.Join(",", types);
    }

    // Several primitives of OData are one type of C#.
    private static PrimitiveKind Group(ValueModel value) => value.Kind != TypeKind.Primitive ? default : value.Primitive switch
    {
        PrimitiveKind.DateTime => PrimitiveKind.DateTimeOffset,
        PrimitiveKind.Time => PrimitiveKind.TimeOfDay,
        PrimitiveKind.Stream => PrimitiveKind.Binary,
        var primitive => primitive,
    };

    private static string By(OperationModel operation, EquatableArray<ArgumentModel> parameters)
    {
        var name = WireNames.Set(operation.Name);
        for (var i = 0; i < parameters.Count; i++)
            name += (i == 0 ? "By" : "And") + WireNames.Member(parameters[i].WireName);

        return name;
    }

    private bool IsQuery(OperationModel operation) =>
        operation is { Kind: OperationKind.Function, IsComposable: true, ReturnType: { Kind: TypeKind.Entity } result } && _index.Find(result.Name) is { IsEntity: true };

    private bool IsCallable(OperationModel operation)
    {
        if (Obstacle(operation) is not { } obstacle)
            return true;
        if (_wanted.Contains(operation) && _refused.Add(operation))
            _findings.Add(Finding.In(RuleIds.Skipped, _document, operation.Line, "operation '" + operation.Name + "'", obstacle));
        return false;
    }

    private string? Obstacle(OperationModel operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            var value = _classes.Value(parameter.Type);
            if (value is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Stream })
                return "parameter '" + parameter.Name + "' is a stream, which is no value that could be passed";
            if (operation.Kind == OperationKind.FunctionImport && !ValueText.HasLiteral(value))
                return "parameter '" + parameter.Name + "' has no notation in URLs of V2";
        }

        // One stream is the answer itself; the values of many have no place in an answer, and V2 has none.
        return operation.ReturnType is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Stream } result && (result.IsCollection || operation.Kind == OperationKind.FunctionImport)
            ? "its result is a collection of streams, or one of V2, which no answer can hold"
            : null;
    }

    private sealed record Bound(OperationModel Operation, MethodModel Method)
    {
        public void Deconstruct(out OperationModel operation, out MethodModel method) => (operation, method) = (Operation, Method);
    }
}
