using System.Collections.Concurrent;
using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>The search for credentials in one compilation: the sinks, and what is known of parameters that hand their value on to one.</summary>
internal sealed class CredentialSearch(Compilation compilation, CredentialNames names)
{
    private readonly bool _isTestProject = TestProjects.Is(compilation);
    private readonly ConcurrentDictionary<IParameterSymbol, (SinkKind Kind, string Name)> _handsOn = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(IParameterSymbol Parameter, string Text, Location Location)> _literals = [];

    /// <summary>What takes credentials.</summary>
    public CredentialSinks Sinks { get; } = new(compilation, names);

    /// <summary>Whether the logon is one that everybody may use: the password of "anonymous" is whatever one likes.</summary>
    public static bool IsAnonymous(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text } && string.Equals(text, "anonymous", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether one of the texts that the value can have is a secret, to a sink of this kind.</summary>
    public bool HoldsSecret(IOperation value, SinkKind kind, string name, string scheme, CancellationToken cancellation)
    {
        foreach (var text in ConstantResolver.Resolve(value, cancellation))
        {
            if (IsSecret(text, kind, name, scheme))
                return true;
        }

        return false;
    }

    /// <summary>The value of a call that takes a name and a value, if the name is a credential's.</summary>
    public (IArgumentOperation Value, SinkKind Kind, string Key)? PairOf(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (CredentialSinks.PairOf(method) is not { } pair || Argument(arguments, pair.Name) is not { } name || KeyOf(name.Value) is not { } key || Argument(arguments, pair.Value) is not { } value)
            return null;

        var kind = key.StartsWith("MYSAPSSO2", StringComparison.Ordinal) ? SinkKind.Named : CredentialSinks.OfKey(key);
        return kind == SinkKind.None ? null : (value, kind, key);
    }

    // Named arguments stand in any order.
    private static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument;
        }

        return null;
    }

    /// <summary>The constant key of an indexer or pair; for <c>HttpRequestHeader.Authorization</c> the header's name.</summary>
    public string? KeyOf(IOperation key)
    {
        var operand = key is IConversionOperation conversion ? conversion.Operand : key;
        return operand switch
        {
            IFieldReferenceOperation { Field: { ContainingType: { TypeKind: TypeKind.Enum, Name: "HttpRequestHeader" } } header } => header.Name == "ProxyAuthorization" ? "Proxy-Authorization" : header.Name,
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            IPropertyReferenceOperation or IFieldReferenceOperation when operand.Type?.SpecialType == SpecialType.System_String => HeaderName(operand),
            _ => null,
        };
    }

    /// <summary>Whether a text stands where BTP3001 takes it for a credential already.</summary>
    public bool ReportsAt(ExpressionSyntax text, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxNode node = text;
        while (node.Parent is ExpressionSyntax and (ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax) or SwitchExpressionArmSyntax)
            node = node.Parent;

        switch (node.Parent)
        {
            case ArgumentSyntax argument when model.GetOperation(argument, cancellation) is IArgumentOperation { Parameter: { } parameter, Parent: var parent } operation:
                var (method, arguments) = parent switch
                {
                    IInvocationOperation call => (call.TargetMethod, call.Arguments),
                    IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
                    _ => (null, []),
                };
                var pair = method is not null && arguments.Length > 1 ? PairOf(method, arguments) : null;
                return pair is { } found && found.Value == operation
                    ? HoldsSecret(operation.Value, found.Kind, found.Key, "", cancellation)
                    : Sinks.Of(parameter) is var kind and not SinkKind.None && HoldsSecret(operation.Value, kind, parameter.Name, SchemeOf(arguments), cancellation);
            case AssignmentExpressionSyntax assignment when model.GetOperation(assignment, cancellation) is IAssignmentOperation { Target: var target, Value: var value }:
                return target switch
                {
                    IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: > 0 } keys } => KeyOf(keys[0].Value) is { } key && CredentialSinks.OfKey(key) is var entry and not SinkKind.None && HoldsSecret(value, entry, key, "", cancellation),
                    IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: false } property } => Sinks.Of(property) is var named and not SinkKind.None && HoldsSecret(value, named, property.Name, "", cancellation),
                    IFieldReferenceOperation { Field: var field } => Sinks.Of(field) is var ofField and not SinkKind.None && HoldsSecret(value, ofField, field.Name, "", cancellation),
                    _ => false,
                };
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax declaration } when model.GetDeclaredSymbol(declaration, cancellation) is IPropertySymbol { SetMethod: not null } property && model.GetOperation(text, cancellation) is { } initial:
                return Sinks.Of(property) is var ofProperty and not SinkKind.None && HoldsSecret(initial, ofProperty, property.Name, "", cancellation);
            default:
                return false;
        }
    }

    /// <summary>The scheme that stands beside the parameter of an authentication header.</summary>
    public static string SchemeOf(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Parameter.Name: "scheme", Value.ConstantValue: { HasValue: true, Value: string scheme } })
                return scheme;
        }

        return "";
    }

    /// <summary>Remembers a parameter whose value goes on to a sink.</summary>
    public void NoteParameter(IOperation value, SinkKind kind, string name)
    {
        var operand = Unconverted(value);
        if (operand is ILocalReferenceOperation local)
            operand = Unconverted(LocalValue.Find(local, default) ?? operand);

        if (operand is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction } } parameter })
            _handsOn.TryAdd(parameter.OriginalDefinition, (kind, name));
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }

    /// <summary>Remembers a literal that is given to a method of this compilation, which may hand it on.</summary>
    public void Remember(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (argument.Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } text }
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingAssembly, compilation.Assembly)
            && Sinks.Of(parameter) == SinkKind.None)
            _literals.Add((parameter.OriginalDefinition, text, argument.Value.Syntax.GetLocation()));
    }

    /// <summary>The literals that reach a sink by way of one parameter.</summary>
    public IEnumerable<(Location Location, string Name)> HandedOn()
    {
        if (_handsOn.IsEmpty)
            yield break;

        foreach (var (parameter, text, location) in _literals)
        {
            if (_handsOn.TryGetValue(parameter, out var sink) && IsSecret(text, sink.Kind, sink.Name, ""))
                yield return (location, sink.Name);
        }
    }

    private bool IsSecret(string text, SinkKind kind, string name, string scheme)
    {
        if (_isTestProject && SecretText.IsMadeUp(text))
            return false;

        return kind switch
        {
            SinkKind.Password => SecretText.IsSecret(text),
            SinkKind.Named => SecretText.IsSecretUnderName(text),
            SinkKind.Bare => SecretText.LooksRandom(text),
            SinkKind.Entry => SecretText.IsSecretUnderName(text) && !IsLabel(name, text),
            SinkKind.Header => SecretText.IsSecretHeader(text),
            SinkKind.Pair => SecretText.IsSecretPair(text),
            SinkKind.Cookie => SecretText.IsSecretCookie(text),
            SinkKind.SchemeParameter => SecretText.IsSecretParameter(scheme, text),
            SinkKind.ConnectionString => SecretText.IsSecretConnectionString(text),
            SinkKind.Body => SecretText.IsSecretBody(text),
            _ => false,
        };
    }

    // A dictionary of labels has a word under "password"; one of credentials seldom has letters alone. Keys of configuration and of the environment label nothing.
    private static bool IsLabel(string key, string text)
    {
        if (CredentialNames.Words(key) is not { Count: > 0 } words || words[words.Count - 1] is not ("password" or "pwd" or "passphrase") || key.IndexOf(':') >= 0 || key.IndexOf("__", StringComparison.Ordinal) >= 0 || key.All(static c => !char.IsLower(c)))
            return false;

        var trimmed = text.Trim().TrimEnd(':', '*', '?', '!', '.', ' ');
        return trimmed.All(char.IsLetter) && (key.IndexOf('_') < 0 || char.IsUpper(trimmed.FirstOrDefault()));
    }

    // HeaderNames.Authorization is a read-only field of ASP.NET Core, not a constant.
    private static string? HeaderName(IOperation operand)
    {
        var name = operand switch { IPropertyReferenceOperation property => property.Property.Name, IFieldReferenceOperation field => field.Field.Name, _ => "" };
        return name switch { "Authorization" => name, "ProxyAuthorization" => "Proxy-Authorization", _ => null };
    }
}
