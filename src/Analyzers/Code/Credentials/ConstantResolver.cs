using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>
/// Finds out, backwards from a sink, which texts an expression can have: constants, read-only fields, locals that are assigned once, concatenation, interpolation,
/// encodings, and every arm of a choice. What is known only at run time is <see cref="SecretText.Unknown"/> at its place in the text.
/// </summary>
internal static class ConstantResolver
{
    // A choice of choices doubles; nobody reads further than this.
    private const int AlternativesLimit = 16;
    private const int DepthLimit = 8;

    private static readonly string[] _unknown = [SecretText.Unknown.ToString()];

    /// <summary>The texts that the expression can have; at least one.</summary>
    public static IReadOnlyList<string> Resolve(IOperation operation, CancellationToken cancellation) => Resolve(operation, 0, cancellation);

    private static IReadOnlyList<string> Resolve(IOperation? operation, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null || depth > DepthLimit)
            return _unknown;

        if (operation.ConstantValue.HasValue)
            return operation.ConstantValue.Value switch { string text => [text], char c => [c.ToString()], null => [""], IFormattable number => [number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)], _ => _unknown };

        return operation switch
        {
            IConversionOperation conversion => Resolve(conversion.Operand, depth, cancellation),
            IParenthesizedOperation parenthesized => Resolve(parenthesized.Operand, depth, cancellation),
            IUtf8StringOperation utf8 => [utf8.Value],
            ICoalesceOperation coalesce => Union(Resolve(coalesce.Value, depth + 1, cancellation), Resolve(coalesce.WhenNull, depth + 1, cancellation)),
            IConditionalOperation conditional => Union(Resolve(conditional.WhenTrue, depth + 1, cancellation), Resolve(conditional.WhenFalse, depth + 1, cancellation)),
            ISwitchExpressionOperation choice => Union([.. choice.Arms.Select(arm => Resolve(arm.Value, depth + 1, cancellation))]),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => ResolveSum(sum, depth, cancellation),
            IInterpolatedStringOperation interpolated => Concat([.. interpolated.Parts.Select(part => ResolvePart(part, depth, cancellation))]),
            IArrayCreationOperation array => ResolveBytes(array.Initializer?.ElementValues),
            IArrayInitializerOperation array => ResolveBytes(array.ElementValues),
            ICollectionExpressionOperation collection => ResolveBytes(collection.Elements),
            { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => SyntaxConstant.ReadCharacters(operation.Syntax) is { } characters ? [characters] : _unknown,
            ILocalReferenceOperation local => ResolveLocal(local, depth, cancellation),
            IFieldReferenceOperation { Field.IsReadOnly: true } field => ResolveInitializer(field.Field, field, depth, cancellation),
            IFieldReferenceOperation { Field: { IsConst: false, ContainingType.IsTupleType: false } field } => WithoutWords(ResolveInitializer(field, operation, depth, cancellation)),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String } } character => Resolve(character.Instance, depth + 1, cancellation),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "Lazy" }, Instance: { } lazy } => Definition(lazy, cancellation) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? ResolveCode(arguments[0].Value, depth + 1, cancellation) : _unknown,
            IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_Char, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } } => ResolveCharacters(operation, depth, cancellation),
            IDelegateCreationOperation or IAnonymousFunctionOperation => ResolveCode(operation, depth, cancellation),
            IAwaitOperation wait => Resolve(wait.Operation, depth + 1, cancellation),
            IPropertyReferenceOperation { Property.SetMethod: null } property => ResolveInitializer(property.Property, property, depth, cancellation),
            IPropertyReferenceOperation { Property.IsIndexer: false } property => WithoutWords(ResolveInitializer(property.Property, property, depth, cancellation)),
            IObjectCreationOperation { Type: { Name: "ValueTask" or "StringContent" or "ByteArrayContent" or "ReadOnlyMemoryContent" }, Arguments: { Length: > 0 } content } => Resolve(content[0].Value, depth + 1, cancellation),
            IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } element, Instance: { } tuple } => ResolveElement(tuple, element, depth, cancellation),
            IArrayElementReferenceOperation { ArrayReference: var array } => Union([.. ElementsOf(array, depth, cancellation).Select(element => Resolve(element, depth + 1, cancellation))]),
            IObjectCreationOperation { Type.SpecialType: SpecialType.System_String, Arguments: { Length: > 0 } characters } => Resolve(characters[0].Value, depth + 1, cancellation),
            IInvocationOperation call => ResolveCall(call, depth, cancellation),
            ISimpleAssignmentOperation assignment => Resolve(assignment.Value, depth, cancellation),
            _ => _unknown,
        };
    }

    // Sums of thousands of texts exist in generated code; they lean to the left, deeper than a stack bears.
    private static IReadOnlyList<string> ResolveSum(IBinaryOperation sum, int depth, CancellationToken cancellation)
    {
        var terms = new List<IReadOnlyList<string>>();
        IOperation rest = sum;
        while (rest is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } next)
        {
            terms.Add(Resolve(next.RightOperand, depth + 1, cancellation));
            rest = next.LeftOperand;
        }

        terms.Add(Resolve(rest, depth + 1, cancellation));
        terms.Reverse();
        return Concat(terms);
    }

    private static IReadOnlyList<string> ResolvePart(IInterpolatedStringContentOperation part, int depth, CancellationToken cancellation) => part switch
    {
        IInterpolatedStringTextOperation text => Resolve(text.Text, depth, cancellation),
        IInterpolationOperation interpolation => Resolve(interpolation.Expression, depth + 1, cancellation),
        _ => _unknown,
    };

    // Bytes that stand in the code are a key, whatever they mean as text.
    private static IReadOnlyList<string> ResolveBytes(IEnumerable<IOperation>? elements)
    {
        var bytes = new StringBuilder();
        foreach (var element in elements ?? [])
        {
            var value = element is IConversionOperation conversion ? conversion.Operand : element;
            if (!value.ConstantValue.HasValue || value.ConstantValue.Value is string)
                return _unknown;

            // Characters make a text.
            bytes.Append(value.ConstantValue.Value);
            if (value.ConstantValue.Value is not char)
                bytes.Append(' ');
        }

        return bytes.Length == 0 ? _unknown : [bytes.ToString()];
    }

    private static IReadOnlyList<string> ResolveCall(IInvocationOperation call, int depth, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType?.SpecialType;
        var arguments = call.Arguments;
        switch (method.Name)
        {
            case "Concat" when type == SpecialType.System_String:
                return Concat([.. Elements(arguments, depth, cancellation).Select(argument => Resolve(argument, depth + 1, cancellation))]);
            case "Join" when type == SpecialType.System_String && arguments.Length > 1:
                return Join(Resolve(arguments[0].Value, depth + 1, cancellation), [.. Elements(arguments.RemoveAt(0), depth, cancellation).Select(argument => Resolve(argument, depth + 1, cancellation))]);
            case "Format" when type == SpecialType.System_String && arguments.Length > 1:
                var format = arguments.FirstOrDefault(argument => argument.Parameter?.Name == "format");
                return format is null ? _unknown : Format(Resolve(format.Value, depth + 1, cancellation), [.. Elements(arguments.RemoveAll(a => a.Parameter?.Name is "format" or "provider"), depth, cancellation).Select(a => Resolve(a, depth + 1, cancellation))]);
            case "GetBytes" when arguments.Length == 1 && IsNamed(method.ContainingType, "Encoding"):
                return Resolve(arguments[0].Value, depth + 1, cancellation);
            case "GetString" when arguments.Length == 1 && IsNamed(method.ContainingType, "Encoding"):
                return Resolve(arguments[0].Value, depth + 1, cancellation);
            case "ToBase64String" when arguments.Length > 0:
                return [.. Resolve(arguments[0].Value, depth + 1, cancellation).Select(text => SecretText.StartOfBase64 + text + SecretText.EndOfBase64)];
            case "FromBase64String" or "FromHexString" when arguments.Length == 1:
                return Resolve(arguments[0].Value, depth + 1, cancellation);
            case "Substring" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "PadLeft" or "PadRight" when type == SpecialType.System_String:
                return Resolve(call.Instance, depth + 1, cancellation);
            case "Replace" when type == SpecialType.System_String && arguments.Length > 1 && arguments.All(static argument => argument.Value.ConstantValue.HasValue):
                return Resolve(call.Instance, depth + 1, cancellation);
            case "Invoke" when method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } code:
                return ResolveCode(Definition(code, cancellation), depth + 1, cancellation);
            case "FromResult" when arguments.Length == 1 && IsNamed(method.ContainingType, "Task"):
            case "FromResult" when arguments.Length == 1 && IsNamed(method.ContainingType, "ValueTask"):
                return Resolve(arguments[0].Value, depth + 1, cancellation);
            case "ToString" when call.Instance is IInvocationOperation chain && IsNamed(chain.Type, "StringBuilder") && Receiver(chain) is IObjectCreationOperation:
                return Concat([.. Chain(chain).Select(part => Resolve(part, depth + 1, cancellation))]);
            case "ToString" when call.Instance is ILocalReferenceOperation builder && IsNamed(builder.Type, "StringBuilder"):
                return Concat([.. Appended(builder).Select(part => Resolve(part, depth + 1, cancellation))]);
            case "ToArray" or "ToList" or "AsEnumerable" or "AsSpan" or "AsMemory" or "ToCharArray" or "Trim" or "ToString" or "TrimEnd" or "TrimStart" or "Normalize":
                return Resolve(call.Instance ?? arguments.FirstOrDefault()?.Value, depth + 1, cancellation);
            default:
                return method.DeclaringSyntaxReferences.Length == 1 ? ResolveInitializer(method, call, depth + 1, cancellation) : _unknown;
        }
    }

    // Everything that is appended to a local StringBuilder, in the order in which it stands.
    private static IEnumerable<IOperation> Appended(ILocalReferenceOperation builder)
    {
        IOperation root = builder;
        while (root.Parent is { } parent)
            root = parent;

        var calls = root.Descendants().OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name is "Append" or "AppendLine" && call.Arguments.Length > 0 && Receiver(call) is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, builder.Local));
        return calls.OrderBy(call => call.Arguments[0].Syntax.SpanStart).Select(call => call.Arguments[0].Value);
    }

    private static IEnumerable<IOperation> Chain(IInvocationOperation last)
    {
        var parts = new Stack<IOperation>();
        for (var call = last; call is not null; call = call.Instance as IInvocationOperation)
        {
            if (call.TargetMethod.Name is "Append" or "AppendLine" && call.Arguments.Length > 0)
                parts.Push(call.Arguments[0].Value);
        }

        return parts;
    }

    // A local that is assigned more than once has one of several texts. A word may be what it is before anything is known.
    private static IReadOnlyList<string> ResolveLocal(ILocalReferenceOperation local, int depth, CancellationToken cancellation)
    {
        if (LocalValue.Find(local, cancellation) is { } single)
            return Resolve(single, depth + 1, cancellation);

        var looped = LocalValue.InLoop(local, out var index);
        if (looped is not null)
        {
            var tuples = ElementsOf(looped, depth, cancellation).Select(Unconverted).OfType<ITupleOperation>().Where(tuple => tuple.Elements.Length > index);
            return Union([.. tuples.Select(tuple => Resolve(tuple.Elements[index], depth + 1, cancellation))]);
        }

        var values = LocalValue.FindAll(local, cancellation);
        if (values.Any(static value => value.Parent is ICompoundAssignmentOperation))
            return Concat([.. values.Select(value => Resolve(value, depth + 1, cancellation))]);

        return values.Count == 0 ? _unknown : Union([.. values.Select(value => WithoutWords(Resolve(value, depth + 1, cancellation)))]);
    }

    private static IReadOnlyList<string> WithoutWords(IReadOnlyList<string> texts) => [.. texts.Select(static text => text.All(char.IsLetter) ? _unknown[0] : text)];

    private static IOperation? Receiver(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IInvocationOperation { Instance: { } instance })
            receiver = instance;

        return receiver;
    }

    private static IReadOnlyList<string> ResolveElement(IOperation tuple, IFieldSymbol element, int depth, CancellationToken cancellation)
    {
        var value = tuple is ILocalReferenceOperation local ? LocalValue.Find(local, cancellation) : tuple;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        var name = (element.CorrespondingTupleField ?? element).Name;
        return value is ITupleOperation { Elements: var elements } && name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var number) && number > 0 && number <= elements.Length
            ? Resolve(elements[number - 1], depth + 1, cancellation)
            : _unknown;
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation array, int depth, CancellationToken cancellation) => depth > DepthLimit ? [] : Definition(array, cancellation) switch
    {
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        IArrayInitializerOperation items => items.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [],
    };

    // What a local or a read-only field of this file is initialized with.
    private static IOperation? Definition(IOperation value, CancellationToken cancellation)
    {
        var defined = Unconverted(value) switch
        {
            ILocalReferenceOperation local => LocalValue.Find(local, cancellation),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.SyntaxTree == value.Syntax.SyntaxTree && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial } ? value.SemanticModel?.GetOperation(initial, cancellation) : null,
            var other => other,
        };
        return defined is null ? null : Unconverted(defined);
    }

    // What a lambda gives whoever calls it: () => "x", () => Task.FromResult("x").
    private static IReadOnlyList<string> ResolveCode(IOperation? code, int depth, CancellationToken cancellation)
    {
        var function = code is null ? null : Unconverted(code) switch { IDelegateCreationOperation { Target: IAnonymousFunctionOperation target } => target, IAnonymousFunctionOperation target => target, _ => null };
        var returned = function?.Body.Descendants().OfType<IReturnOperation>().Where(each => each.ReturnedValue is not null).Take(AlternativesLimit).ToList() ?? [];
        return returned.Count == 1
            ? Resolve(returned[0].ReturnedValue, depth + 1, cancellation)
            : returned.Count == 0 ? _unknown : Union([.. returned.Select(each => WithoutWords(Resolve(each.ReturnedValue, depth + 1, cancellation)))]);
    }

    // "text".Aggregate(..., (s, c) => ...), "text".ToList().ForEach(c => ...): the characters are those of the text.
    private static IReadOnlyList<string> ResolveCharacters(IOperation parameter, int depth, CancellationToken cancellation)
    {
        var operation = parameter;
        while (operation is not null and not IAnonymousFunctionOperation)
            operation = operation.Parent;
        while (operation is not null and not IInvocationOperation)
            operation = operation.Parent;

        return operation is IInvocationOperation call ? Resolve(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, depth + 1, cancellation) : _unknown;
    }

    // A parameter that is returned is what the caller gives: Get("Password", "fallback").
    private static IReadOnlyList<string> ResolveReturned(IOperation? value, IInvocationOperation? call, int depth, CancellationToken cancellation)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                return ResolveReturned(conversion.Operand, call, depth, cancellation);
            case ICoalesceOperation coalesce:
                return Union(ResolveReturned(coalesce.Value, call, depth + 1, cancellation), ResolveReturned(coalesce.WhenNull, call, depth + 1, cancellation));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Union(ResolveReturned(conditional.WhenTrue, call, depth + 1, cancellation), ResolveReturned(otherwise, call, depth + 1, cancellation));
            case IParameterReferenceOperation { Parameter: var parameter } when call?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } argument:
                return Resolve(argument.Value, depth + 1, cancellation);
            default:
                return Resolve(value, depth, cancellation);
        }
    }

    // Another file's operations are out of reach of an analyzer that wants to be fast; literals there can be read as syntax.
    private static IReadOnlyList<string> ResolveInitializer(ISymbol symbol, IOperation use, int depth, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var values = ReturnedValues.Of(reference.GetSyntax(cancellation));
            if (values.Count == 0)
                continue;
            if (reference.SyntaxTree != use.Syntax.SyntaxTree)
                return values.Count == 1 && SyntaxConstant.Read(values[0]) is { } text ? [text] : _unknown;

            IReadOnlyList<string> Of(ExpressionSyntax value) => ResolveReturned(use.SemanticModel?.GetOperation(value, cancellation), use as IInvocationOperation, depth + 1, cancellation);
            return values.Count == 1 ? Of(values[0]) : Union([.. values.Select(value => WithoutWords(Of(value)))]);
        }

        return symbol is IFieldSymbol { IsReadOnly: true } field && AssignedInConstructor(field, use.Syntax.SyntaxTree, cancellation) is { } assigned ? Resolve(use.SemanticModel?.GetOperation(assigned, cancellation), depth + 1, cancellation) : _unknown;
    }

    // The one assignment to a read-only field, if it stands in this file.
    private static ExpressionSyntax? AssignedInConstructor(IFieldSymbol field, SyntaxTree tree, CancellationToken cancellation)
    {
        ExpressionSyntax? value = null;
        foreach (var constructor in field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || reference.SyntaxTree != tree)
                continue;

            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                var name = node is AssignmentExpressionSyntax assignment ? assignment.Left switch { IdentifierNameSyntax identifier => identifier.Identifier.ValueText, MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText, _ => null } : null;
                if (name != field.Name)
                    continue;
                if (value is not null)
                    return null;
                value = ((AssignmentExpressionSyntax)node).Right;
            }
        }

        return value;
    }

    // What is joined: arguments one by one, or the elements of an array that is written down.
    private static IEnumerable<IOperation> Elements(IEnumerable<IArgumentOperation> arguments, int depth, CancellationToken cancellation)
    {
        foreach (var argument in arguments)
        {
            var elements = argument.Value.Type?.SpecialType == SpecialType.System_String ? [] : ElementsOf(Unconverted(argument.Value), depth, cancellation);
            var any = false;
            foreach (var element in elements)
            {
                any = true;
                yield return element;
            }

            if (!any)
                yield return argument.Value;
        }
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }

    private static IReadOnlyList<string> Concat(IReadOnlyList<IReadOnlyList<string>> parts)
    {
        IReadOnlyList<string> all = [""];
        foreach (var part in parts)
            all = [.. all.SelectMany(_ => part, (left, right) => left + right).Take(AlternativesLimit)];

        return all;
    }

    private static IReadOnlyList<string> Join(IReadOnlyList<string> separator, IReadOnlyList<IReadOnlyList<string>> parts)
    {
        var joined = new List<IReadOnlyList<string>>();
        foreach (var part in parts)
        {
            if (joined.Count > 0)
                joined.Add(separator);
            joined.Add(part);
        }

        return Concat(joined);
    }

    private static IReadOnlyList<string> Format(IReadOnlyList<string> formats, IReadOnlyList<IReadOnlyList<string>> arguments)
    {
        if (formats.Count != 1 || !SecretText.IsKnown(formats[0]))
            return _unknown;

        var parts = new List<IReadOnlyList<string>>();
        var at = 0;
        foreach (System.Text.RegularExpressions.Match hole in System.Text.RegularExpressions.Regex.Matches(formats[0], @"\{(\d{1,2})[^{}]*\}"))
        {
            parts.Add([formats[0].Substring(at, hole.Index - at)]);
            var index = int.Parse(hole.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            parts.Add(index < arguments.Count ? arguments[index] : _unknown);
            at = hole.Index + hole.Length;
        }

        parts.Add([formats[0].Substring(at)]);
        return Concat(parts);
    }

    private static IReadOnlyList<string> Union(params IReadOnlyList<string>[] all) => all.Length == 0 ? _unknown : [.. all.SelectMany(each => each).Take(AlternativesLimit)];

    private static bool IsNamed(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name)
                return true;
        }

        return false;
    }
}
