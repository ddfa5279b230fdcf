using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <content>What methods make of texts: those of the framework by what they do, those of the project by what they return.</content>
internal static partial class ConstantResolver
{
    private static IReadOnlyList<string> ResolveCall(IInvocationOperation call, int depth, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType?.SpecialType;
        var arguments = call.Arguments;
        switch (method.Name)
        {
            case "Concat" when type == SpecialType.System_String:
                return PossibleTexts.Concat([.. Elements(arguments, depth, cancellation).Select(argument => Resolve(argument, depth + 1, cancellation))]);
            case "Join" when type == SpecialType.System_String && arguments.Length > 1:
                return PossibleTexts.Join(Resolve(arguments[0].Value, depth + 1, cancellation), [.. Elements(arguments.RemoveAt(0), depth, cancellation).Select(argument => Resolve(argument, depth + 1, cancellation))]);
            case "Format" when type == SpecialType.System_String && arguments.Length > 1:
                var format = arguments.FirstOrDefault(argument => argument.Parameter?.Name == "format");
                return format is null ? PossibleTexts.Unknown : PossibleTexts.Format(Resolve(format.Value, depth + 1, cancellation), [.. Elements(arguments.RemoveAll(a => a.Parameter?.Name is "format" or "provider"), depth, cancellation).Select(a => Resolve(a, depth + 1, cancellation))]);
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
                return PossibleTexts.Concat([.. Chain(chain).Select(part => Resolve(part, depth + 1, cancellation))]);
            case "ToString" when call.Instance is ILocalReferenceOperation builder && IsNamed(builder.Type, "StringBuilder"):
                return PossibleTexts.Concat([.. Appended(builder).Select(part => Resolve(part, depth + 1, cancellation))]);
            case "ToArray" or "ToList" or "AsEnumerable" or "AsSpan" or "AsMemory" or "ToCharArray" or "Trim" or "ToString" or "TrimEnd" or "TrimStart" or "Normalize":
                return Resolve(call.Instance ?? arguments.FirstOrDefault()?.Value, depth + 1, cancellation);
            default:
                return method.DeclaringSyntaxReferences.Length == 1 ? ResolveInitializer(method, call, depth + 1, cancellation) : PossibleTexts.Unknown;
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

    private static IOperation? Receiver(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IInvocationOperation { Instance: { } instance })
            receiver = instance;

        return receiver;
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

    // A parameter that is returned is what the caller gives: Get("Password", "fallback").
    private static IReadOnlyList<string> ResolveReturned(IOperation? value, IInvocationOperation? call, int depth, CancellationToken cancellation)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                return ResolveReturned(conversion.Operand, call, depth, cancellation);
            case ICoalesceOperation coalesce:
                return PossibleTexts.Union(ResolveReturned(coalesce.Value, call, depth + 1, cancellation), ResolveReturned(coalesce.WhenNull, call, depth + 1, cancellation));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return PossibleTexts.Union(ResolveReturned(conditional.WhenTrue, call, depth + 1, cancellation), ResolveReturned(otherwise, call, depth + 1, cancellation));
            case IParameterReferenceOperation { Parameter: var parameter } when call?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } argument:
                return Resolve(argument.Value, depth + 1, cancellation);
            default:
                return Resolve(value, depth, cancellation);
        }
    }

    // What a lambda gives whoever calls it: () => "x", () => Task.FromResult("x").
    private static IReadOnlyList<string> ResolveCode(IOperation? code, int depth, CancellationToken cancellation)
    {
        var function = code is null ? null : Unconverted(code) switch { IDelegateCreationOperation { Target: IAnonymousFunctionOperation target } => target, IAnonymousFunctionOperation target => target, _ => null };
        var returned = function?.Body.Descendants().OfType<IReturnOperation>().Where(each => each.ReturnedValue is not null).Take(PossibleTexts.Limit).ToList() ?? [];
        return returned.Count == 1
            ? Resolve(returned[0].ReturnedValue, depth + 1, cancellation)
            : returned.Count == 0 ? PossibleTexts.Unknown : PossibleTexts.Union([.. returned.Select(each => PossibleTexts.WithoutWords(Resolve(each.ReturnedValue, depth + 1, cancellation)))]);
    }

    // "text".Aggregate(..., (s, c) => ...), "text".ToList().ForEach(c => ...): the characters are those of the text.
    private static IReadOnlyList<string> ResolveCharacters(IOperation parameter, int depth, CancellationToken cancellation)
    {
        var operation = parameter;
        while (operation is not null and not IAnonymousFunctionOperation)
            operation = operation.Parent;
        while (operation is not null and not IInvocationOperation)
            operation = operation.Parent;

        return operation is IInvocationOperation call ? Resolve(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, depth + 1, cancellation) : PossibleTexts.Unknown;
    }
}
