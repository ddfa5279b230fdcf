using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>A key is there whole or not at all: a part of it addresses nothing.</summary>
internal static class Keys
{
    /// <summary>Drops keys with a part that is no property.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Check(SchemaSet set, Reading reading)
    {
        foreach (var type in set.Types.Select(t => t.Value).Where(t => t.Is("EntityType")))
        {
            foreach (var second in type.All("Key").Skip(1).ToList())
                TypeRules.Remove(second, "a type has one key", reading);

            if (type.One("Key") is not { } key)
                continue;

            if (!key.HasElements)
                key.Remove();
            else if (key.Elements().FirstOrDefault(p => !Leads(set, type, p.Name())) is { } missing)
                TypeRules.Remove(key, $"the key names '{missing.Name()}', which is no property of the type", reading);
        }
    }

    private static bool Leads(SchemaSet set, XElement? type, string path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (set.Member(type, segment) is not { } member)
                return false;

            type = set.Find(member.Get("Type"));
        }

        return true;
    }
}
