using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the class of an entity or complex type, with the code that reads it.</summary>
internal static class ClassEmitter
{
    private const int NamesPerLine = 8;

    /// <summary>Writes one class.</summary>
    /// <param name="client">The service.</param>
    /// <param name="type">The class.</param>
    public static GeneratedFile Emit(ClientModel client, ClassModel type)
    {
        var writer = CodeText.File(client.Namespace);
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
            writer.Line("public " + ValueText.Property(client, member.Value) + " " + member.Name + " { get; set; }" + ValueText.Initial(member.Value));
        }

        Read(writer, client, type, self);
        writer.Close();
        return CodeText.End(client, type.Name, writer);
    }

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

        writer.Line();
    }

    private static void Read(IndentedWriter writer, ClientModel client, ClassModel type, string self)
    {
        var entry = "static " + self + " " + CodeText.OData + "IODataObject<" + self + ">.Read(ref " + CodeText.OData + "ODataReader reader)";
        writer.Line();
        if (type.Derived.IsEmpty && type.Base is null && !type.IsAbstract)
        {
            writer.Line(entry);
            Loop(writer, client, type, self);
            return;
        }

        var own = type.IsAbstract ? "throw reader.UnknownType(" + Literals.Quote(type.WireName) + ")" : "Read" + type.Name + "(ref reader)";
        if (type.Derived.IsEmpty)
        {
            writer.Line(entry + " => " + own + ";");
        }
        else
        {
            writer.Line(entry + " => reader.TypeName switch");
            writer.Open();
            foreach (var derived in type.Derived)
                writer.Line(Literals.Quote(derived.WireName) + " => " + CodeText.Type(client, derived.Name) + ".Read" + derived.Name + "(ref reader),");
            writer.Line("_ => " + own + ",");
            writer.Close(";");
        }

        if (type.IsAbstract)
            return;

        writer.Line();
        writer.Line("internal static " + self + " Read" + type.Name + "(ref " + CodeText.OData + "ODataReader reader)");
        Loop(writer, client, type, self);
    }

    private static void Loop(IndentedWriter writer, ClientModel client, ClassModel type, string self)
    {
        writer.Open();
        writer.Line("var row = new " + self + "();");
        writer.Line("var scope = reader.EnterObject(row" + (type.IsOpen ? ", isOpen: true" : "") + ");");
        writer.Line("while (reader.NextProperty(_names, ref scope, out var property))");
        writer.Open();
        if (type.Inherited.Count + type.Members.Count > 0)
        {
            writer.Line("switch (property)");
            writer.Open();
            var number = 0;
            foreach (var member in type.Inherited)
                Case(writer, client, member, number++);
            foreach (var member in type.Members)
                Case(writer, client, member, number++);
            writer.Close();
        }

        writer.Close();
        writer.Line("return row;");
        writer.Close();
    }

    private static void Case(IndentedWriter writer, ClientModel client, MemberModel member, int number) =>
        writer.Line("case " + IndentedWriter.Number(number) + ": row." + member.Name + " = " + ValueText.Read(client, member.Value) + "; break;");
}
