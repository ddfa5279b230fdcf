using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding;

/// <summary>Which types a selection needs: only these are emitted.</summary>
/// <remarks>
/// From the wanted sets to their types, the types below and above these, and the types of their properties. A navigation property is followed
/// where everything is wanted, or where the other side has no set of its own that somebody could have left out (contained entities).
/// </remarks>
internal sealed class Reachability
{
    private readonly ModelIndex _index;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withSet = new(StringComparer.Ordinal);
    private readonly HashSet<OperationModel> _operations = [];
    private readonly Queue<StructuredType> _open = new();
    private readonly bool _isEverything;

    /// <summary>Follows a selection through a service.</summary>
    /// <param name="index">The service.</param>
    /// <param name="selection">What is wanted of it.</param>
    public Reachability(ModelIndex index, Selection selection)
    {
        _index = index;
        _isEverything = selection.IsEverything;
        foreach (var set in index.Model.EntitySets)
            _withSet.Add(set.EntityType);
        foreach (var singleton in index.Model.Singletons)
            _withSet.Add(singleton.EntityType);

        foreach (var set in index.Model.EntitySets)
            AddIf(selection.Includes(set.Name), set.EntityType);
        foreach (var singleton in index.Model.Singletons)
            AddIf(selection.Includes(singleton.Name), singleton.EntityType);

        FollowAll();
        AddOperations(selection);
    }

    /// <summary>The operations that are wanted and can be called, in the order of the model.</summary>
    public IEnumerable<OperationModel> Operations
    {
        get
        {
            foreach (var operation in _index.Model.Operations)
            {
                if (_operations.Contains(operation))
                    yield return operation;
            }
        }
    }

    /// <summary>Whether a type is needed.</summary>
    /// <param name="fullName">Namespace-qualified name.</param>
    public bool Includes(string fullName) => _types.Contains(fullName);

    private void FollowAll()
    {
        while (_open.Count > 0)
            Follow(_open.Dequeue());
    }

    // An operation may return a type that others are bound to, so once is not enough.
    private void AddOperations(Selection selection)
    {
        var takesAll = _isEverything || selection.NamesOperations;
        for (var isNew = true; isNew;)
        {
            isNew = false;
            foreach (var operation in _index.Model.Operations)
            {
                if (_operations.Contains(operation) || !selection.Includes(operation) || (operation.BindingType is { } binding && !_types.Contains(binding.Name)) || !(takesAll || Fits(operation)))
                    continue;

                isNew = _operations.Add(operation);
                foreach (var type in TypesOf(operation))
                    AddIf(type.Kind is not TypeKind.Primitive, type.Name);
                FollowAll();
            }
        }
    }

    // Beside sets that were chosen: what brings no further entities in.
    private bool Fits(OperationModel operation)
    {
        foreach (var type in TypesOf(operation))
        {
            if (type.Kind == TypeKind.Entity && !_types.Contains(type.Name))
                return false;
        }

        return true;
    }

    private static IEnumerable<TypeReference> TypesOf(OperationModel operation)
    {
        if (operation.ReturnType is { } result)
            yield return result;
        foreach (var parameter in operation.Parameters)
            yield return parameter.Type;
    }

    private void Follow(StructuredType type)
    {
        AddIf(type.BaseType is not null, type.BaseType ?? "");
        foreach (var derived in _index.Derived(type))
            AddIf(true, derived.FullName);
        foreach (var property in type.Properties)
            AddIf(property.Type.Kind is not TypeKind.Primitive, property.Type.Name);
        foreach (var navigation in type.Navigations)
            AddIf(_isEverything || navigation.IsContained || !HasSet(navigation.TargetType), navigation.TargetType);
    }

    private bool HasSet(string fullName)
    {
        if (_index.Find(fullName) is not { } type)
            return false;

        foreach (var level in _index.Lineage(type))
        {
            if (_withSet.Contains(level.FullName))
                return true;
        }

        return false;
    }

    private void AddIf(bool condition, string fullName)
    {
        if (!condition || !_types.Add(fullName))
            return;

        if (_index.Find(fullName) is { } type)
            _open.Enqueue(type);
        else if (_index.FindEnum(fullName) is null)
            _types.Remove(fullName);
    }
}
