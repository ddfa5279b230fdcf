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
internal sealed class CallbackRun(IParameterSymbol? errors, int value, SemanticModel model, CancellationToken cancellation, int depth = 0)
{
    private const int DepthLimit = 4;

    // Locals that are written once, when they are declared.
    private readonly Dictionary<ILocalSymbol, IOperation> _locals = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _written = new(SymbolEqualityComparer.Default);

    /// <summary>How a body ends.</summary>
    public Outcome Run(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target })
                _written.Add(target.Local);
            else if (operation is IArgumentOperation { Parameter.RefKind: not RefKind.None, Value: ILocalReferenceOperation argument })
                _written.Add(argument.Local);
        }

        var outcome = Statement(body);
        return outcome & Outcome.Either;
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
            case IConditionalOperation condition:
                var test = Boolean(condition.Condition);
                var result = Outcome.None;
                if ((test & Outcome.True) != 0)
                    result |= Statement(condition.WhenTrue);
                if ((test & Outcome.False) != 0)
                    result |= Statement(condition.WhenFalse);
                return result;
            case ISwitchOperation choice:
                return Switch(choice);
            case ITryOperation attempt:
                // A rejection by exception inside of a catch is none any more.
                var tried = Statement(attempt.Body);
                foreach (var handler in attempt.Catches)
                    tried |= Statement(handler.Handler);
                return tried;
            case IUsingOperation scope:
                return Statement(scope.Body);
            case ILockOperation guarded:
                return Statement(guarded.Body);
            case ILoopOperation loop:
                return Statement(loop.Body) | Outcome.Falls;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
                {
                    if (declarator.Initializer is { } initializer && !_written.Contains(declarator.Symbol))
                        _locals[declarator.Symbol] = initializer.Value;
                }

                return Outcome.Falls;
            case IThrowOperation:
                return Outcome.False;
            case IExpressionStatementOperation { Operation: IThrowOperation }:
                return Outcome.False;
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
            result |= one & Outcome.Either;
            if ((one & Outcome.Falls) == 0)
                return result;
        }

        return result | Outcome.Falls;
    }

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
                return Sequence(section.Body);

            // The default holds only if nothing else does; a clause that is no plain value may hold or not.
            var isPossible = known is null || (isDefault && !values.Contains(known)) || section.Clauses.Any(clause => clause is not ISingleValueCaseClauseOperation and not IDefaultCaseClauseOperation || (clause is ISingleValueCaseClauseOperation single && Number(single.Value) is null));
            if (isPossible)
                result |= Sequence(section.Body);
            isComplete |= isPossible && isDefault;
        }

        return isComplete ? result : result | Outcome.Falls;
    }

    /// <summary>The values that a condition can have.</summary>
    private Outcome Boolean(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
            return constant ? Outcome.True : Outcome.False;

        switch (operation)
        {
            case IConversionOperation conversion:
                return Boolean(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Boolean(parenthesized.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return Not(Boolean(negation.Operand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return And(Boolean(both.LeftOperand), Boolean(both.RightOperand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return Not(And(Not(Boolean(either.LeftOperand)), Not(Boolean(either.RightOperand))));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when Number(equal.LeftOperand) is { } left && Number(equal.RightOperand) is { } right:
                return Of(left == right);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when Number(unequal.LeftOperand) is { } left && Number(unequal.RightOperand) is { } right:
                return Of(left != right);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan } greater when Number(greater.LeftOperand) is { } left && Number(greater.RightOperand) is { } right:
                return Of(left > right);
            case IIsPatternOperation pattern when Number(pattern.Value) is { } number:
                return Pattern(pattern.Pattern, number);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                var test = Boolean(choice.Condition);
                return ((test & Outcome.True) != 0 ? Boolean(choice.WhenTrue) : Outcome.None) | ((test & Outcome.False) != 0 ? Boolean(whenFalse) : Outcome.None);
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case ILocalReferenceOperation local when _locals.TryGetValue(local.Local, out var initial):
                return Boolean(initial);
            case IFieldReferenceOperation { Field: { IsReadOnly: true, Type.SpecialType: SpecialType.System_Boolean } field } when Initializer(field) is { } initial:
                return Boolean(initial);
            case IThrowOperation:
                return Outcome.False;
            case IInvocationOperation call:
                return Call(call);
            default:
                return Outcome.Either;
        }
    }

    private Outcome SwitchExpression(ISwitchExpressionOperation choice)
    {
        var known = Number(choice.Value);
        var result = Outcome.None;
        foreach (var arm in choice.Arms)
        {
            var fits = known is { } number ? Pattern(arm.Pattern, number) : Outcome.Either;
            if (arm.Guard is { } guard)
                fits = And(fits, Boolean(guard));
            if ((fits & Outcome.True) != 0)
                result |= Boolean(arm.Value);
            if (fits == Outcome.True)
                return result;
        }

        return result;
    }

    private Outcome Pattern(IPatternOperation pattern, int number) => pattern switch
    {
        IConstantPatternOperation constant when Number(constant.Value) is { } expected => Of(expected == number),
        IDiscardPatternOperation => Outcome.True,
        INegatedPatternOperation negated => Not(Pattern(negated.Pattern, number)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Not(And(Not(Pattern(either.LeftPattern, number)), Not(Pattern(either.RightPattern, number)))),
        IBinaryPatternOperation both => And(Pattern(both.LeftPattern, number), Pattern(both.RightPattern, number)),
        _ => Outcome.Either,
    };

    private Outcome Call(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "HasFlag" && call.Instance is { } instance && Number(instance) is { } flags && call.Arguments.Length == 1 && Number(call.Arguments[0].Value) is { } flag)
            return Of((flags & flag) == flag);
        if (depth >= DepthLimit || Callback.BodyOf(call.TargetMethod, model, cancellation) is not { } body)
            return Outcome.Either;

        var handed = call.Arguments.FirstOrDefault(argument => Number(argument.Value) is not null && argument.Parameter is { } parameter && Callback.IsPolicyErrors(parameter.Type));
        return new CallbackRun(handed?.Parameter, handed is null ? 0 : Number(handed.Value)!.Value, model, cancellation, depth + 1).Run(body);
    }

    private int? Number(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return constant switch { int number => number, byte number => number, _ => null };

        return operation switch
        {
            IConversionOperation conversion => Number(conversion.Operand),
            IParenthesizedOperation parenthesized => Number(parenthesized.Operand),
            IParameterReferenceOperation parameter when SymbolEqualityComparer.Default.Equals(parameter.Parameter, errors) => value,
            ILocalReferenceOperation local when _locals.TryGetValue(local.Local, out var initial) => Number(initial),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } negation when Number(negation.Operand) is { } number => ~number,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And } both when Number(both.LeftOperand) is { } left && Number(both.RightOperand) is { } right => left & right,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } either when Number(either.LeftOperand) is { } left && Number(either.RightOperand) is { } right => left | right,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr } xor when Number(xor.LeftOperand) is { } left && Number(xor.RightOperand) is { } right => left ^ right,
            _ => null,
        };
    }

    private IOperation? Initializer(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial } && initial.SyntaxTree == model.SyntaxTree ? model.GetOperation(initial, cancellation) : null;

    private static Outcome Of(bool isTrue) => isTrue ? Outcome.True : Outcome.False;

    private static Outcome Not(Outcome outcome) => ((outcome & Outcome.True) != 0 ? Outcome.False : Outcome.None) | ((outcome & Outcome.False) != 0 ? Outcome.True : Outcome.None);

    private static Outcome And(Outcome left, Outcome right) =>
        (((left & right & Outcome.True) != 0) ? Outcome.True : Outcome.None) | (((left | right) & Outcome.False) != 0 ? Outcome.False : Outcome.None);
}
