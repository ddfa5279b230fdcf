using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.V2;
using Btp.Connectivity.LocalLandscape.BackEnd.V4;
using Btp.Connectivity.Metadata.Csdl;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>A service in operation: its path, its document, its data and its protocol.</summary>
internal sealed class ServiceHost
{
    private readonly State _state;

    private ServiceHost(BackEndService definition, ServiceData data, State state)
    {
        Definition = definition;
        Path = "/" + definition.Path.Trim('/');
        PageSize = definition.PageSize;
        Data = data;
        Protocol = data.Schema.IsV2 ? new V2Protocol(data) : new V4Protocol(data);
        _state = state;
    }

    /// <summary>What the landscape says of the service.</summary>
    public BackEndService Definition { get; }

    /// <summary>Held by whoever changes data, from <see cref="Begin"/> to <see cref="Commit"/>.</summary>
    public Lock Gate => _state.Gate;

    /// <summary>The service with the data of this moment; a request works with the same from beginning to end.</summary>
    public ServiceHost Now() => new(Definition, _state.Data, _state);

    /// <summary>The service with a copy of the data that can be changed.</summary>
    public ServiceHost Begin() => new(Definition, _state.Data.Next(), _state);

    /// <summary>Makes the changed copy the data of the service.</summary>
    public void Commit()
    {
        Data.Refresh();
        _state.Data = Data;
    }

    /// <summary>The service root, without a slash at the end.</summary>
    public string Path { get; }

    /// <summary>The last segment of the root that is no version: <c>API_SALES_ORDER_SRV</c>, <c>product</c>.</summary>
    public string Id => Path.Split('/').Last(static s => !s.All(char.IsAsciiDigit));

    public int PageSize { get; }

    public ServiceData Data { get; }

    public IProtocol Protocol { get; }

    /// <summary>Reads document and seed.</summary>
    /// <exception cref="InvalidDataException">The document cannot be served, or the seed does not fit it.</exception>
    public static ServiceHost Open(BackEndService definition)
    {
        using var stream = definition.MetadataFile.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        using var text = new StreamReader(copy);
        var read = MetadataReader.ReadEdmModel(text.ReadToEnd());
        if (read is not { EdmModel: { EntityContainer: not null } edm, Model: { } model })
            throw new InvalidDataException($"{definition.MetadataFile}: {(read.Problems.Count > 0 ? read.Problems[0].Reason : "the document has no entity container")}");
        if (definition.PageSize < 1)
            throw new InvalidDataException($"{definition.Path}: the page size must be at least 1");
        Query.Functions.Register();
        var data = new ServiceData(new ServiceSchema(edm, model, copy.ToArray()));
        if (definition.DataFile is { } seed)
            new SeedReader(data, seed.Name).Read(seed.ReadAllText());
        return new ServiceHost(definition, data, new State(data));
    }

    /// <summary>Whether a request path (as sent) belongs to the service; matrix parameters like <c>;v=2</c> may follow the root.</summary>
    /// <param name="path">The path of the request.</param>
    /// <param name="rest">What follows the root, without slashes around it.</param>
    public bool Owns(string path, out string rest)
    {
        rest = "";
        if (!path.StartsWith(Path, StringComparison.OrdinalIgnoreCase))
            return false;
        var tail = path[Path.Length..];
        if (tail.StartsWith(';'))
            tail = tail.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? tail[slash..] : "";
        rest = tail.Trim('/');
        return tail.Length == 0 || tail[0] == '/';
    }

    private sealed class State(ServiceData data)
    {
        private volatile ServiceData _data = data;

        public Lock Gate { get; } = new();

        public ServiceData Data
        {
            get => _data;
            set => _data = value;
        }
    }
}
