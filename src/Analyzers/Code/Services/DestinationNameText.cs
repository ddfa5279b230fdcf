using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>Tells whether a text of the code is the name of a destination, by where it goes.</summary>
internal static class DestinationNameText
{
    /// <summary>Where the Destination service keeps destinations.</summary>
    public const string ServicePath = "/destination-configuration/v1/destinations/";

    /// <summary>The name; null if the text is none.</summary>
    /// <param name="text">What the expression says.</param>
    /// <param name="literal">The literal, or a constant that is given to a call.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static string? Find(string text, ExpressionSyntax literal, SemanticModel model, CancellationToken cancellation)
    {
        // The Destination service's own address.
        var at = text.IndexOf(ServicePath, StringComparison.Ordinal);
        if (at >= 0)
            return IsFollowed(literal) ? null : NameIn(text, at);
        if (literal.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } list } argument || !MayAsk(call, argument))
            return null;
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            return null;

        var parameter = argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(each => each.Name == named.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));
        return parameter?.Type.SpecialType == SpecialType.System_String && parameter.Name is "destinationName" or "destination" or "name" or "Name" ? text : null;
    }

    /// <summary>The name in the fixed part of an interpolated text, <c>$"{service}/destination-configuration/v1/destinations/ERP"</c>; null if there is none, or not a whole one.</summary>
    /// <param name="part">The part.</param>
    public static string? Find(InterpolatedStringTextSyntax part)
    {
        var text = part.TextToken.ValueText;
        var at = text.IndexOf(ServicePath, StringComparison.Ordinal);
        if (at < 0)
            return null;

        var isLast = part.Parent is InterpolatedStringExpressionSyntax whole && whole.Contents.Last() == part && !IsFollowed(whole);
        return isLast || text.IndexOfAny(['?', '/'], at + ServicePath.Length) >= 0 ? NameIn(text, at) : null;
    }

    /// <summary>The name in an address of the Destination service; the text itself where it is no such address, null where the name is not whole.</summary>
    /// <param name="text">What the literal says.</param>
    /// <param name="literal">The literal.</param>
    public static string? InAddress(string text, LiteralExpressionSyntax literal) =>
        text.IndexOf(ServicePath, StringComparison.Ordinal) is >= 0 and var at ? IsFollowed(literal) ? null : NameIn(text, at) : text;

    /// <summary>Whether a call asks for a destination by this argument, as far as names tell.</summary>
    /// <param name="argument">The argument.</param>
    public static bool MayAsk(ArgumentSyntax argument) => argument.Parent is ArgumentListSyntax { Parent: ExpressionSyntax call } && MayAsk(call, argument);

    private static string NameIn(string text, int at) => Uri.UnescapeDataString(text.Substring(at + ServicePath.Length).Split('?', '/')[0]);

    // "..." + name: more of the name may come. address + "..." is whole.
    private static bool IsFollowed(ExpressionSyntax text) => text.Parent is BinaryExpressionSyntax sum && (sum.Left == text || sum.Parent is BinaryExpressionSyntax);

    // GetDestination("X"), new DestinationContract("X"), CreateClient(destinationName: "X").
    private static bool MayAsk(ExpressionSyntax call, ArgumentSyntax argument)
    {
        if (argument.NameColon?.Name.Identifier.ValueText is "destinationName" or "destination")
            return true;

        var name = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax simple } => simple.Identifier.ValueText,
            ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
            _ => "",
        };
        name = name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
        return name.EndsWith("Destination", StringComparison.Ordinal) && !name.StartsWith("Add", StringComparison.Ordinal) && !name.StartsWith("Create", StringComparison.Ordinal) || name.EndsWith("DestinationContract", StringComparison.Ordinal);
    }
}
