using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>Runs the body of a certificate validation for one value of the policy errors, and tells in which ways it can end. What is not known goes both ways.</summary>
/// <param name="errors">The parameter that gets the errors, or null.</param>
/// <param name="value">Its value: 0 none, 1 no certificate, 2 wrong name, 4 chain.</param>
/// <param name="model">The model of the file in which the body stands.</param>
/// <param name="cancellation">Ends the run.</param>
/// <param name="depth">How many calls lead here.</param>
internal sealed partial class CallbackRun(IParameterSymbol? errors, int value, SemanticModel model, CancellationToken cancellation, int depth = 0)
{
    private const int DepthLimit = 4;

    private readonly CallbackState _state = new();

    /// <summary>Whether what is not known comes from something that may check the certificate: code elsewhere, or the errors in a way that is not understood.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>How a body ends.</summary>
    public Outcome Run(IOperation body)
    {
        if (errors is not null)
            _state.Set(errors, value, Outcome.Either);

        return Statement(body) & Outcome.Either;
    }

    private Outcome Statement(IOperation? statement)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (statement)
        {
            case null:
                return Outcome.Falls;
            case IBlockOperation block:
                return Sequence(block.Operations);
            case IReturnOperation { ReturnedValue: { } returned }:
                return Boolean(returned);
            case IReturnOperation:
                return Outcome.True;
            case IConditionalOperation condition:
                return Either(Boolean(condition.Condition), condition.WhenTrue, condition.WhenFalse);
            case ISwitchOperation choice:
                return Switch(choice);
            case ITryOperation attempt:
                return Try(attempt);
            case IUsingOperation scope:
                _ = Statement(scope.Resources);
                return Statement(scope.Body);
            case ILockOperation guarded:
                return Statement(guarded.Body);
            case ILoopOperation loop:
                return Loop(loop);
            case ILabeledOperation labeled:
                return Statement(labeled.Operation);
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
                {
                    if (declarator.Initializer is { } initializer)
                        _state.Set(declarator.Symbol, Number(initializer.Value), Truth(initializer.Value));
                }

                return Outcome.Falls;
            case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                return Outcome.False;
            case IExpressionStatementOperation expression:
                Assign(expression.Operation);
                return Outcome.Falls;
            // The next round of a loop, or what comes behind it.
            case IBranchOperation:
                return Outcome.Jumps;
            default:
                return Outcome.Falls;
        }
    }

    private Outcome Sequence(IEnumerable<IOperation> statements)
    {
        var result = Outcome.None;
        foreach (var statement in statements)
        {
            var one = Statement(statement);
            result |= one & ~Outcome.Falls;
            if ((one & Outcome.Falls) == 0)
                return result;
        }

        return result | Outcome.Falls;
    }

    private Outcome Either(Outcome test, IOperation? whenTrue, IOperation? whenFalse)
    {
        if (test == Outcome.True)
            return Statement(whenTrue);
        if (test == Outcome.False)
            return Statement(whenFalse);

        var before = _state.Copy();
        var first = Statement(whenTrue);
        var after = _state.Copy();
        _state.Take(before);
        var second = Statement(whenFalse);

        // A way that has ended leaves nothing behind.
        if ((second & (Outcome.Falls | Outcome.Jumps)) == 0)
            _state.Take(after);
        else if ((first & (Outcome.Falls | Outcome.Jumps)) != 0)
            _state.Merge(after);
        return first | second;
    }

    private Outcome Try(ITryOperation attempt)
    {
        var before = _state.Copy();
        var result = Statement(attempt.Body);
        if (attempt.Catches.Length == 0)
            return result;

        // A rejection by exception inside of a catch is none any more.
        var after = _state.Copy();
        before.Forget(attempt.Body);
        foreach (var handler in attempt.Catches)
        {
            _state.Take(before);
            result |= Statement(handler.Handler);
            after.Merge(_state);
        }

        _state.Take(after);
        return result;
    }

    private Outcome Loop(ILoopOperation loop)
    {
        // Something is wrong with the chain, so that its status has an entry.
        var runs = loop is IForEachLoopOperation { Collection: var collection } && IsChainStatus(collection) && (value & ChainErrors) != 0;
        var before = _state.Copy();
        before.Forget(loop.Body);
        _state.Take(before);
        var result = Statement(loop.Body);
        _state.Merge(before);
        return runs ? (result & Outcome.Either) | ((result & (Outcome.Falls | Outcome.Jumps)) != 0 ? Outcome.Falls : Outcome.None) : (result & Outcome.Either) | Outcome.Falls;
    }

    private void Assign(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: var target, Value: var assigned } when CallbackState.Variable(target) is { } variable:
                _state.Set(variable, Number(assigned), Truth(assigned));
                break;
            case ICompoundAssignmentOperation { Target: var target, Value: var operand, OperatorKind: var kind } when CallbackState.Variable(target) is { } variable:
                var number = Combine(kind, Number(target), Number(operand));
                var truth = kind switch
                {
                    BinaryOperatorKind.And => And(Truth(target), Truth(operand)),
                    BinaryOperatorKind.Or => Not(And(Not(Truth(target)), Not(Truth(operand)))),
                    _ => Outcome.Either,
                };
                _state.Set(variable, number, truth);
                break;
            default:
                _state.Forget(operation);
                break;
        }
    }

    // Only truths are run: code that gives something else says nothing, and must not count as unclear.
    private Outcome Truth(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Boolean ? Boolean(operation) : Outcome.Either;

    private Outcome Switch(ISwitchOperation choice)
    {
        var known = Number(choice.Value);
        var values = choice.Cases.SelectMany(static section => section.Clauses).OfType<ISingleValueCaseClauseOperation>().Select(single => Number(single.Value)).ToList();
        var isComplete = false;
        var result = Outcome.None;
        foreach (var section in choice.Cases)
        {
            var isDefault = section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation);
            if (known is not null && section.Clauses.OfType<ISingleValueCaseClauseOperation>().Any(single => Number(single.Value) == known))
                return Left(Sequence(section.Body));

            // The default holds only if nothing else does; a clause that is no plain value may hold or not.
            var isPossible = known is null || (isDefault && !values.Contains(known)) || section.Clauses.Any(clause => clause is not ISingleValueCaseClauseOperation and not IDefaultCaseClauseOperation || (clause is ISingleValueCaseClauseOperation single && Number(single.Value) is null));
            if (isPossible)
                result |= Left(Sequence(section.Body));
            isComplete |= isPossible && isDefault;
        }

        return isComplete ? result : result | Outcome.Falls;
    }

    // A section is left by break: what comes behind the switch is next.
    private static Outcome Left(Outcome section) => (section & Outcome.Jumps) != 0 ? (section & ~Outcome.Jumps) | Outcome.Falls : section;
}
