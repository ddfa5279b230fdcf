using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>The members of one family: what can be filtered on, sorted by, read along and followed.</summary>
internal sealed class ShapeMembers
{
    /// <summary>What <c>$filter</c> accepts.</summary>
    public List<FilterMember> Filter { get; } = [];

    /// <summary>What <c>$orderby</c> accepts.</summary>
    public List<SortMember> Sort { get; } = [];

    /// <summary>What <c>$expand</c> accepts.</summary>
    public List<ExpandMember> Expand { get; } = [];

    /// <summary>Where one row leads.</summary>
    public List<LinkMember> Links { get; } = [];

    /// <summary>Properties that are streams of their own.</summary>
    public List<StreamMember> Streams { get; } = [];

    /// <summary>A name for the media of a row that no other member of its reference has.</summary>
    public string MediaName()
    {
        var scope = new NameScope(StringComparer.Ordinal);
        foreach (var link in Links)
            scope.Reserve([link.Name]);
        foreach (var stream in Streams)
            scope.Reserve([stream.Name]);
        return scope.Claim(["Media", "MediaStream"]);
    }
}
