using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the shapes that lambdas are written against: what <c>$filter</c>, <c>$orderby</c> and <c>$expand</c> accept, and nothing else.</summary>
internal static class ShapeEmitter
{
    /// <summary>Writes what <c>$filter</c> accepts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static void WriteFilter(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        // A complex value can be read and written as a whole; its class is told to whoever does.
        var complex = shape.IsEntity ? "" : CodeText.OData + "IODataComplexShape<" + CodeText.Type(client, shape.ClassName) + ">";
        Begin(writer, client, shape, "Filter", "What conditions on <c>" + shape.Title + "</c> are made of.", complex);
        if (complex.Length > 0)
            writer.Line(CodeText.OData + "ODataPath " + complex + ".Path => _path;");
        foreach (var member in shape.Filter)
            CodeText.Row(writer, member.Summary, "public " + FilterMember(client, member));
        foreach (var cast in shape.Casts)
            CodeText.Row(writer, "Whether it is a <c>" + cast.Name + "</c>.", "public " + CodeText.OData + "Filter Is" + cast.Name + "() => _path.IsOf(" + Literals.Quote(cast.WireName) + ");");
        Casts(writer, client, shape, "Filter");
        writer.Close();
    }

    /// <summary>Writes what <c>$orderby</c> accepts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static void WriteSort(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        Begin(writer, client, shape, "Sort", "What <c>" + shape.Title + "</c> can be sorted by.");
        foreach (var member in shape.Sort)
        {
            CodeText.Row(writer, member.Summary, "public " + (member.IsCollection
                ? CodeText.OData + "CollectionSort " + member.Name + " => new(_path, " + Literals.Quote(member.WireName) + ");"
                : member.Stem is { } stem
                ? Nested(client, stem + "Sort", member.Name, member.WireName)
                : CodeText.OData + "SortPath " + member.Name + " => new(_path, " + Literals.Quote(member.WireName) + ");"));
        }

        Casts(writer, client, shape, "Sort");
        writer.Close();
    }

    /// <summary>Writes what <c>$expand</c> accepts.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="client">The service.</param>
    /// <param name="shape">The family.</param>
    public static void WriteExpand(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        Begin(writer, client, shape, "Expand", "What can be read along with <c>" + shape.Title + "</c>.");
        if (client.Protocol == ClientProtocol.V2)
            CodeText.Row(writer, "The way so far.", "public static implicit operator " + CodeText.OData + "ExpandPath(" + CodeText.Type(client, shape.Stem + "Expand") + " shape) => new(shape._path);");

        foreach (var member in shape.Expand)
            CodeText.Row(writer, member.Summary, "public " + ExpandMember(client, member));
        Casts(writer, client, shape, "Expand");
        writer.Close();
    }

    /// <summary>Whether anything can be read along.</summary>
    /// <param name="shape">The family.</param>
    public static bool HasExpand(ShapeModel shape)
    {
        foreach (var cast in shape.Casts)
        {
            if (cast.LeadsOn)
                return true;
        }

        return !shape.Expand.IsEmpty;
    }

    private static void Casts(IndentedWriter writer, ClientModel client, ShapeModel shape, string kind)
    {
        if (client.Protocol == ClientProtocol.V2)
            return;

        foreach (var cast in shape.Casts)
        {
            if (kind != "Expand" || cast.LeadsOn)
                CodeText.Row(writer, "As a <c>" + cast.Name + "</c>.", "public " + CodeText.Type(client, cast.Stem + kind) + " As" + cast.Name + "() => new(_path.Navigate(" + Literals.Quote(cast.WireName) + "));");
        }
    }

    private static void Begin(IndentedWriter writer, ClientModel client, ShapeModel shape, string kind, string summary, string more = "")
    {
        var self = CodeText.Type(client, shape.Stem + kind);
        CodeText.Doc(writer, summary);
        writer.Line(CodeText.GeneratedCode);
        writer.Line(client.Accessibility + " readonly struct " + shape.Stem + kind + " : " + CodeText.OData + "IODataShape<" + self + ">" + (more.Length > 0 ? ", " + more : ""));
        writer.Open();
        writer.Line("private readonly " + CodeText.OData + "ODataPath _path;");
        writer.Line("internal " + shape.Stem + kind + "(" + CodeText.OData + "ODataPath path) => _path = path;");
        writer.Line("static " + self + " " + CodeText.OData + "IODataShape<" + self + ">.At(" + CodeText.OData + "ODataPath path) => new(path);");
    }

    private static string FilterMember(ClientModel client, FilterMember member)
    {
        var arguments = "(_path, " + Literals.Quote(member.WireName);
        if (member.IsValueOnly)
            return CodeText.OData + "PropertyPath<" + ValueText.Property(client, member.Value) + "> " + member.Name + " => new" + arguments + Access(client, member.Value) + ");";
        if (member.Value.IsCollection)
            return CodeText.OData + Collection(client, member) + " " + member.Name + " => new" + arguments + ");";

        if (member.Stem is { } nested)
            return Nested(client, nested + "Filter", member.Name, member.WireName);
        if (member.Value.Kind == TypeKind.Enum)
            return CodeText.OData + "EnumPath<" + CodeText.Type(client, member.Value.TypeName) + "> " + member.Name + " => new" + arguments + ", " + CodeText.Type(client, member.Value.TypeName + "Wire") + ".Names);";

        var type = PrimitivePath(client, member.Value);
        var wire = member.Value.Primitive == PrimitiveKind.Geo ? (member.Value.IsGeometry ? ", " + CodeText.OData + "EdmType.Geometry" : "") : member.Value.Primitive is PrimitiveKind.String or PrimitiveKind.Boolean or PrimitiveKind.Binary ? "" : ", " + ValueText.Wire(member.Value);
        return type + " " + member.Name + " => new" + arguments + wire + ");";
    }

    // How a property without conditions is read and written: for all others their paths know.
    private static string Access(ClientModel client, ValueModel value) =>
        ", static (ref " + CodeText.OData + "ODataReader reader) => " + ValueText.Read(client, value) + ", static (writer, value) => " + ValueText.Write(client, value, "writer", "value")
        + (value is { Kind: TypeKind.Complex, IsCollection: false } ? ", isObject: true" : "");

    private static string Collection(ClientModel client, FilterMember member)
    {
        if (member.Value.Kind == TypeKind.Entity)
            return "CollectionPath<" + CodeText.Type(client, member.Stem + "Filter") + ">";
        return member.Stem is { } stem
            ? "ComplexCollectionPath<" + CodeText.Type(client, stem + "Filter") + ", " + ValueText.Type(client, member.Value) + ">"
            : "ValueCollectionPath<" + PrimitivePath(client, member.Value) + ", " + ValueText.Type(client, member.Value) + "?>";
    }

    private static string PrimitivePath(ClientModel client, ValueModel value) => CodeText.OData + value.Primitive switch
    {
        PrimitiveKind.String => "StringPath",
        PrimitiveKind.Boolean => "BooleanPath",
        PrimitiveKind.Binary => "BinaryPath",
        PrimitiveKind.Geo => "GeoPath<" + ValueText.Type(client, value) + ">",
        PrimitiveKind.Guid => "EquatablePath<" + ValueText.Type(client, value) + ">",
        _ => "ComparablePath<" + ValueText.Type(client, value) + ">",
    };

    private static string ExpandMember(ClientModel client, ExpandMember member)
    {
        if (member.IsComplex)
            return Nested(client, member.Stem + "Expand", member.Name, member.WireName);
        if (client.Protocol == ClientProtocol.V4)
        {
            var query = CodeText.Type(client, member.Stem + "Query") + "<" + CodeText.Type(client, member.ClassName) + ">";
            return CodeText.OData + "ExpandPath<" + query + "> " + member.Name + " => new(_path, " + Literals.Quote(member.WireName) + ", static state => new " + query + "(state));";
        }

        return member.LeadsOn
            ? Nested(client, member.Stem + "Expand", member.Name, member.WireName)
            : CodeText.OData + "ExpandPath " + member.Name + " => new(_path.Navigate(" + Literals.Quote(member.WireName) + "));";
    }

    private static string Nested(ClientModel client, string shape, string name, string wireName) =>
        CodeText.Type(client, shape) + " " + name + " => new(_path.Navigate(" + Literals.Quote(wireName) + "));";
}
