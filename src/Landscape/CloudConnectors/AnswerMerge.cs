using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>Puts together what several files tell of one Cloud Connector: the answers of its REST interface, each in a file of its own.</summary>
internal static class AnswerMerge
{
    /// <summary>What tells the files of one connector: their common folder. A file in the nested form may tell everything, and is one for itself.</summary>
    public static string GroupOf(string path, PositionedNode root)
    {
        if (SingleAnswer.IsNested(root) && root is PositionedMapping { } nested && nested.Get("subaccounts") is not null)
            return path;

        var folder = "/" + FilePaths.Normal(FilePaths.Folder(path)) + "/";
        var end = folder.IndexOf("/subaccounts/", StringComparison.Ordinal);
        return end < 0 ? folder : folder.Substring(0, end + 1);
    }

    /// <summary>Moves subaccounts, mappings and resources that several files of one connector tell of to where they are declared.</summary>
    public static IReadOnlyList<CloudConnectorConfiguration> Join(IReadOnlyList<CloudConnectorConfiguration> files)
    {
        var joined = new List<CloudConnectorConfiguration>(files);
        foreach (var group in files.Where(static file => file.Group.Length > 0 && !file.Subaccounts.IsEmpty).GroupBy(static file => file.Group, StringComparer.Ordinal))
        {
            if (!group.Skip(1).Any())
                continue;

            var first = group.First();
            var subaccounts = Subaccounts([.. group.SelectMany(static file => file.Subaccounts.Items)]).ToEquatableArray();
            for (var i = 0; i < joined.Count; i++)
            {
                if (joined[i].Group == group.Key)
                    joined[i] = joined[i] with { Subaccounts = ReferenceEquals(joined[i], first) ? subaccounts : default };
            }
        }

        return joined;
    }

    private static List<ConnectedSubaccount> Subaccounts(List<ConnectedSubaccount> parts)
    {
        // What does not say whose it is belongs to the only subaccount that there is.
        var ids = parts.Where(static part => part.Subaccount is not null).Select(static part => part.Subaccount!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var all = new List<ConnectedSubaccount>();
        foreach (var part in parts)
        {
            var id = part.Subaccount ?? (ids.Count == 1 ? ids[0] : null);
            var at = all.FindIndex(each => string.Equals(each.Subaccount, id, StringComparison.OrdinalIgnoreCase) && IsSame(each.RegionHost, part.RegionHost) && IsSame(each.LocationId, part.LocationId));
            if (at < 0)
                all.Add(part with { Subaccount = id });
            else
                all[at] = Join(all[at], part);
        }

        return all.ConvertAll(static each => each with { SystemMappings = Mappings([.. each.SystemMappings.Items]).ToEquatableArray() });
    }

    private static ConnectedSubaccount Join(ConnectedSubaccount one, ConnectedSubaccount other)
    {
        // The one that has fields of its own is the declaration; the other one merely says where something belongs.
        if (IsDeclared(other) && !IsDeclared(one))
            (one, other) = (other, one);

        return one with
        {
            RegionHost = one.RegionHost ?? other.RegionHost,
            LocationId = one.LocationId ?? other.LocationId,
            DisplayName = one.DisplayName ?? other.DisplayName,
            RenewsCertificate = one.RenewsCertificate ?? other.RenewsCertificate,
            TunnelState = one.TunnelState ?? other.TunnelState,
            Certificate = one.Certificate ?? other.Certificate,
            AuditLog = one.AuditLog ?? other.AuditLog,
            SynchronizesTrust = one.SynchronizesTrust ?? other.SynchronizesTrust,
            IdentityProviders = one.IdentityProviders ?? other.IdentityProviders,
            TrustPlaces = one.TrustPlaces ?? other.TrustPlaces,
            SystemMappings = one.SystemMappings.Items.AddRange(other.SystemMappings.Items).ToEquatableArray(),
        };
    }

    private static bool IsDeclared(ConnectedSubaccount part) => part.LocationId is not null || part.DisplayName is not null || part.RenewsCertificate is not null || part.TunnelState is not null;

    private static List<SystemMapping> Mappings(List<SystemMapping> parts)
    {
        var declared = parts.FindAll(static part => part.Protocol is not null || part.LocalHost is not null);
        var all = new List<SystemMapping>(declared);
        foreach (var part in parts)
        {
            if (declared.Contains(part))
                continue;

            // Only its resources are told here; without the name of their mapping they are those of the only one.
            var at = part.VirtualHost is null ? all.Count == 1 ? 0 : -1 : all.FindIndex(each => IsSame(each.VirtualHost, part.VirtualHost) && IsSame(each.VirtualPort, part.VirtualPort));
            if (at < 0)
                all.Add(part);
            else
                all[at] = all[at] with { Resources = (all[at].Resources ?? default).Items.AddRange((part.Resources ?? default).Items).ToEquatableArray() };
        }

        return all;
    }

    private static bool IsSame(string? one, string? other) => one is null || other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
