using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Common;

/// <summary>Words in the text of a file. A rule that is about few files asks here before it looks at their syntax: a search through text costs a hundredth of it.</summary>
internal static class TreeText
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> _texts = new();

    /// <summary>Whether one of the words stands in the file.</summary>
    public static bool HasAny(SyntaxTree tree, CancellationToken cancellation, params string[] words)
    {
        var text = TextOf(tree, cancellation);
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether the file begins with a text.</summary>
    public static bool StartsWith(SyntaxTree tree, CancellationToken cancellation, string beginning) => TextOf(tree, cancellation).StartsWith(beginning, StringComparison.Ordinal);

    private static string TextOf(SyntaxTree tree, CancellationToken cancellation) => _texts.GetValue(tree, read => read.GetText(cancellation).ToString());
}
