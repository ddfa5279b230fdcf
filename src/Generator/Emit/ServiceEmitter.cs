using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>Writes the declared class: its constructor, and a member for every entity set and singleton.</summary>
internal static class ServiceEmitter
{
    /// <summary>Writes the class.</summary>
    /// <param name="client">The service.</param>
    public static GeneratedFile Emit(ClientModel client)
    {
        var writer = CodeText.File(client.Namespace);
        foreach (var container in client.Containers)
        {
            writer.Line(container);
            writer.Open();
        }

        var destination = client.Destination is { } target ? ", destination <c>" + Literals.Doc(target.Name) + "</c>" : "";
        writer.Line("/// <remarks>" + Literals.Doc(client.Document) + ": " + client.ProtocolName + destination + ".</remarks>");
        writer.Line(CodeText.GeneratedCode);
        writer.Line("partial class " + Keywords.Escape(client.Name) + " : " + CodeText.OData + "ODataService");
        writer.Open();
        CodeText.Doc(writer, "Calls the service at <c>" + Literals.Doc(client.Path.Length == 0 ? "/" : client.Path) + "</c>.");
        writer.Line("/// <param name=\"http\">A client whose handlers know the destination.</param>");
        writer.Line("public " + Keywords.Escape(client.Name) + "(global::System.Net.Http.HttpClient http)");
        writer.Line("    : base(http, " + CodeText.OData + "ODataProtocol." + client.Protocol + ", " + Literals.Quote(client.Path.Length == 0 ? "/" : client.Path) + ") { }");

        var shapes = new Dictionary<string, ShapeModel>(StringComparer.Ordinal);
        foreach (var shape in client.Shapes)
            shapes[shape.Stem] = shape;

        foreach (var set in client.Sets)
            Member(writer, client, set, shapes[set.Stem]);

        foreach (var method in client.Methods)
        {
            writer.Line();
            OperationEmitter.Write(writer, client, method);
        }

        writer.Close();
        foreach (var _ in client.Containers)
            writer.Close();

        return CodeText.End(client, client.Name, writer);
    }

    private static void Member(IndentedWriter writer, ClientModel client, SetModel set, ShapeModel shape)
    {
        var kind = set.IsSingleton ? "Singleton" : "Set";
        var state = kind + "(" + Literals.Quote(set.WireName) + (set.IsNullable ? ", isNullable: true" : "") + ")";
        if (!set.IsSingleton && !set.IsReadable)
        {
            Unlisted(writer, client, set, shape, state);
            return;
        }

        writer.Line();
        Doc(writer, client, set);
        writer.Line("public " + CodeText.Type(client, set.Stem + (set.IsSingleton ? "Reference" : shape.IsInsertableApart ? "Set.Insertable" : "Set")) + " " + set.Name + " => new(" + state + ");");
    }

    // The service does not give the collection away, only what somebody knows the key of, or creates.
    private static void Unlisted(IndentedWriter writer, ClientModel client, SetModel set, ShapeModel shape, string state)
    {
        writer.Line();
        if (set.IsReadableByKey || ((shape.IsUpdatable || shape.IsDeletable) && !shape.Key.IsEmpty))
        {
            Doc(writer, client, set, QueryEmitter.Parameters(shape));
            writer.Line("public " + CodeText.Type(client, set.Stem + "Reference") + " " + set.Name + "(" + QueryEmitter.KeyParameters(client, shape) + ") => new(" + state + ".Key(" + QueryEmitter.KeyParts(client, shape) + "));");
        }

        if (!shape.IsUnlisted)
            return;

        Doc(writer, client, set);
        writer.Line("public " + CodeText.Type(client, set.Stem + "Set.Unlisted") + " " + set.Name + "() => new(" + state + ");");
        if (shape.IsInsertable && !shape.Key.IsEmpty)
        {
            var created = CodeText.OData + "BatchResult<" + CodeText.Type(client, shape.ClassName) + "> created";
            CodeText.Row(writer, "The one that an earlier request of the same change set creates.", "public " + CodeText.Type(client, set.Stem + "Reference") + " " + set.Name + "(" + created + ") => new(" + state + ".Created(created));");
        }
    }

    private static void Doc(IndentedWriter writer, ClientModel client, SetModel set, string parameters = "") =>
        CodeText.Doc(writer, set.Summary, (set.IsSingleton ? "Singleton" : "Entity set") + " <c>" + Literals.Doc(set.WireName) + "</c>: " + CodeText.Place(client, set.Line), parameters);
}
