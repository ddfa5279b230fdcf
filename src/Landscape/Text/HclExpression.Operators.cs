using System.Globalization;

namespace Btp.Connectivity.Landscape.Text;

/// <content>Operators, from the one that binds least; a part that is not known leaves the rest open.</content>
internal sealed partial class HclExpression
{
    private PositionedNode? Condition()
    {
        if (++_depth > DepthLimit || --_scope.Steps < 0)
            throw _scan.Problem("too deep");

        var condition = Or();
        if (Take("?"))
        {
            var (yes, no) = (Condition(), Take(":") ? Condition() : throw _scan.Problem("':' is expected"));
            condition = Truth(condition) switch { true => yes, false => no, _ => null };
        }

        _depth--;
        return condition;
    }

    private PositionedNode? Or()
    {
        var left = And();
        while (Take("||"))
        {
            var (one, other) = (Truth(left), Truth(And()));
            left = one == true || other == true ? Boolean(true) : one == false && other == false ? Boolean(false) : null;
        }

        return left;
    }

    private PositionedNode? And()
    {
        var left = Comparison();
        while (Take("&&"))
        {
            var (one, other) = (Truth(left), Truth(Comparison()));
            left = one == false || other == false ? Boolean(false) : one == true && other == true ? Boolean(true) : null;
        }

        return left;
    }

    private PositionedNode? Comparison()
    {
        var left = Unary();
        var isEqual = Take("==");
        if (!isEqual && !Take("!="))
            return left;

        var right = Unary();
        return left is PositionedScalar { Kind: not ScalarKind.Expression } one && right is PositionedScalar { Kind: not ScalarKind.Expression } other
            ? Boolean(isEqual == (one.Text == other.Text && (one.Kind == ScalarKind.Null) == (other.Kind == ScalarKind.Null)))
            : null;
    }

    private PositionedNode? Unary() => Take("!") ? Truth(Unary()) is { } truth ? Boolean(!truth) : null : Traversal(Primary());

    private PositionedNode? Traversal(PositionedNode? value)
    {
        while (true)
        {
            if (_scan.Peek == '.' && !_scan.StartsWith("..."))
            {
                var name = Member();
                value = (value as PositionedMapping)?.Get(name);
            }
            else if (_scan.TryTake('['))
            {
                var key = Condition() as PositionedScalar;
                Expect("]");
                value = value switch
                {
                    PositionedMapping mapping when key is not null => mapping.Get(key.Text),
                    PositionedSequence list when int.TryParse(key?.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                    _ => null,
                };
            }
            else
            {
                return value;
            }
        }
    }

    private static bool? Truth(PositionedNode? node) => node is PositionedScalar { Kind: not ScalarKind.Expression } scalar ? scalar.AsBoolean : null;

    private PositionedScalar Boolean(bool value) => new(value ? "true" : "false", ScalarKind.Boolean, _place);
}
