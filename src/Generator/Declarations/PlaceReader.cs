using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Generator.Declarations;

/// <summary>Finds where the class and the attribute's arguments stand.</summary>
internal static class PlaceReader
{
    /// <summary>Reads the places of one declaration.</summary>
    /// <param name="node">The class.</param>
    /// <param name="attribute">The attribute as written.</param>
    public static List<DeclarationPlace> Read(SyntaxNode node, SyntaxNode? attribute)
    {
        var places = new List<DeclarationPlace> { Place(DeclarationPart.Class, 0, node is TypeDeclarationSyntax type ? type.Identifier.GetLocation() : node.GetLocation()) };
        if (attribute is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            return places;

        foreach (var argument in arguments)
        {
            if (argument.NameEquals?.Name.Identifier.Text is not { } name)
                places.Add(Place(DeclarationPart.MetadataName, 0, argument.Expression.GetLocation()));
            else if (Enum.TryParse<DeclarationPart>(name, out var part))
                Add(places, part, argument.Expression);
        }

        return places;
    }

    private static void Add(List<DeclarationPlace> places, DeclarationPart part, ExpressionSyntax expression)
    {
        var index = 0;
        foreach (var item in Items(expression))
            places.Add(Place(part, index++, item.GetLocation()));

        if (index == 0)
            places.Add(Place(part, 0, expression.GetLocation()));
    }

    /// <summary>The items of an array as written, or what stands in its place.</summary>
    /// <param name="expression">The argument.</param>
    public static IEnumerable<SyntaxNode> ItemsOrSelf(ExpressionSyntax expression)
    {
        var any = false;
        foreach (var item in Items(expression))
        {
            any = true;
            yield return item;
        }

        if (!any)
            yield return expression;
    }

    private static IEnumerable<SyntaxNode> Items(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax list => list.Elements,
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        ImplicitArrayCreationExpressionSyntax list => list.Initializer.Expressions,
        _ => [],
    };

    private static DeclarationPlace Place(DeclarationPart part, int index, Location location) => new(part, index, SourcePlace.Of(location));
}
