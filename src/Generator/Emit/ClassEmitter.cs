using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Model;

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

        Fields(writer, client, type);
        for (var i = 0; i < type.Members.Count; i++)
        {
            CodeText.Doc(writer, type.Members[i].Summary, type.Members[i].Remarks);
            Property(writer, client, type.Members[i], type.Inherited.Count + i);
        }

        writer.Line();
        Key(writer, client, type);
        Entry(writer, client, type, self);
        Access(writer, client, type, isReading: true);
        Access(writer, client, type, isReading: false);
        writer.Close();
    }

    private static void Property(IndentedWriter writer, ClientModel client, MemberModel member, int number)
    {
        var type = ValueText.Property(client, member.Value);
        if (member.Access == MemberAccess.Read)
        {
            writer.Line("public " + type + " " + member.Name + " { get; private set; }" + ValueText.Initial(member.Value));
            return;
        }

        // What is assigned is remembered. Reading a response needs a way around that: the field.
        var field = Target(member);
        var setter = member.Access == MemberAccess.Init ? "init" : "set";
        writer.Line("public " + type + " " + member.Name + " { get => " + field + "; " + setter + " => SetProperty(ref " + field + ", value, " + IndentedWriter.Number(number) + "); }");
    }

    // Two underscores: hardly a name from the wire begins with them, and one that does gives way.
    private static string Target(MemberModel member) => member.Access == MemberAccess.Read ? member.Name : "__" + member.Name;

    // The fields behind the properties, those of one type together.
    private static void Fields(IndentedWriter writer, ClientModel client, ClassModel type)
    {
        var order = new List<string>();
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            if (member.Access == MemberAccess.Read)
                continue;

            var name = ValueText.Property(client, member.Value);
            if (!fields.TryGetValue(name, out var list))
            {
                order.Add(name);
                fields.Add(name, list = []);
            }

            list.Add(Target(member) + ValueText.Initial(member.Value).TrimEnd(';'));
        }

        foreach (var name in order)
        {
            for (var i = 0; i < fields[name].Count; i += NamesPerLine)
                writer.Line("private " + name + " " + string.Join(", ", fields[name].GetRange(i, Math.Min(NamesPerLine, fields[name].Count - i))) + ";");
        }
    }

    private static void Names(IndentedWriter writer, ClassModel type)
    {
        var all = new List<MemberModel>(type.Inherited);
        all.AddRange(type.Members);
        var names = all.ConvertAll(static member => Literals.Quote(member.WireName));
        var uses = Uses(type, all);
        if (names.Count <= NamesPerLine)
        {
            writer.Line("private static readonly " + CodeText.OData + "PropertyNames _names = new(" + string.Join(", ", names) + ")" + uses + ";");
            return;
        }

        writer.Line("private static readonly " + CodeText.OData + "PropertyNames _names = new(");
        writer.Indent();
        for (var i = 0; i < names.Count; i += NamesPerLine)
        {
            var count = Math.Min(NamesPerLine, names.Count - i);
            writer.Line(string.Join(", ", names.GetRange(i, count)) + (i + count < names.Count ? "," : ")" + uses + ";"));
        }

        writer.Unindent();
    }

    // What decides whether a property is written.
    private static string Uses(ClassModel type, List<MemberModel> members)
    {
        var uses = new List<string>();
        if (type.Base is not null)
            uses.Add("TypeName = " + Literals.Quote(type.WireName));
        Add("Keys", static member => member.IsKey);
        Add("Computed", static member => member.Access == MemberAccess.Read);
        Add("Immutable", static member => member.Access == MemberAccess.Init);
        Add("Complex", static member => member.Value.Kind == TypeKind.Complex);
        Add("Navigations", static member => member.Value.Kind == TypeKind.Entity);
        return uses.Count == 0 ? "" : " { " + string.Join(", ", uses) + " }";

        void Add(string name, Predicate<MemberModel> isOne)
        {
            var numbers = new List<string>();
            for (var i = 0; i < members.Count; i++)
            {
                if (isOne(members[i]))
                    numbers.Add(IndentedWriter.Number(i));
            }

            if (numbers.Count > 0)
                uses.Add(name + " = [" + string.Join(", ", numbers) + "]");
        }
    }

    private static void Entry(IndentedWriter writer, ClientModel client, ClassModel type, string self)
    {
        var entry = "static " + self + " " + CodeText.OData + "IODataObject<" + self + ">.Read(ref " + CodeText.OData + "ODataReader reader)";
        var end = type.IsAbstract ? "throw reader.UnknownType(" + Literals.Quote(type.WireName) + ")" : "reader.ReadInto(new " + self + "())";
        if (type.Derived.IsEmpty)
        {
            writer.Line(entry + " => " + end + ";");
            return;
        }

        writer.Line(entry);
        writer.Open();
        Dispatch(writer, client, type);
        writer.Line((type.IsAbstract ? "" : "return ") + end + ";");
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

    // The code that goes through the properties, and what derived types share of it: they count on from there.
    private static void Access(IndentedWriter writer, ClientModel client, ClassModel type, bool isReading)
    {
        var (verb, parameter, argument) = isReading
            ? ("Read", "ref " + CodeText.OData + "ODataReader reader", "ref reader")
            : ("Write", CodeText.OData + "ODataWriter writer", "writer");
        if (!type.IsAbstract)
        {
            var user = isReading ? "reader" : "writer";
            writer.Line();
            writer.Line("/** <inheritdoc/> */ protected override void " + verb + "Properties(" + parameter + ")");
            writer.Open();
            writer.Line("var scope = " + user + ".EnterObject(this" + (!isReading ? ", _names" : type.IsOpen ? ", isOpen: true" : "") + ");");
            writer.Line("while (" + user + ".NextProperty(_names, ref scope, out var property))");
            if (type.HasDerived)
            {
                writer.Line("    " + verb + type.Name + "Property(" + argument + ", property);");
            }
            else
            {
                writer.Indent();
                Switch(writer, client, type, isReading, verb, argument);
                writer.Unindent();
            }

            writer.Close();
        }

        if (!type.HasDerived)
            return;

        writer.Line();
        writer.Line("private protected void " + verb + type.Name + "Property(" + parameter + ", int property)");
        writer.Open();
        Switch(writer, client, type, isReading, verb, argument);
        writer.Close();
    }

    private static void Switch(IndentedWriter writer, ClientModel client, ClassModel type, bool isReading, string verb, string argument)
    {
        var cases = new List<string>();
        if (type.Inherited.Count > 0)
            cases.Add("case < " + IndentedWriter.Number(type.Inherited.Count) + ": " + verb + type.Base + "Property(" + argument + ", property); break;");
        for (var i = 0; i < type.Members.Count; i++)
        {
            var member = type.Members[i];
            var label = "case " + IndentedWriter.Number(type.Inherited.Count + i) + ": ";
            if (isReading)
                cases.Add(label + Target(member) + " = " + ValueText.Read(client, member.Value) + "; break;");
            else if (member.Access != MemberAccess.Read)
                cases.Add(label + ValueText.Write(client, member.Value, "writer", Target(member)) + "; break;");
        }

        if (cases.Count == 0)
            cases.Add("default: break;");

        writer.Line("switch (property)");
        writer.Open();
        foreach (var line in cases)
            writer.Line(line);
        writer.Close();
    }

    private static void Key(IndentedWriter writer, ClientModel client, ClassModel type)
    {
        if (type.Key.IsEmpty)
            return;

        var parts = new List<string>();
        foreach (var part in type.Key)
        {
            var literal = part.IsOptional
                ? part.Path + " is { } part" + IndentedWriter.Number(parts.Count) + " ? " + ValueText.Literal(client, part.Value, "part" + IndentedWriter.Number(parts.Count)) + " : default"
                : ValueText.Literal(client, part.Value, part.Path);
            parts.Add("new(" + Literals.Quote(part.WireName) + ", " + literal + ")");
        }

        writer.Line("/** <inheritdoc/> */ protected override " + CodeText.OData + "ODataKeyPart[] GetKeyParts() => [" + string.Join(", ", parts) + "];");
    }
}
