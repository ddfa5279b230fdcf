using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>All files of a service: the service itself, its registration, and one per type of the document.</summary>
/// <remarks>Not one per C# type: on every edit Roslyn compares each generated file's name with all others, which seven files per entity would make felt.</remarks>
internal static class ClientEmitter
{
    /// <summary>Writes them.</summary>
    /// <param name="client">The service.</param>
    /// <param name="cancellation">Ends writing.</param>
    public static IEnumerable<GeneratedFile> Emit(ClientModel client, CancellationToken cancellation)
    {
        yield return ServiceEmitter.Emit(client);
        if (client is { HasRegistration: true, Destination: { } destination })
            yield return RegistrationEmitter.Emit(client, destination);

        foreach (var type in client.Enums)
        {
            var writer = CodeText.File(client.Namespace);
            EnumEmitter.Write(writer, client, type);
            writer.Line();
            EnumEmitter.WriteWire(writer, client, type);
            yield return CodeText.End(client, type.Name, writer);
        }

        var families = Families(client);
        foreach (var type in client.Classes)
        {
            cancellation.ThrowIfCancellationRequested();
            var writer = CodeText.File(client.Namespace);
            ClassEmitter.Write(writer, client, type);
            if (families.TryGetValue(type.Name, out var shapes))
            {
                foreach (var shape in shapes)
                    Write(writer, client, shape);
            }

            yield return CodeText.End(client, type.Name, writer);
        }
    }

    // Sets of one type that allow different things have a family each.
    private static Dictionary<string, List<ShapeModel>> Families(ClientModel client)
    {
        var families = new Dictionary<string, List<ShapeModel>>(StringComparer.Ordinal);
        foreach (var shape in client.Shapes)
        {
            if (!families.TryGetValue(shape.ClassName, out var shapes))
                families.Add(shape.ClassName, shapes = []);
            shapes.Add(shape);
        }

        return families;
    }

    private static void Write(IndentedWriter writer, ClientModel client, ShapeModel shape)
    {
        if (shape.IsEntity)
        {
            writer.Line();
            QueryEmitter.WriteSet(writer, client, shape);
            writer.Line();
            QueryEmitter.WriteReference(writer, client, shape);
            writer.Line();
            QueryEmitter.WriteQuery(writer, client, shape);
        }

        writer.Line();
        ShapeEmitter.WriteFilter(writer, client, shape);
        writer.Line();
        ShapeEmitter.WriteSort(writer, client, shape);
        if (!ShapeEmitter.HasExpand(shape))
            return;

        writer.Line();
        ShapeEmitter.WriteExpand(writer, client, shape);
    }
}
