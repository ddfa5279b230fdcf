using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Addresses;

/// <summary>Finds out where the text of an address goes: to something that calls it, or to a message, a namespace, a comparison.</summary>
internal sealed class AddressFlow(SemanticModel model, bool isHost, bool isEvident, CancellationToken cancellation)
{
    private static readonly HashSet<string> _types = new(StringComparer.Ordinal) { "Uri", "UriBuilder", "WebProxy", "HttpRequestMessage", "HttpClient", "WebRequest", "WebClient", "HttpWebRequest" };

    /// <summary>Whether the text goes to where addresses are called.</summary>
    public bool IsCalled(ExpressionSyntax text) => IsCalled(text, 0);

    private bool IsCalled(ExpressionSyntax text, int depth)
    {
        SyntaxNode node = text;
        while (IsPassedThrough(node) || (depth == 0 && IsEntry(node)) || (isHost && IsWrapped(node)))
            node = node.Parent!;

        return node.Parent switch
        {
            ArgumentSyntax argument => TakesAddress(argument),
            AssignmentExpressionSyntax assignment when assignment.Right == node => IsAddress(assignment.Left) || Reaches(assignment.Left, depth),
            // new RfcConfigParameters { { RfcConfigParameters.AppServerHost, "..." } }: the key is the name.
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } => pair[1] == node && model.GetConstantValue(pair[0], cancellation) is { HasValue: true, Value: string key } && IsNamed(key),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => !AddressNames.IsOther(variable.Identifier.ValueText) && IsTextual(variable) && (IsNamed(variable.Identifier.ValueText) || IsUsed(variable, depth) || IsForOthers(variable)),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => IsNamed(property.Identifier.ValueText),
            EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => IsNamed(parameter.Identifier.ValueText),
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => IsNamed(property.Identifier.ValueText),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => IsNamed(method.Identifier.ValueText) || IsUsed(method.Identifier.ValueText, method.FirstAncestorOrSelf<TypeDeclarationSyntax>(), depth),
            ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax function } => IsNamed(function.Identifier.ValueText) || IsUsed(function.Identifier.ValueText, function.FirstAncestorOrSelf<MemberDeclarationSyntax>(), depth),
            ReturnStatementSyntax when node.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is { } function => IsNamed(function.Identifier.ValueText) || IsUsed(function.Identifier.ValueText, function.FirstAncestorOrSelf<MemberDeclarationSyntax>(), depth),
            ReturnStatementSyntax => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch { MethodDeclarationSyntax method => IsNamed(method.Identifier.ValueText) || IsUsed(method.Identifier.ValueText, method.FirstAncestorOrSelf<TypeDeclarationSyntax>(), depth), PropertyDeclarationSyntax property => IsNamed(property.Identifier.ValueText), _ => false },
            ForEachStatementSyntax loop when loop.Expression == node => depth == 0 && loop.Statement.DescendantNodes().Any(each => each is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == loop.Identifier.ValueText && IsCalled(identifier, depth + 1)),
            // [BaseAddress("http://...")]
            AttributeArgumentSyntax { NameEquals: null, Parent.Parent: AttributeSyntax attribute } => !isHost && NameOf(attribute) is { } called && (AddressNames.IsUrl(called) || called is "Get" or "Post" or "Put" or "Patch" or "Delete"),
            // "http://...".GetJsonAsync()
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ReducedFrom: { Parameters: { Length: > 0 } parameters } } => IsNamed(parameters[0].Name),
            _ => false,
        };
    }

    // { ["PRD"] = "http://..." }, { "PRD", "http://..." }: the list is the address, unless the key says otherwise.
    private bool IsEntry(SyntaxNode node) => node.Parent switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } assignment when assignment.Right == node => IsNeutral(keys[0].Expression),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax, Parent: InitializerExpressionSyntax } assignment => assignment.Right == node,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } => pair[1] == node && IsNeutral(pair[0]),
        InitializerExpressionSyntax initializer => initializer.Kind() is SyntaxKind.CollectionInitializerExpression || (initializer.Kind() == SyntaxKind.ObjectInitializerExpression && node is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax }),
        BaseObjectCreationExpressionSyntax creation => creation.Initializer == node,
        _ => false,
    };

    private bool IsNeutral(ExpressionSyntax key) => model.GetConstantValue(key, cancellation) is not { HasValue: true, Value: string text } || (!IsNamed(text) && !AddressNames.IsOther(text));

    // Other files use what is not private: an address of an SAP system under any name, and every address of a class of addresses.
    private bool IsForOthers(VariableDeclaratorSyntax variable)
    {
        if (variable.Parent?.Parent is not FieldDeclarationSyntax field || variable.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || AddressNames.IsOther(type.Identifier.ValueText))
            return false;

        return field.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword) && (isEvident || IsNamed(type.Identifier.ValueText));
    }

    private bool IsNamed(string name) => isHost ? AddressNames.IsHost(name) : AddressNames.IsUrl(name);

    private static bool IsPassedThrough(SyntaxNode node) => node.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax => true,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.CoalesceExpression or SyntaxKind.AddExpression,
        ConditionalExpressionSyntax conditional => conditional.Condition != node,
        InitializerExpressionSyntax initializer => initializer.Kind() == SyntaxKind.ArrayInitializerExpression,
        ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax => true,
        _ => false,
    };

    private bool TakesAddress(ArgumentSyntax argument)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: ExpressionSyntax call } list || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            return false;

        var parameter = argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(each => each.Name == named.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(Math.Min(list.Arguments.IndexOf(argument), method.Parameters.Length - 1));
        if (parameter is null || IsXml(method.ContainingType))
            return false;
        if (AddressNames.IsOther(parameter.Name) || method.Name is "UseUrls" or "Listen" or "Bind" || method.ContainingType.Name == "WebApp")
            return false;
        if (method.ContainingType.Name == "Uri" && call is BaseObjectCreationExpressionSyntax && TargetName(call) is { } target && AddressNames.IsOther(target))
            return false;

        // An IPAddress may be compared, listened on, or the beginning of a network.
        if (isHost && parameter.Type.Name is "IPAddress" or "IPEndPoint" or "EndPoint")
            return method.Name.StartsWith("Connect", StringComparison.Ordinal) || method.Name.StartsWith("Send", StringComparison.Ordinal);
        if (!isHost && parameter.Type.SpecialType == SpecialType.System_String && AddressNames.IsParameter(parameter.Name))
            return true;
        if (parameter.Name is "connectionString" || (isHost && parameter.Name == "configuration") || (method.ContainingType.Name is "DirectoryEntry" && parameter.Name == "path"))
            return true;

        var isCallingType = _types.Contains(method.ContainingType.Name) && method.ContainingType.ContainingNamespace?.ToDisplayString() is "System" or "System.Net" or "System.Net.Http";
        if (IsNamed(parameter.Name) || (isCallingType && (parameter.Name is "uriString" or "requestUri" or "requestUriString" or "Address" or "uri" or "baseUri" or "address" or "Host" or "hostName" or "host")))
            return true;

        // ["Erp:BaseUrl"] = ..., Add("ServiceUrl", ...): the key is the name.
        return list.Arguments.Count > 1 && list.Arguments.IndexOf(argument) == 1 && model.GetConstantValue(list.Arguments[0].Expression, cancellation) is { HasValue: true, Value: string key } && key.IndexOfAny([' ', '{']) < 0 && IsNamed(key);
    }

    private bool IsAddress(ExpressionSyntax target) => target switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } keys } => model.GetConstantValue(keys[0].Expression, cancellation) is { HasValue: true, Value: string key } && IsNamed(key),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: > 0 } keys } => model.GetConstantValue(keys[0].Expression, cancellation) is { HasValue: true, Value: string key } && IsNamed(key),
        _ => NameOf(target) is { } name && IsNamed(name) && model.GetTypeInfo(target, cancellation).Type is { } type && (type.SpecialType == SpecialType.System_String || type.Name == "Uri"),
    };

    private bool Reaches(ExpressionSyntax target, int depth) => target is IdentifierNameSyntax && depth == 0 && model.GetSymbolInfo(target, cancellation).Symbol is ILocalSymbol local && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax variable && IsUsed(variable, depth);

    // IPAddress.Parse("10.0.0.1"), new IPEndPoint(..., 3300): where that goes.
    private static bool IsWrapped(SyntaxNode node) => node switch
    {
        ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse", Expression: var type } } } => NameOf(type) == "IPAddress",
        ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "IPEndPoint" } } } => true,
        ArgumentSyntax { Parent: ArgumentListSyntax list } => IsWrapped(list),
        ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } argument } => list.Arguments[0] == argument && IsWrapped(list),
        _ => false,
    };

    // What a method gives is called where the method is.
    private bool IsUsed(string method, SyntaxNode? scope, int depth) =>
        depth == 0 && scope is not null && scope.DescendantNodes().Any(node => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } call && name == method && IsCalled(call, depth + 1));

    // A name that says nothing: what happens with it, in its method or its class, does.
    private bool IsUsed(VariableDeclaratorSyntax variable, int depth)
    {
        if (depth > 0 || model.GetDeclaredSymbol(variable, cancellation) is not { } symbol)
            return false;

        SyntaxNode? scope = symbol is IFieldSymbol ? variable.FirstAncestorOrSelf<TypeDeclarationSyntax>() : variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not BaseTypeDeclarationSyntax and not GlobalStatementSyntax) ?? variable.SyntaxTree.GetRoot(cancellation);
        foreach (var node in scope!.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == symbol.Name && IsCalled(Qualified(identifier), depth + 1) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellation).Symbol, symbol))
                return true;
        }

        return false;
    }

    private bool IsTextual(VariableDeclaratorSyntax variable) => variable.Parent is VariableDeclarationSyntax declaration && declaration.Type is not IdentifierNameSyntax { Identifier.ValueText: "XNamespace" or "XName" } and not QualifiedNameSyntax { Right.Identifier.ValueText: "XNamespace" or "XName" };

    private static bool IsXml(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString().StartsWith("System.Xml", StringComparison.Ordinal) == true;

    private static string? TargetName(ExpressionSyntax call) => call.Parent switch
    {
        AssignmentExpressionSyntax assignment => NameOf(assignment.Left),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };

    // this.systems[key] is what is handed on of systems.
    private static ExpressionSyntax Qualified(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        return whole.Parent is ElementAccessExpressionSyntax access && access.Expression == whole ? access : whole;
    }

    private static string? NameOf(AttributeSyntax attribute) => attribute.Name switch { QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText, SimpleNameSyntax simple => simple.Identifier.ValueText, _ => null };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
