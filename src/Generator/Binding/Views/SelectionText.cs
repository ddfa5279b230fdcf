using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>What a view asks for, as text that is ready for a URL.</summary>
/// <remarks>
/// V2 names everything by its path in one <c>$select</c>, and knows no parts of complex values: <c>$select=A,to_Item/B&amp;$expand=to_Item</c> (OData 2.0 URI conventions, 4.6 and 4.8).
/// V4 puts the options of a navigation into parentheses behind it: <c>$select=A&amp;$expand=ToItem($select=B)</c> (OData 4.0 URL conventions, 5.1.2 and 5.1.3).
/// </remarks>
internal sealed class SelectionText
{
    private readonly List<string> _select = [];
    private readonly List<ViewExpansion> _expand = [];
    private readonly bool _isV2;

    private SelectionText(bool isV2) => _isV2 = isV2;

    /// <summary>The value of <c>$select</c>.</summary>
    public string Select => string.Join(",", _select);

    /// <summary>What to expand.</summary>
    public EquatableArray<ViewExpansion> Expansions => _expand.ToEquatableArray();

    /// <summary>Writes what a view asks for.</summary>
    /// <param name="root">The view.</param>
    public static SelectionText Of(ViewNode root)
    {
        var text = new SelectionText(root.Type.Client.Protocol == ClientProtocol.V2);
        text.Add(root, "");
        return text;
    }

    private void Add(ViewNode node, string prefix)
    {
        foreach (var child in (node.View ?? node).Children)
        {
            var path = prefix + Uri.EscapeDataString(child.Property!.WireName);
            switch (child.Property.Value.Kind)
            {
                case TypeKind.Entity when _isV2:
                    AddV2(child, path);
                    break;
                case TypeKind.Entity:
                    _expand.Add(new(path, Options(child)));
                    break;
                case TypeKind.Complex when !_isV2 && !child.Property.Value.IsCollection && (child.View is not null || child.Member < 0):
                    Add(child, path + "/");
                    break;
                default:
                    AddSelect(path);
                    break;
            }
        }
    }

    private void AddV2(ViewNode child, string path)
    {
        _expand.Add(new(path, ""));
        if (IsWhole(child))
            AddSelect(path + "/*");
        else
            Add(child, path + "/");
    }

    private static bool IsWhole(ViewNode node) => node.Member >= 0 && node.View is null;

    private string Options(ViewNode child)
    {
        if (IsWhole(child))
            return "";

        var inner = new SelectionText(isV2: false);
        inner.Add(child, "");
        var options = inner._select.Count == 0 ? "" : "$select=" + inner.Select;
        if (inner._expand.Count == 0)
            return options;

        var expand = new List<string>();
        foreach (var expansion in inner._expand)
            expand.Add(expansion.Options.Length == 0 ? expansion.Path : expansion.Path + "(" + expansion.Options + ")");

        return options + (options.Length == 0 ? "" : ";") + "$expand=" + string.Join(",", expand);
    }

    private void AddSelect(string path)
    {
        if (!_select.Contains(path))
            _select.Add(path);
    }
}
