using System.Text;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Evaluates expressions of Terraform's language as far as what is written tells: references, templates, conditions, for-expressions and common functions. Pure; what it does not know is null.</summary>
internal sealed partial class HclExpression
{
    private const int DepthLimit = 60;

    private readonly HclScope _scope;
    private readonly SourceSpan _place;
    private readonly Dictionary<string, PositionedNode> _names;
    private readonly HclScanner _scan;
    private readonly string _text;
    private int _depth;

    private HclExpression(string text, SourceSpan place, HclScope scope, Dictionary<string, PositionedNode> names)
    {
        (_text, _place, _scope, _names) = (text, place, scope, names);
        _scan = new HclScanner(text);
    }

    /// <summary>The value of a node as far as it can be told; the node itself where it cannot.</summary>
    public static PositionedNode Evaluate(PositionedNode node, HclScope scope) => Evaluate(node, scope, [], 0);

    private static PositionedNode Evaluate(PositionedNode node, HclScope scope, Dictionary<string, PositionedNode> names, int depth)
    {
        if (depth > DepthLimit || --scope.Steps < 0)
            return node;

        switch (node)
        {
            case PositionedScalar { Kind: ScalarKind.Expression } expression:
                return Run(expression.Text, expression.Span, scope, names, depth) ?? node;
            case PositionedScalar { Kind: ScalarKind.Text } text when text.Text.Contains("${"):
                return Template(text.Text, text.Span, scope, names, depth) ?? node;
            case PositionedSequence sequence:
                return new PositionedSequence([.. sequence.Items.Select(item => Evaluate(item, scope, names, depth + 1))], sequence.Span);
            case PositionedMapping mapping:
                return new PositionedMapping([.. mapping.Entries.Select(entry => new PositionedEntry(Evaluate(entry.Key, scope, names, depth + 1) as PositionedScalar ?? entry.Key, Evaluate(entry.Value, scope, names, depth + 1)))], mapping.Span);
            default:
                return node;
        }
    }

    private static PositionedNode? Run(string text, SourceSpan place, HclScope scope, Dictionary<string, PositionedNode> names, int depth)
    {
        var run = new HclExpression(text, place, scope, names) { _depth = depth };
        try
        {
            var value = run.Condition();
            run._scan.SkipBlank(acrossLines: true);
            return run._scan.IsEnd ? value : null;
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    // "${x}" alone is x, whatever that is; anything else is text.
    private static PositionedNode? Template(string text, SourceSpan place, HclScope scope, Dictionary<string, PositionedNode> names, int depth)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var start = text.IndexOf("${", at, StringComparison.Ordinal);
            if (start < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            var scan = new HclScanner(text) { At = start + 1 };
            try
            {
                scan.SkipBalanced();
            }
            catch (SyntaxException)
            {
                return null;
            }

            var inner = text.Substring(start + 2, scan.At - start - 3);
            var value = Run(inner, place, scope, names, depth + 1);
            if (start == 0 && scan.At == text.Length)
                return value is null ? null : HclScope.Moved(value, place);
            if (value is not PositionedScalar { IsLiteral: true, Kind: not ScalarKind.Null } scalar)
                return null;

            result.Append(text, at, start - at).Append(scalar.Text);
            at = scan.At;
        }

        return new PositionedScalar(result.ToString(), ScalarKind.Text, place);
    }
}
