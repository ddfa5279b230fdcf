using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the class of an entity or complex type, with the code that reads it.</summary>
internal static class ClassEmitter
{
    private const int NamesPerLine = 8;

    // Up to here comparing bytes is cheaper than making a string of the type's name.
    private const int MostComparisons = 3;

    /// <summary>Writes one class.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="type">The class.</param>
    public static void Write(IndentedWriter writer, ClientModel client, ClassModel type)
    {
        var kind = type.IsEntity ? "Entity type" : "Complex type";
        CodeText.Doc(writer, type.Summary, type.Remarks + kind + " <c>" + Literals.Doc(type.WireName) + "</c>: " + CodeText.Place(client, type.Line));
        writer.Line(CodeText.GeneratedCode);
        var baseType = type.Base is { } below ? CodeText.Type(client, below) : CodeText.OData + (type.IsEntity ? "ODataEntity" : "ODataObject");
        var self = CodeText.Type(client, type.Name);
        writer.Line(client.Accessibility + (type.IsAbstract ? " abstract" : "") + " partial class " + type.Name + " : " + baseType + ", " + CodeText.OData + "IODataObject<" + self + ">");
        writer.Open();
        if (!type.IsAbstract)
            Names(writer, type);

        foreach (var member in type.Members)
        {
            CodeText.Doc(writer, member.Summary, member.Remarks);
            Property(writer, client, member);
        }

        Read(writer, client, type, self);
        writer.Close();
    }

    private static void Property(IndentedWriter writer, ClientModel client, MemberModel member)
    {
        var (type, initial) = (ValueText.Property(client, member.Value), ValueText.Initial(member.Value));
        switch (member.Access)
        {
            case MemberAccess.Read:
                writer.Line("public " + type + " " + member.Name + " { get; private set; }" + initial);
                break;
            case MemberAccess.Init:
                // Reading a response needs a way in besides the initializer: the field.
                var field = Target(member);
                writer.Line("public " + type + " " + member.Name + " { get => " + field + "; init => " + field + " = value; }");
                writer.Line("private " + type + " " + field + (initial.Length == 0 ? ";" : initial));
                break;
            default:
                writer.Line("public " + type + " " + member.Name + " { get; set; }" + initial);
                break;
        }
    }

    // Two underscores: hardly a name from the wire begins with them, and one that does gives way.
    private static string Target(MemberModel member) => member.Access == MemberAccess.Init ? "__" + member.Name : member.Name;

    private static void Names(IndentedWriter writer, ClassModel type)
    {
        var names = new List<string>();
        foreach (var member in type.Inherited)
            names.Add(Literals.Quote(member.WireName));
        foreach (var member in type.Members)
            names.Add(Literals.Quote(member.WireName));

        if (names.Count <= NamesPerLine)
        {
            writer.Line("private static readonly " + CodeText.OData + "PropertyNames _names = new(" + string.Join(", ", names) + ");");
        }
        else
        {
            writer.Line("private static readonly " + CodeText.OData + "PropertyNames _names = new(");
            writer.Indent();
            for (var i = 0; i < names.Count; i += NamesPerLine)
            {
                var count = Math.Min(NamesPerLine, names.Count - i);
                writer.Line(string.Join(", ", names.GetRange(i, count)) + (i + count < names.Count ? "," : ");"));
            }

            writer.Unindent();
        }
    }

    private static void Read(IndentedWriter writer, ClientModel client, ClassModel type, string self)
    {
        writer.Line();
        var entry = "static " + self + " " + CodeText.OData + "IODataObject<" + self + ">.Read(ref " + CodeText.OData + "ODataReader reader)";
        if (type.IsAbstract && type.Derived.IsEmpty)
        {
            writer.Line(entry + " => throw reader.UnknownType(" + Literals.Quote(type.WireName) + ");");
        }
        else
        {
            writer.Line(entry);
            writer.Open();
            Dispatch(writer, client, type);
            if (type.IsAbstract)
                writer.Line("throw reader.UnknownType(" + Literals.Quote(type.WireName) + ");");
            else
                Loop(writer, client, type, self);
            writer.Close();
        }

        if (!type.HasDerived)
            return;

        // What derived types share: they count on from here.
        writer.Line();
        writer.Line("private protected void Read" + type.Name + "Property(ref " + CodeText.OData + "ODataReader reader, int property)");
        writer.Open();
        Switch(writer, client, type, "");
        writer.Close();
    }

    private static void Dispatch(IndentedWriter writer, ClientModel client, ClassModel type)
    {
        if (type.Derived.IsEmpty)
            return;

        if (type.Derived.Count > MostComparisons)
        {
            writer.Line("switch (reader.TypeName)");
            writer.Open();
            foreach (var derived in type.Derived)
                writer.Line("case " + Literals.Quote(derived.WireName) + ": return reader.ReadAs<" + CodeText.Type(client, derived.Name) + ">();");
            writer.Close();
            return;
        }

        foreach (var derived in type.Derived)
            writer.Line("if (reader.IsType(" + Literals.Quote(derived.WireName) + "u8)) return reader.ReadAs<" + CodeText.Type(client, derived.Name) + ">();");
    }

    private static void Loop(IndentedWriter writer, ClientModel client, ClassModel type, string self)
    {
        writer.Line("var row = new " + self + "();");
        writer.Line("var scope = reader.EnterObject(row" + (type.IsOpen ? ", isOpen: true" : "") + ");");
        writer.Line("while (reader.NextProperty(_names, ref scope, out var property))");
        if (type.HasDerived)
        {
            writer.Line("    row.Read" + type.Name + "Property(ref reader, property);");
        }
        else
        {
            writer.Open();
            Switch(writer, client, type, "row.");
            writer.Close();
        }

        writer.Line("return row;");
    }

    private static void Switch(IndentedWriter writer, ClientModel client, ClassModel type, string row)
    {
        if (type.Inherited.Count + type.Members.Count == 0)
            return;

        writer.Line("switch (property)");
        writer.Open();
        if (type.Inherited.Count > 0)
            writer.Line("case < " + IndentedWriter.Number(type.Inherited.Count) + ": " + row + "Read" + type.Base + "Property(ref reader, property); break;");
        for (var i = 0; i < type.Members.Count; i++)
            writer.Line("case " + IndentedWriter.Number(type.Inherited.Count + i) + ": " + row + Target(type.Members[i]) + " = " + ValueText.Read(client, type.Members[i].Value) + "; break;");
        writer.Close();
    }
}
