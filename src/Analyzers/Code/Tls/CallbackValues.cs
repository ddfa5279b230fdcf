using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <content>The values of conditions.</content>
internal sealed partial class CallbackRun
{
    private const int ChainErrors = 4;
    private const int UntrustedRoot = 32;

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
            case IBinaryOperation or IIsPatternOperation when IsNull(operation) is { } isNull:
                return isNull;
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
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual } atLeast when Number(atLeast.LeftOperand) is { } left && Number(atLeast.RightOperand) is { } right:
                return Of(left >= right);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThanOrEqual } atMost when Number(atMost.LeftOperand) is { } left && Number(atMost.RightOperand) is { } right:
                return Of(left <= right);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } less when Number(less.LeftOperand) is { } left && Number(less.RightOperand) is { } right:
                return Of(left < right);
            case IIsPatternOperation pattern when Number(pattern.Value) is { } number:
                return Pattern(pattern.Pattern, number);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                var test = Boolean(choice.Condition);
                return ((test & Outcome.True) != 0 ? Boolean(choice.WhenTrue) : Outcome.None) | ((test & Outcome.False) != 0 ? Boolean(whenFalse) : Outcome.None);
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case ILocalReferenceOperation local:
                return _state.Truth(local.Local);
            case ISimpleAssignmentOperation assignment:
                var assigned = Boolean(assignment.Value);
                if (CallbackState.Variable(assignment.Target) is { } variable)
                    _state.Set(variable, null, assigned);
                return assigned;
            case IFieldReferenceOperation { Field: { IsReadOnly: true, Type.SpecialType: SpecialType.System_Boolean } field } when Initializer(field) is { } initial:
                return Boolean(initial);
            case IThrowOperation:
                return Outcome.False;
            case IInvocationOperation call:
                return Call(call);
            default:
                return Unknown(operation);
        }
    }

    // A setting, a part of the certificate that everybody can write, the host of the request: both is possible, and nothing is checked.
    private Outcome Unknown(IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            IsUnclear |= part switch
            {
                IInvocationOperation call => call.TargetMethod.ContainingNamespace?.ToDisplayString() is not { } name || !Array.Exists(_plain, plain => name == plain || name.StartsWith(plain + ".", StringComparison.Ordinal)) || call.TargetMethod.ContainingType.TypeKind == TypeKind.Delegate,
                IParameterReferenceOperation or IPropertyReferenceOperation => IsErrors(part),
                IAwaitOperation or IDynamicInvocationOperation => true,
                _ => false,
            };
        }

        return Outcome.Either;
    }

    // Comparisons of texts and lists, and questions about the environment. What else is called may check anything.
    private static readonly string[] _plain = ["System", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Configuration", "Microsoft.AspNetCore.Hosting"];

    // A server always shows a certificate, unless the errors say that it did not.
    private Outcome? IsNull(IOperation operation)
    {
        var (tested, holdsForNull) = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var right, LeftOperand: var left } when IsNothing(right) => (left, true),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand: var right, LeftOperand: var left } when IsNothing(right) => (left, false),
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var nothing }, Value: var left } when IsNothing(nothing) => (left, true),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var nothing } }, Value: var left } when IsNothing(nothing) => (left, false),
            IIsPatternOperation { Pattern: IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 }, Value: var left } => (left, false),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } }, Value: var left } => (left, true),
            _ => ((IOperation?)null, false),
        };
        while (tested is IConversionOperation conversion)
            tested = conversion.Operand;
        if (tested is IPropertyReferenceOperation { Property.Name: "ChainStatus" })
            return Of(!holdsForNull);

        return tested is IParameterReferenceOperation { Parameter.Type.Name: "X509Certificate" or "X509Certificate2" or "X509Chain" } ? Of(holdsForNull == ((value & 1) != 0)) : null;
    }

    private static bool IsNothing(IOperation operation) => (operation is IConversionOperation conversion ? conversion.Operand : operation).ConstantValue is { HasValue: true, Value: null };

    private bool IsErrors(IOperation operation) => operation switch
    {
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, errors),
        // What events and contexts of libraries carry.
        IPropertyReferenceOperation { Property.Type.Name: "SslPolicyErrors", Instance: IParameterReferenceOperation } => true,
        _ => false,
    };

    private static bool IsChainStatus(IOperation operation) => (operation is IConversionOperation conversion ? conversion.Operand : operation) is IPropertyReferenceOperation { Property.Name: "ChainStatus" };

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
        if (call.TargetMethod.Name == "Contains" && Contains(call) is { } isIn)
            return isIn;
        if (call.TargetMethod.Name == "HasFlag" && call.Instance is { } instance && Number(instance) is { } flags && call.Arguments.Length == 1 && Number(call.Arguments[0].Value) is { } flag)
            return Of((flags & flag) == flag);
        // chain.ChainStatus.All(status => ...): something is wrong with the chain, so that there is one to ask.
        if ((value & ChainErrors) != 0 && call.Arguments.Length is 1 or 2 && call.TargetMethod.Name is "All" or "Any" && IsChainStatus(call.Arguments[0].Value))
            return call.Arguments.Length == 1 ? Of(call.TargetMethod.Name == "Any") : call.Arguments[1].Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: var asked } } ? Statement(asked) & Outcome.Either : Unknown(call);
        if (depth >= DepthLimit || Callback.BodyOf(call.TargetMethod, model, out var other, cancellation) is not { } body)
            return Unknown(call);

        var handed = call.Arguments.FirstOrDefault(argument => Number(argument.Value) is not null && argument.Parameter is { } parameter && Callback.IsPolicyErrors(parameter.Type));
        var run = new CallbackRun(handed?.Parameter, handed is null ? value : Number(handed.Value)!.Value, other, cancellation, depth + 1);
        var result = run.Run(body);
        IsUnclear |= run.IsUnclear;
        return result;
    }

    // new[] { SslPolicyErrors.None, ... }.Contains(errors): the list says what is accepted.
    private Outcome? Contains(IInvocationOperation call)
    {
        if (call.Arguments.IsEmpty || Number(call.Arguments[call.Arguments.Length - 1].Value) is not { } sought)
            return null;

        var list = call.Instance ?? call.Arguments[0].Value;
        while (list is IConversionOperation conversion)
            list = conversion.Operand;
        if (list is IFieldReferenceOperation { Field.IsReadOnly: true } field && Initializer(field.Field) is { } initial)
            list = initial;
        var items = list switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
            ICollectionExpressionOperation { Elements: var elements } => elements,
            _ => default,
        };
        return items.IsDefault || items.Any(item => Number(item) is null) ? null : Of(items.Any(item => Number(item) == sought));
    }

    private int? Number(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return constant switch { int number => number, byte number => number, _ => null };

        return operation switch
        {
            IConversionOperation conversion => Number(conversion.Operand),
            IParenthesizedOperation parenthesized => Number(parenthesized.Operand),
            IParameterReferenceOperation parameter => _state.Number(parameter.Parameter),
            ILocalReferenceOperation local => _state.Number(local.Local),
            IPropertyReferenceOperation when IsErrors(operation) => value,
            IPropertyReferenceOperation { Property: { Name: "Status", ContainingType.Name: "X509ChainStatus" } } when (value & ChainErrors) != 0 => UntrustedRoot,
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } list } when (value & ChainErrors) != 0 && IsChainStatus(list) => 1,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } negation when Number(negation.Operand) is { } number => ~number,
            IBinaryOperation binary => Combine(binary.OperatorKind, Number(binary.LeftOperand), Number(binary.RightOperand)),
            _ => null,
        };
    }

    private static int? Combine(BinaryOperatorKind kind, int? left, int? right) => kind switch
    {
        BinaryOperatorKind.And => left & right,
        BinaryOperatorKind.Or => left | right,
        BinaryOperatorKind.ExclusiveOr => left ^ right,
        _ => null,
    };

    private IOperation? Initializer(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial } && initial.SyntaxTree == model.SyntaxTree ? model.GetOperation(initial, cancellation) : null;

    private static Outcome Of(bool isTrue) => isTrue ? Outcome.True : Outcome.False;

    private static Outcome Not(Outcome outcome) => ((outcome & Outcome.True) != 0 ? Outcome.False : Outcome.None) | ((outcome & Outcome.False) != 0 ? Outcome.True : Outcome.None);

    private static Outcome And(Outcome left, Outcome right) =>
        (((left & right & Outcome.True) != 0) ? Outcome.True : Outcome.None) | (((left | right) & Outcome.False) != 0 ? Outcome.False : Outcome.None);
}
