using Btp.Connectivity.Generator.Model;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>All files of a service, one per type.</summary>
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

        foreach (var type in client.Classes)
            yield return ClassEmitter.Emit(client, type);

        foreach (var type in client.Enums)
        {
            yield return EnumEmitter.Emit(client, type);
            yield return EnumEmitter.EmitWire(client, type);
        }

        foreach (var shape in client.Shapes)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return ShapeEmitter.EmitFilter(client, shape);
            yield return ShapeEmitter.EmitSort(client, shape);
            if (!shape.IsEntity)
                continue;

            if (!shape.Expand.IsEmpty)
                yield return ShapeEmitter.EmitExpand(client, shape);
            yield return QueryEmitter.EmitQuery(client, shape);
            yield return QueryEmitter.EmitSet(client, shape);
            yield return QueryEmitter.EmitReference(client, shape);
        }
    }
}
