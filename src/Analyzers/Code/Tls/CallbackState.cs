using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>What is known of variables while code is run in the head: numbers (policy errors, flags) and truths.</summary>
internal sealed class CallbackState
{
    private readonly Dictionary<ISymbol, int> _numbers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Outcome> _truths = new(SymbolEqualityComparer.Default);

    /// <summary>The number that a variable has, or null.</summary>
    public int? Number(ISymbol variable) => _numbers.TryGetValue(variable, out var number) ? number : null;

    /// <summary>What a variable may be.</summary>
    public Outcome Truth(ISymbol variable) => _truths.TryGetValue(variable, out var truth) ? truth : Outcome.Either;

    /// <summary>A variable gets a value; what is not known is forgotten.</summary>
    public void Set(ISymbol variable, int? number, Outcome truth)
    {
        _numbers.Remove(variable);
        _truths.Remove(variable);
        if (number is { } known)
            _numbers.Add(variable, known);
        if (truth is Outcome.True or Outcome.False)
            _truths.Add(variable, truth);
    }

    /// <summary>The same, for another way through the code.</summary>
    public CallbackState Copy()
    {
        var copy = new CallbackState();
        copy.Take(this);
        return copy;
    }

    /// <summary>Becomes what holds on both ways.</summary>
    public void Merge(CallbackState other)
    {
        foreach (var variable in _numbers.Keys.Where(variable => other.Number(variable) != _numbers[variable]).ToList())
            _numbers.Remove(variable);
        foreach (var variable in _truths.Keys.Where(variable => other.Truth(variable) != _truths[variable]).ToList())
            _truths.Remove(variable);
    }

    /// <summary>Becomes the other one.</summary>
    public void Take(CallbackState other)
    {
        _numbers.Clear();
        _truths.Clear();
        foreach (var pair in other._numbers)
            _numbers.Add(pair.Key, pair.Value);
        foreach (var pair in other._truths)
            _truths.Add(pair.Key, pair.Value);
    }

    /// <summary>Forgets whatever the code writes: how often it runs is not known.</summary>
    public void Forget(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => argument.Value,
                _ => null,
            };
            if (Variable(target) is { } variable)
                Set(variable, null, Outcome.Either);
        }
    }

    /// <summary>The local or parameter that an operation names, or null.</summary>
    public static ISymbol? Variable(IOperation? operation) => operation switch { ILocalReferenceOperation local => local.Local, IParameterReferenceOperation parameter => parameter.Parameter, _ => null };
}
