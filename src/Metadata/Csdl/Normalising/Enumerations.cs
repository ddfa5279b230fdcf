using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Enumerations and type definitions stand on primitive types, and values of members are integers.</summary>
internal static class Enumerations
{
    private static readonly string[] Integers = ["Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64"];

    /// <summary>Drops what is at fault.</summary>
    /// <param name="set">The schemas.</param>
    /// <param name="reading">Where to note what is left out.</param>
    public static void Check(SchemaSet set, Reading reading)
    {
        foreach (var type in set.Types.Select(t => t.Value))
        {
            if (type.Is("EnumType"))
                CheckEnumeration(type, reading);
            else if (type.Is("TypeDefinition"))
                CheckDefinition(set, type, reading);
        }
    }

    // A definition of a definition is not allowed, but plain: it has the facets of both, its own first.
    private static void CheckDefinition(SchemaSet set, XElement type, Reading reading)
    {
        var seen = new HashSet<XElement> { type };
        for (var below = set.Find(type.Get("UnderlyingType")); below is not null && below.Is("TypeDefinition") && seen.Add(below); below = set.Find(type.Get("UnderlyingType")))
        {
            foreach (var attribute in below.Attributes().Where(a => a.Name.LocalName is "MaxLength" or "Precision" or "Scale" or "SRID" or "Unicode" && type.Attribute(a.Name) is null))
                type.SetAttributeValue(attribute.Name, attribute.Value);
            type.SetAttributeValue("UnderlyingType", below.Get("UnderlyingType"));
        }

        if (!SchemaSet.IsPrimitive(type.Get("UnderlyingType") ?? ""))
            UseDefault(type, "Edm.String", reading);
    }

    private static void CheckEnumeration(XElement type, Reading reading)
    {
        if (type.Get("UnderlyingType") is { } underlying && !Integers.Contains(underlying))
            UseDefault(type, "Edm.Int32", reading);

        long next = 0;
        foreach (var member in type.All("Member").ToList())
        {
            if (member.Get("Value") is { } text && !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out next))
            {
                TypeRules.Remove(member, $"its value '{text}' is no integer", reading);
                continue;
            }

            // Written out: what a member without value stands for must not depend on whether the one before it was read.
            member.SetAttributeValue("Value", next.ToString(CultureInfo.InvariantCulture));
            next = unchecked(next + 1);
        }

        Widen(type, reading);
    }

    // What is on the wire are names, so that a wider type changes nothing but lets all members in.
    private static void Widen(XElement type, Reading reading)
    {
        var (lowest, highest) = (type.Get("UnderlyingType") ?? "Edm.Int32") switch
        {
            "Edm.Byte" => (byte.MinValue, byte.MaxValue),
            "Edm.SByte" => (sbyte.MinValue, sbyte.MaxValue),
            "Edm.Int16" => (short.MinValue, short.MaxValue),
            "Edm.Int32" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var values = type.All("Member").Select(m => long.Parse(m.Get("Value")!, CultureInfo.InvariantCulture));
        if (values.All(v => v >= lowest && v <= highest))
            return;

        reading.Skip(type, $"underlying type '{type.Get("UnderlyingType") ?? "Edm.Int32"}' of '{type.Name()}'", "values of members do not fit; Edm.Int64 is taken instead");
        type.SetAttributeValue("UnderlyingType", "Edm.Int64");
    }

    private static void UseDefault(XElement type, string name, Reading reading)
    {
        reading.Skip(type, $"underlying type '{type.Get("UnderlyingType")}' of '{type.Name()}'", $"it cannot be one; {name} is taken instead");
        type.SetAttributeValue("UnderlyingType", name);
    }
}
