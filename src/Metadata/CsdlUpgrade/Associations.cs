using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.CsdlUpgrade;

/// <summary>The associations of a document and the association sets that place them between entity sets.</summary>
internal sealed class Associations
{
    private readonly Dictionary<string, XElement> _associations = new(StringComparer.Ordinal);
    private readonly ILookup<string, XElement> _sets;

    /// <summary>Indexes both.</summary>
    /// <param name="schemas">The schemas.</param>
    public Associations(List<XElement> schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var association in schema.All("Association"))
            {
                var name = schema.Get("Namespace") + "." + association.Name();
                if (!_associations.ContainsKey(name))
                    _associations.Add(name, association);
            }
        }

        _sets = schemas.SelectMany(s => s.All("EntityContainer")).SelectMany(c => c.All("AssociationSet")).ToLookup(s => s.Get("Association") ?? "", StringComparer.Ordinal);
    }

    /// <summary>An association; null if the document lacks it.</summary>
    /// <param name="relationship">Its full name.</param>
    public XElement? Find(string? relationship) => relationship is not null && _associations.TryGetValue(relationship, out var found) ? found : null;

    /// <summary>The end of an association that plays a role.</summary>
    /// <param name="association">The association.</param>
    /// <param name="role">The role.</param>
    public static XElement? End(XElement association, string? role) => association.All("End").FirstOrDefault(e => RoleOf(e) == role);

    /// <summary>The entity set at the far end, for entities of one set; null if no association set places it.</summary>
    /// <param name="relationship">Full name of the association.</param>
    /// <param name="fromRole">Role of the near end.</param>
    /// <param name="toRole">Role of the far end.</param>
    /// <param name="entitySet">The set at the near end.</param>
    public string? TargetSet(string? relationship, string? fromRole, string? toRole, string entitySet) =>
        relationship is null ? null : _sets[relationship]
            .Where(set => EndSet(set, fromRole) == entitySet)
            .Select(set => EndSet(set, toRole))
            .FirstOrDefault(target => target is { Length: > 0 });

    private static string? EndSet(XElement associationSet, string? role) =>
        associationSet.All("End").FirstOrDefault(e => e.Get("Role") == role)?.Get("EntitySet");

    // The role of an end defaults to the name of its type.
    private static string RoleOf(XElement end) => end.Get("Role") ?? TypeNames.SimpleNameOf(end.Get("Type") ?? "");
}
