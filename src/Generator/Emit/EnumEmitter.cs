using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes an enumeration, and the table of its names on the wire.</summary>
internal static class EnumEmitter
{
    /// <summary>Writes one enumeration.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="type">The enumeration.</param>
    public static void Write(IndentedWriter writer, ClientModel client, EnumModel type)
    {
        CodeText.Doc(writer, type.Summary, "Enumeration <c>" + Literals.Doc(type.WireName) + "</c>: " + CodeText.Place(client, type.Line));
        if (type.IsFlags)
            writer.Line("[global::System.Flags]");
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + " enum " + type.Name + " : " + Underlying(type.Underlying));
        writer.Open();
        foreach (var member in type.Members)
            CodeText.Row(writer, member.Summary, member.Name + " = " + Value(type.Underlying, member.Value) + ",");
        writer.Close();
    }

    /// <summary>Writes the table of an enumeration.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="type">The enumeration.</param>
    public static void WriteWire(IndentedWriter writer, ClientModel client, EnumModel type)
    {
        var names = CodeText.OData + "EnumNames<" + CodeText.Type(client, type.Name) + ">";
        CodeText.Doc(writer, "The members of <c>" + type.Name + "</c> by their names on the wire.");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("internal static class " + type.Name + "Wire");
        writer.Open();
        CodeText.Doc(writer, "The table.");
        writer.Line("public static readonly " + names + " Names = new(");
        writer.Indent();
        writer.Line(Literals.Quote(type.WireName) + ", " + (type.IsFlags ? "true" : "false") + (type.Members.IsEmpty ? ");" : ","));
        for (var i = 0; i < type.Members.Count; i++)
            writer.Line("(" + Literals.Quote(type.Members[i].WireName) + ", " + Value(PrimitiveKind.Int64, type.Members[i].Value) + ")" + (i + 1 < type.Members.Count ? "," : ");"));
        writer.Unindent();
        writer.Close();
    }

    private static string Underlying(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Byte => "byte",
        PrimitiveKind.SByte => "sbyte",
        PrimitiveKind.Int16 => "short",
        PrimitiveKind.Int64 => "long",
        _ => "int",
    };

    private static string Value(PrimitiveKind kind, long value)
    {
        // A value that the document's own type cannot hold is cut as the type would cut it.
        var fitting = kind switch { PrimitiveKind.Byte => (byte)value, PrimitiveKind.SByte => (sbyte)value, PrimitiveKind.Int16 => (short)value, PrimitiveKind.Int64 => value, _ => (int)value };
        return fitting == long.MinValue ? "long.MinValue" : IndentedWriter.Number(fitting) + (kind == PrimitiveKind.Int64 ? "L" : "");
    }
}
