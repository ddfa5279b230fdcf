using System.Globalization;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>One of the resources that a block makes: with <c>for_each</c> and <c>count</c> there may be several, or none.</summary>
/// <param name="Block">The block.</param>
/// <param name="Key">Which one; null if there is one alone.</param>
/// <param name="Body">What it says, as far as that can be told.</param>
internal sealed record TerraformInstance(TerraformBlock Block, string? Key, PositionedMapping Body)
{
    /// <summary>How others refer to it.</summary>
    public string Address => Block.Type + "." + Block.Name;
}

/// <summary>What the names of a folder stand for, in one call of it as a module.</summary>
/// <param name="folder">The folder.</param>
/// <param name="arguments">What the call hands over; null for the folder where Terraform is started.</param>
internal sealed class TerraformScope(TerraformFolder folder, Func<string, SourceSpan, PositionedNode?>? arguments) : HclScope
{
    private const int InstanceLimit = 500;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private PositionedDocument? _home;
    private PositionedNode? _key;
    private PositionedNode? _value;

    /// <summary>The resources, modules or whatever a block makes.</summary>
    public List<TerraformInstance> Instances(TerraformBlock block)
    {
        var all = new List<TerraformInstance>();
        if (block.Body.Get("count") is { } count)
        {
            var number = int.TryParse((In(block.Document, null, null, () => Evaluate(count)) as PositionedScalar)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, InstanceLimit) : (int?)null;
            for (var i = 0; i < (number ?? 1); i++)
            {
                var index = number is null ? null : new PositionedScalar(i.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, count.Span);
                all.Add(Instance(block, index?.Text, index, null));
            }

            return all;
        }

        if (block.Body.Get("for_each") is not { } each)
            return [Instance(block, null, null, null)];

        switch (In(block.Document, null, null, () => Evaluate(each)))
        {
            case PositionedMapping mapping when mapping.Entries.All(static entry => entry.Key.IsLiteral):
                all.AddRange(mapping.Entries.Take(InstanceLimit).Select(entry => Instance(block, entry.Name, entry.Key, entry.Value)));
                break;
            case PositionedSequence set when set.Items.All(static item => item is PositionedScalar { IsLiteral: true }):
                all.AddRange(set.Items.Take(InstanceLimit).Cast<PositionedScalar>().Select(item => Instance(block, item.Text, item, item)));
                break;
            default:
                all.Add(Instance(block, null, null, null));
                break;
        }

        return all;
    }

    /// <summary>An argument of a block as far as it can be told, for somebody in another file.</summary>
    public PositionedNode? Argument(TerraformInstance instance, string argument, SourceSpan place) =>
        instance.Body.Get(argument) is { } value ? Moved(value, place) : null;

    /// <inheritdoc/>
    public override PositionedNode? Value(string root, string name, SourceSpan place)
    {
        switch (root, name)
        {
            case ("each", "key") or ("count", "index"): return _key;
            case ("each", "value"): return _value;
            case ("local", _): return folder.Local(name) is { } local ? Follow("local." + name, local.Document, local.Value, place) : null;
            case ("var", _):
                return arguments?.Invoke(name, place) ?? (folder.Variable(name) is { Value: { } value } variable ? Follow("var." + name, variable.Document, value, place) : null);
            default: return null;
        }
    }

    /// <inheritdoc/>
    public override PositionedNode? Argument(string type, string name, string? key, string argument, SourceSpan place)
    {
        if (folder.Resources.Find(block => block.Type == type && block.Name == name) is not { } block || block.Body.Get(argument) is not { } written || !_open.Add(type + "." + name + "." + argument))
            return null;

        try
        {
            var value = written;
            if (block.Body.Get("for_each") is { } each)
            {
                var item = key is null ? null : In(block.Document, null, null, () => Evaluate(each)) switch
                {
                    PositionedMapping mapping => mapping.Get(key),
                    PositionedSequence set => set.Items.OfType<PositionedScalar>().FirstOrDefault(member => member.Text == key),
                    _ => null,
                };
                value = In(block.Document, key is null ? null : new PositionedScalar(key, ScalarKind.Text, place), item, () => Evaluate(written));
            }
            else
            {
                value = In(block.Document, key is null ? null : new PositionedScalar(key, ScalarKind.Number, place), null, () => Evaluate(written));
            }

            // What is not known keeps its own words, which may name the resource that is meant.
            return value is PositionedScalar { IsLiteral: false } ? null : Moved(value, place);
        }
        finally
        {
            _open.Remove(type + "." + name + "." + argument);
        }
    }

    private TerraformInstance Instance(TerraformBlock block, string? key, PositionedNode? keyNode, PositionedNode? value) =>
        new(block, key, (PositionedMapping)In(block.Document, keyNode, value, () => Evaluate(block.Body)));

    // A value of the same file shows where it is written; one of another file can only be shown where it is asked for.
    private PositionedNode? Follow(string name, PositionedDocument document, PositionedNode value, SourceSpan place)
    {
        if (!_open.Add(name))
            return null;

        try
        {
            var home = _home;
            var found = In(document, null, null, () => Evaluate(value));
            return ReferenceEquals(home, document) ? found : Moved(found, place);
        }
        finally
        {
            _open.Remove(name);
        }
    }

    private PositionedNode In(PositionedDocument document, PositionedNode? key, PositionedNode? value, Func<PositionedNode> evaluate)
    {
        var outer = (_home, _key, _value);
        (_home, _key, _value) = (document, key, value);
        var result = evaluate();
        (_home, _key, _value) = outer;
        return result;
    }
}
