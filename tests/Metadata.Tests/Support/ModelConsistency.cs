using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Tests.Support;

/// <summary>Whoever walks a model may follow every name in it.</summary>
internal static class ModelConsistency
{
    /// <summary>Names that lead nowhere, one line each.</summary>
    public static IEnumerable<string> Violations(ServiceModel model)
    {
        var entities = model.EntityTypes.Select(t => t.FullName).ToHashSet();
        var complex = model.ComplexTypes.Select(t => t.FullName).ToHashSet();
        var enums = model.EnumTypes.Select(t => t.FullName).ToHashSet();
        var sources = model.EntitySets.Select(s => s.Name).Concat(model.Singletons.Select(s => s.Name)).ToHashSet();

        foreach (var type in model.EntityTypes)
        {
            if (type.BaseType is not null && !entities.Contains(type.BaseType))
                yield return $"base type {type.BaseType} of {type.FullName}";
            if (Repeated(type.Properties.Select(p => p.Name).Concat(type.Navigations.Select(n => n.Name))) is { } twice)
                yield return $"{twice} twice in {type.FullName}";
        }

        foreach (var (owner, reference) in References(model))
        {
            var known = reference.Kind switch
            {
                TypeKind.Entity => entities.Contains(reference.Name),
                TypeKind.Complex => complex.Contains(reference.Name),
                TypeKind.Enum => enums.Contains(reference.Name),
                _ => reference.Name.StartsWith("Edm.", StringComparison.Ordinal),
            };
            if (!known)
                yield return $"type {reference.Name} of {owner}";
        }

        foreach (var navigation in model.EntityTypes.SelectMany(t => t.Navigations).Concat(model.ComplexTypes.SelectMany(t => t.Navigations)).Where(n => !entities.Contains(n.TargetType)))
            yield return $"target {navigation.TargetType} of {navigation.Name}";

        foreach (var set in model.EntitySets.Select(s => (s.Name, s.EntityType, s.NavigationBindings)).Concat(model.Singletons.Select(s => (s.Name, s.EntityType, s.NavigationBindings))))
        {
            if (!entities.Contains(set.EntityType))
                yield return $"type {set.EntityType} of {set.Name}";
            foreach (var binding in set.NavigationBindings.Where(b => !sources.Contains(b.Target.Split('/')[0])))
                yield return $"binding {set.Name}: {binding.Path} to {binding.Target}";
        }

        foreach (var operation in model.Operations.Where(o => o.ReturnSet is not null && !sources.Contains(o.ReturnSet)))
            yield return $"return set {operation.ReturnSet} of {operation.Name}";

        foreach (var names in new[] { model.EntityTypes.Select(t => t.FullName).Concat(complex).Concat(enums), model.EntitySets.Select(s => s.Name).Concat(model.Singletons.Select(s => s.Name)) })
        {
            if (Repeated(names) is { } name)
                yield return $"{name} twice in the model";
        }
    }

    private static IEnumerable<(string Owner, TypeReference Type)> References(ServiceModel model) =>
    [
        .. model.EntityTypes.SelectMany(t => t.Properties.Select(p => ($"{t.FullName}/{p.Name}", p.Type))),
        .. model.ComplexTypes.SelectMany(t => t.Properties.Select(p => ($"{t.FullName}/{p.Name}", p.Type))),
        .. model.Operations.SelectMany(o => o.Parameters.Select(p => ($"{o.FullName}/{p.Name}", p.Type))),
        .. model.Operations.Where(o => o.ReturnType is not null).Select(o => (o.FullName, o.ReturnType!)),
        .. model.Operations.Where(o => o.BindingType is not null).Select(o => (o.FullName, o.BindingType!)),
    ];

    private static string? Repeated(IEnumerable<string> names) => names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1)?.Key;
}
