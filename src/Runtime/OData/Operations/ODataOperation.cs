using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>The call of a function, an action or a function import, put together by generated code. Nothing is sent before an invocation of it is.</summary>
/// <remarks>
/// OData 4.0 part 1, section 11.5: functions are read with GET, their parameters stand in the path, or as aliases in the query where a value has no literal;
/// actions are invoked with POST, their parameters are the JSON body. Function imports of V2 take their parameters as query options, whatever the method.
/// </remarks>
public sealed class ODataOperation
{
    private readonly ODataResource _binding;
    private readonly string? _name;
    private readonly bool _isAction;
    private readonly List<ODataArgument> _arguments = [];

    private ODataOperation(ODataResource binding, string? name, HttpMethod method, bool isAction)
        => (_binding, _name, Method, _isAction) = (binding, name, method, isAction);

    /// <summary>The HTTP method.</summary>
    internal HttpMethod Method { get; }

    /// <summary>The service that is called.</summary>
    internal ODataService Service => _binding.Service;

    /// <summary>Writes the parameters of an action, an empty object where there are none; null for what has no body.</summary>
    internal Action<ODataWriter>? WriteBody => _isAction ? Write : null;

    /// <summary>Path and query, relative to the destination's host.</summary>
    internal string Url => _isAction ? ODataUrl.PathOf(_name is null ? _binding : _binding.Navigate(_name)) : ToQuery().ToString();

    /// <summary>The operation itself, without its parameters.</summary>
    internal string Name => _name ?? _binding.Name![(_binding.Name!.LastIndexOf('/') + 1)..];

    /// <summary>A function import (V4).</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">Name of the import on the wire.</param>
    public static ODataOperation Function(ODataService service, string name) => new(Root(service, name), null, HttpMethod.Get, isAction: false);

    /// <summary>A function that is bound to an entity or a collection (V4).</summary>
    /// <param name="binding">What it is bound to.</param>
    /// <param name="name">Qualified name on the wire.</param>
    /// <exception cref="InvalidOperationException">Query options were set on the resource.</exception>
    public static ODataOperation Function(ODataQueryState binding, string name) => new(Bound(binding), name, HttpMethod.Get, isAction: false);

    /// <summary>An action import (V4).</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">Name of the import on the wire.</param>
    public static ODataOperation Action(ODataService service, string name) => new(Root(service, name), null, HttpMethod.Post, isAction: true);

    /// <summary>An action that is bound to an entity or a collection (V4).</summary>
    /// <param name="binding">What it is bound to.</param>
    /// <param name="name">Qualified name on the wire.</param>
    /// <exception cref="InvalidOperationException">Query options were set on the resource.</exception>
    public static ODataOperation Action(ODataQueryState binding, string name) => new(Bound(binding), name, HttpMethod.Post, isAction: true);

    /// <summary>A function import of V2.</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="method">The HTTP method that the document says (<c>m:HttpMethod</c>).</param>
    public static ODataOperation FunctionImport(ODataService service, string name, string method)
        => new(Root(service, name), null, HttpMethod.Parse(method), isAction: false);

    /// <summary>A function import of V2 that acts for one entity (<c>sap:action-for</c>): the key of the entity is handed over as parameters.</summary>
    /// <param name="entity">The entity, named by its key.</param>
    /// <param name="name">The function import's name on the wire.</param>
    /// <param name="method">The HTTP method that the document says (<c>m:HttpMethod</c>).</param>
    /// <exception cref="InvalidOperationException">The entity was reached over a navigation property: its key is not known.</exception>
    public static ODataOperation FunctionImport(ODataQueryState entity, string name, string method)
    {
        if (entity is not { HasOptions: false, Resource: { Step: ODataStep.Key, Content: ODataKeyPart[] key } })
            throw new InvalidOperationException($"{name} takes the key of the entity, which is known only where the entity is named by it: Set[key].");
        var operation = FunctionImport(entity.Service, name, method);
        foreach (var part in key)
            operation.With(part.Name, part.Value);
        return operation;
    }

    /// <summary>Passes a parameter.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="value">Its value; in V2 one that is null is left out, because no server reads a null there.</param>
    public ODataOperation With(string name, ODataLiteral value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!value.IsNull || Service.Protocol == ODataProtocol.V4)
            _arguments.Add(new(name, value));
        return this;
    }

    /// <summary>Passes a parameter that may be left out, and is if it is null.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="value">Its value.</param>
    public ODataOperation WithOptional(string name, ODataLiteral value) => value.IsNull ? this : With(name, value);

    /// <summary>Passes a parameter as JSON: of an action, or one of a function that no literal can hold.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="value">Writes its value.</param>
    public ODataOperation With(string name, Action<ODataWriter> value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        _arguments.Add(new(name, default, value));
        return this;
    }

    /// <summary>Passes a parameter that may be left out as JSON.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="value">Writes its value; null leaves it out.</param>
    public ODataOperation WithOptional(string name, Action<ODataWriter>? value) => value is null ? this : With(name, value);

    /// <summary>The result of a composable function as a resource that can be queried further.</summary>
    public ODataQueryState ToQuery() => new(_binding.Call(new ODataCall(_name, _arguments)));

    /// <summary>The call of an operation that returns nothing, or whose result does not matter.</summary>
    public ODataInvocation ToInvocation() => new(this, default);

    /// <summary>The call of an operation that returns a primitive value, an enumeration member, or a collection of them.</summary>
    /// <param name="result">Reads the result, and says what stands for none.</param>
    public ODataInvocation<T> ToValue<T>(ODataItemReader<T> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(this, default, (operation, etag) => OperationRequests.Read(operation, etag, isObject: false, result));
    }

    /// <summary>The call of an operation that returns one entity or complex value; null where the service sends none (204).</summary>
    public ODataInvocation<T?> ToObject<T>()
        where T : class, IODataObject<T>
        => new(this, default, static (operation, etag) => OperationRequests.Read(operation, etag, isObject: true, static (ref ODataReader reader) => reader.ReadObject<T>()));

    /// <summary>The call of an operation that returns entities or complex values, page after page where the server splits them.</summary>
    public ODataInvocation<List<T>> ToList<T>()
        where T : class, IODataObject<T>
        => new(this, default, OperationRequests.ReadList<T>);

    /// <summary>The call of an operation that returns a stream (<c>Edm.Stream</c>), which is read while it arrives; null where the service sends none (204).</summary>
    public ODataInvocation<ODataMediaStream?> ToStream() => new(this, default, OperationRequests.ReadStream);

    /// <summary>Method and URL.</summary>
    public override string ToString() => $"{Method} {Url}";

    private void Write(ODataWriter writer)
    {
        writer.WriteStartObject();
        foreach (var argument in _arguments)
        {
            writer.WriteName(argument.Name);
            argument.Json!(writer);
        }

        writer.WriteEndObject();
    }

    private static ODataResource Root(ODataService service, string name)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(service, ODataUrl.ResourcePath(service, name), isAlwaysThere: false);
    }

    private static ODataResource Bound(in ODataQueryState binding) => binding.HasOptions
        ? throw new InvalidOperationException("An operation is bound to a resource, not to a query on it: call it before options are set.")
        : binding.Resource;
}
