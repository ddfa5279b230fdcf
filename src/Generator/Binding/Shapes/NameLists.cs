using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>Looks names up in the short lists of what a set restricts.</summary>
internal static class NameLists
{
    /// <summary>Whether a list names a property.</summary>
    /// <param name="names">The list.</param>
    /// <param name="name">The name on the wire.</param>
    public static bool Has(this EquatableArray<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (candidate == name)
                return true;
        }

        return false;
    }
}
