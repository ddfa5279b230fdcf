using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Knows which parameters and properties take credentials: those of the frameworks by symbol, all others by the head noun of their name.</summary>
/// <remarks>One for each compilation; what was decided once for a symbol is remembered.</remarks>
internal sealed class CredentialSinks(Compilation compilation, CredentialNames names)
{
    // Calls that take a name and a value: headers, form fields, variables, settings.
    private static readonly HashSet<string> _pairMethods = new(StringComparer.Ordinal)
    {
        "Add", "TryAdd", "Append", "Set", "SetValue", "AddHeader", "AddDefaultHeader", "AddOrUpdate", "TryAddWithoutValidation", "SetRequestHeader", "WithHeader", "AddParameter", "AddQueryParameter",
        "AddOrUpdateParameter", "AddOrUpdateHeader", "UseSetting", "SetEnvironmentVariable", "GetValue", "WithEnvironment", "Create", "AppendCommaSeparatedValues", "SetProperty", "SetHeader",
    };

    private readonly INamedTypeSymbol? _authenticationHeader = compilation.GetTypeByMetadataName("System.Net.Http.Headers.AuthenticationHeaderValue");
    private readonly INamedTypeSymbol? _stringContent = compilation.GetTypeByMetadataName("System.Net.Http.StringContent");
    private readonly INamedTypeSymbol? _symmetricAlgorithm = compilation.GetTypeByMetadataName("System.Security.Cryptography.SymmetricAlgorithm");
    private readonly INamedTypeSymbol? _keyedHash = compilation.GetTypeByMetadataName("System.Security.Cryptography.KeyedHashAlgorithm");
    private readonly INamedTypeSymbol? _symmetricKey = compilation.GetTypeByMetadataName("Microsoft.IdentityModel.Tokens.SymmetricSecurityKey");
    private readonly ConcurrentDictionary<ISymbol, SinkKind> _kinds = new(SymbolEqualityComparer.Default);

    /// <summary>What a parameter makes of its argument.</summary>
    public SinkKind Of(IParameterSymbol parameter) => !MayBeSink(parameter.Name) ? SinkKind.None : _kinds.TryGetValue(parameter.OriginalDefinition, out var kind) ? kind : _kinds.GetOrAdd(parameter.OriginalDefinition, _ => Classify(parameter.OriginalDefinition));

    /// <summary>What a parameter makes of each of the arguments that it collects: <c>params string[] secrets</c>.</summary>
    public SinkKind OfEach(IParameterSymbol parameter)
    {
        if (parameter is not { IsParams: true, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }, ContainingSymbol: IMethodSymbol method } || parameter.Name.Length < 3)
            return SinkKind.None;

        var name = parameter.Name[parameter.Name.Length - 1] == 's' ? parameter.Name.Substring(0, parameter.Name.Length - 1) : parameter.Name;
        return names.MayBeNamed(name) ? ByName(name, method) : SinkKind.None;
    }

    /// <summary>What a property makes of what is assigned to it.</summary>
    public SinkKind Of(IPropertySymbol property) => !MayBeSink(property.Name) ? SinkKind.None : _kinds.TryGetValue(property.OriginalDefinition, out var kind) ? kind : _kinds.GetOrAdd(property.OriginalDefinition, _ => Classify(property.OriginalDefinition));

    /// <summary>What a field makes of what is assigned to it. Private fields are nobody's interface.</summary>
    public SinkKind Of(IFieldSymbol field) =>
        field.DeclaredAccessibility != Accessibility.Private && names.MayBeNamed(field.Name) && IsTextual(field.Type) && names.IsNamed(field.Name) ? SinkKind.Named : SinkKind.None;

    /// <summary>Where a method takes a name and the value under that name: the ordinals of both, or null.</summary>
    public static (int Name, int Value)? PairOf(IMethodSymbol method)
    {
        var parameters = method.Parameters;
        if (parameters.Length < 2)
            return null;

        // MultipartFormDataContent.Add(content, name)
        if (method.ContainingType.Name == "MultipartFormDataContent")
            return parameters[1].Name == "name" ? (1, 0) : null;

        if (method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name is "KeyValuePair" or "XElement" or "XAttribute" or "Cookie" : _pairMethods.Contains(method.Name))
        {
            var first = method.IsStatic && method.IsExtensionMethod && parameters.Length > 2 ? 1 : 0;
            return IsName(parameters[first].Type) || method.IsGenericMethod || method.ContainingType.IsGenericType ? (first, first + 1) : null;
        }

        for (var i = 0; i + 1 < parameters.Length; i++)
        {
            if (parameters[i].Name is "name" or "key" or "header" or "headerName" or "parameterName" or "variable" or "fieldName" && parameters[i + 1].Name is "value" or "defaultValue" or "fallback" && IsName(parameters[i].Type))
                return (i, i + 1);
        }

        return null;
    }

    /// <summary>What the value under a name is.</summary>
    public static SinkKind OfKey(string key) =>
        CredentialNames.IsHeader(key) ? SinkKind.Header
        : CredentialNames.IsCredentialKey(key) ? SinkKind.Entry
        : key is "Cookie" or "cookie" ? SinkKind.Cookie
        : CredentialNames.IsBareKey(key) ? SinkKind.Bare : SinkKind.None;

    /// <summary>Whether a symbol of this type can hold a credential as text or bytes.</summary>
    public static bool IsTextual(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } => true,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory", TypeArguments.Length: 1 } span => span.TypeArguments[0].SpecialType is SpecialType.System_Byte or SpecialType.System_Char,
        INamedTypeSymbol { Name: "StringValues" } => true,
        _ => false,
    };

    // Most names can be told apart before a symbol is looked up.
    private bool MayBeSink(string name) =>
        names.MayBeNamed(name) || MayBeCode(name) || name is "value" or "parameter" or "content" or "rgbKey" or "c" or "signature" or "BasicAuthUserInfo" or "Authorization" or "ProxyAuthorization" || (name.Length > 9 && name[name.Length - 1] == 'g' && name.EndsWith("String", StringComparison.OrdinalIgnoreCase));

    // AccessTokenProvider, PasswordCallback: code that gives the credential.
    private SinkKind OfCode(string name, ITypeSymbol type, ISymbol owner)
    {
        var credential = Before(name, "Provider") ?? Before(name, "Factory") ?? Before(name, "Callback") ?? Before(name, "Getter") ?? Before(name, "Accessor");
        return credential is not null && type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: false } invoke } && IsTextual(Awaited(invoke.ReturnType))
            ? credential == "AuthorizationHeaderValue" ? SinkKind.Header : ByName(credential, owner)
            : SinkKind.None;
    }

    private static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;

    private static string? Before(string name, string end) => name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : null;

    // serviceProvider and loggerFactory are everywhere, and give no credential.
    private static bool MayBeCode(string name) =>
        name.Length > 12 && name[name.Length - 1] is 'r' or 'y' or 'k'
        && (name.IndexOf("oken", StringComparison.Ordinal) >= 0 || name.IndexOf("assword", StringComparison.Ordinal) >= 0 || name.IndexOf("ecret", StringComparison.Ordinal) >= 0 || name.IndexOf("Key", StringComparison.Ordinal) >= 0 || name.StartsWith("Authorization", StringComparison.Ordinal));

    private SinkKind Classify(IParameterSymbol parameter)
    {
        var type = parameter.ContainingSymbol?.ContainingType;
        if (parameter.Type.TypeKind == TypeKind.Delegate)
            return OfCode(parameter.Name, parameter.Type, parameter.ContainingSymbol!);
        if (type is { Name: "SecureString" } && parameter is { Name: "c", Type.SpecialType: SpecialType.System_Char })
            return SinkKind.Password;
        if (type is null || !IsTextual(parameter.Type))
            return SinkKind.None;
        if (Is(type, _authenticationHeader) && parameter.Name == "parameter")
            return SinkKind.SchemeParameter;
        if (Is(type, _stringContent) && parameter.Name == "content")
            return SinkKind.Body;
        if (parameter.Name is "key" or "rgbKey" && TakesKey(type, parameter))
            return SinkKind.Password;

        // new AzureKeyCredential(string key): the type has the name.
        if (parameter is { Name: "key" or "token" or "signature" or "value", ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && (type.Name.EndsWith("Credential", StringComparison.Ordinal) || type.Name.EndsWith("Credentials", StringComparison.Ordinal)))
            return SinkKind.Named;

        // new Secret("..."), new Password("..."): so has a type of the value itself.
        if (parameter is { Name: "value" or "key" or "secret", ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 1 } } && names.MayBeNamed(type.Name) && !type.Name.EndsWith("Token", StringComparison.Ordinal))
            return ByName(type.Name, parameter.ContainingSymbol);

        // SetPassword(string value), WithBearerToken(string token): the method has the name.
        if (parameter is { Name: "value" or "token" or "key" or "secret", ContainingSymbol: IMethodSymbol { Name: var name } method } && parameter.Ordinal == method.Parameters.Length - 1 && method.Parameters.Length == (method.IsExtensionMethod ? 2 : 1)
            && (After(name, "Set") ?? After(name, "With") ?? After(name, "Use") ?? After(name, "Add")) is { } rest && names.IsNamed(rest))
            return ByName(rest, parameter.ContainingSymbol);

        return ByName(parameter.Name, parameter.ContainingSymbol!);
    }

    private SinkKind Classify(IPropertySymbol property)
    {
        if (property.Type.TypeKind == TypeKind.Delegate)
            return OfCode(property.Name, property.Type, property);
        if (property.IsIndexer || !IsTextual(property.Type))
            return SinkKind.None;
        if (property.Name is "BasicAuthUserInfo")
            return SinkKind.Pair;
        if (property.Name is "Authorization" or "ProxyAuthorization")
            return SinkKind.Header;
        if (property.Name == "Key" && Derives(property.ContainingType, _symmetricAlgorithm, _keyedHash))
            return SinkKind.Password;

        return ByName(property.Name, property);
    }

    private SinkKind ByName(string name, ISymbol owner)
    {
        if (name.EndsWith("connectionString", StringComparison.OrdinalIgnoreCase) || name.EndsWith("connString", StringComparison.OrdinalIgnoreCase))
            return SinkKind.ConnectionString;
        if (!names.IsNamed(name))
            return CredentialNames.IsBare(name) ? SinkKind.Bare : SinkKind.None;

        return IsOfFramework(owner) ? SinkKind.Password : SinkKind.Named;
    }

    private bool TakesKey(INamedTypeSymbol type, IParameterSymbol parameter) =>
        Derives(type, _symmetricAlgorithm, _keyedHash)
        || Is(type, _symmetricKey)
        || (type.Name == "JWT" && parameter.ContainingSymbol is IMethodSymbol { Name: "Encode" or "Decode" or "Verify" })
        || (parameter.Type is IArrayTypeSymbol && type.ContainingNamespace?.ToDisplayString() is { } space && (space.Contains(".Crypto.") || space.EndsWith(".Crypto", StringComparison.Ordinal)))
        || (type.ContainingNamespace?.ToDisplayString() == "System.Security.Cryptography" && type.Name is "AesGcm" or "AesCcm" or "ChaCha20Poly1305" or "HKDF" && parameter.Type is not INamedTypeSymbol { SpecialType: SpecialType.System_String });

    private static bool IsOfFramework(ISymbol symbol)
    {
        var space = symbol.ContainingType?.ContainingNamespace?.ToDisplayString() ?? "";
        return !symbol.Locations.Any(location => location.IsInSource)
            && (space.StartsWith("System.Net", StringComparison.Ordinal) || space.StartsWith("System.Security", StringComparison.Ordinal) || space.StartsWith("System.Data", StringComparison.Ordinal)
                || space == "System" || space == "System.Diagnostics");
    }

    private static bool IsName(ITypeSymbol type) => type is { SpecialType: SpecialType.System_String } or { Name: "XName" or "HttpRequestHeader" };

    private static string? After(string name, string verb) => name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) ? name.Substring(verb.Length) : null;

    private static bool Is(ITypeSymbol type, ITypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);

    private static bool Derives(INamedTypeSymbol? type, INamedTypeSymbol? one, INamedTypeSymbol? other)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Is(type, one) || Is(type, other))
                return true;
        }

        return false;
    }
}
