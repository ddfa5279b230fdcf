using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.CodeFixes.Code;

/// <summary>Finds a service that can be used at a place: a local, a parameter, a member; a configuration also as the <c>Configuration</c> of a builder.</summary>
internal static class ServiceInScope
{
    /// <summary>The expression that reaches a configuration, or null if there is none that surely compiles there.</summary>
    public static string? FindConfiguration(SemanticModel model, SyntaxNode place, CancellationToken cancellation) =>
        Find(model, place, "Microsoft.Extensions.Configuration.IConfiguration", "Configuration", cancellation);

    /// <summary>The expression that reaches a factory of HTTP clients, or null if there is none that surely compiles there.</summary>
    public static string? FindHttpClientFactory(SemanticModel model, SyntaxNode place, CancellationToken cancellation) =>
        Find(model, place, "System.Net.Http.IHttpClientFactory", null, cancellation);

    private static string? Find(SemanticModel model, SyntaxNode place, string name, string? memberOfBuilder, CancellationToken cancellation)
    {
        var service = model.Compilation.GetTypeByMetadataName(name);
        if (service is null || IsWithinStaticFunction(place))
            return null;

        string? viaBuilder = null;
        foreach (var symbol in model.LookupSymbols(place.SpanStart).OrderBy(Rank).ThenBy(symbol => symbol.Name, StringComparer.Ordinal))
        {
            if (TypeOf(symbol) is not { } type || !IsUsable(symbol, place, cancellation))
                continue;
            if (Implements(type, service))
                return symbol.Name;
            if (memberOfBuilder is not null && type.GetMembers(memberOfBuilder).OfType<IPropertySymbol>().FirstOrDefault() is { } property && Implements(property.Type, service))
                viaBuilder ??= symbol.Name + "." + memberOfBuilder;
        }

        return viaBuilder;
    }

    private static int Rank(ISymbol symbol) => symbol switch { ILocalSymbol => 0, IParameterSymbol => 1, _ => 2 };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };

    private static bool IsUsable(ISymbol symbol, SyntaxNode place, CancellationToken cancellation)
    {
        var isInitializer = place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is PropertyDeclarationSyntax or FieldDeclarationSyntax;
        return symbol switch
        {
            // A local may not be used above its declaration, nor before it has a value.
            ILocalSymbol local => local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer: not null } declarator && declarator.Span.End < place.SpanStart),
            IParameterSymbol parameter => parameter.RefKind == RefKind.None,
            { IsStatic: true } => true,
            _ => !isInitializer && !IsWithinStaticMember(place),
        };
    }

    private static bool IsWithinStaticMember(SyntaxNode place) =>
        place.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax and not BaseTypeDeclarationSyntax)?.Modifiers.Any(SyntaxKind.StaticKeyword) == true
        || place.FirstAncestorOrSelf<ConstructorInitializerSyntax>() is not null
        || place.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is not null;

    private static bool IsWithinStaticFunction(SyntaxNode place) =>
        place.Ancestors().Any(node => node is LocalFunctionStatementSyntax function && function.Modifiers.Any(SyntaxKind.StaticKeyword)
            || node is AnonymousFunctionExpressionSyntax lambda && lambda.Modifiers.Any(SyntaxKind.StaticKeyword));

    private static bool Implements(ITypeSymbol type, INamedTypeSymbol service) =>
        SymbolEqualityComparer.Default.Equals(type, service) || type.AllInterfaces.Any(each => SymbolEqualityComparer.Default.Equals(each, service));
}
