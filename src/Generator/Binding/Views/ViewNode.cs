using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding.Views;

/// <summary>A property that a view reads, or passes on its way to one.</summary>
internal sealed class ViewNode(MemberModel? property, EntityClass type)
{
    /// <summary>The property; null at the root.</summary>
    public MemberModel? Property => property;

    /// <summary>The class of the row, or of the value.</summary>
    public EntityClass Type => type;

    /// <summary>The properties below, in the order of the view.</summary>
    public List<ViewNode> Children { get; } = [];

    /// <summary>The member that is filled from here; -1 if none is.</summary>
    public int Member { get; set; } = -1;

    /// <summary>The expression that reads the value.</summary>
    public string Read { get; set; } = "";

    /// <summary>The view that the value is read into, if it is one.</summary>
    public ViewNode? View { get; set; }

    /// <summary>The node of a property.</summary>
    /// <param name="child">The property.</param>
    public ViewNode? Find(MemberModel child)
    {
        foreach (var node in Children)
        {
            if (node.Property!.WireName == child.WireName)
                return node;
        }

        return null;
    }

    /// <summary>As the emitter wants it.</summary>
    public ViewProperty ToModel()
    {
        var children = new List<ViewProperty>();
        foreach (var child in Children)
            children.Add(child.ToModel());

        return new(property?.WireName ?? "", Member, Read, children.ToEquatableArray());
    }
}
