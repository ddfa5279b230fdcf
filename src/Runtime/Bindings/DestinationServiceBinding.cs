namespace Btp.Connectivity.Bindings;

/// <summary>A binding of the service <c>destination</c>.</summary>
public sealed class DestinationServiceBinding
{
    /// <summary>Reads the binding.</summary>
    /// <param name="binding">A binding with the credentials <c>uri</c>, <c>url</c>, <c>clientid</c> and a secret or certificate.</param>
    /// <exception cref="MissingBindingException">A credential is missing.</exception>
    public DestinationServiceBinding(ServiceBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        Name = binding.Name;
        Client = new OAuthClient(binding);
        ServiceUri = ServiceAddress.Required(binding, "uri");
    }

    /// <summary>Label of the service.</summary>
    public const string Label = "destination";

    /// <summary>Name of the instance or binding.</summary>
    public string Name { get; }

    /// <summary>Root of the Destination service.</summary>
    public Uri ServiceUri { get; }

    /// <summary>The OAuth client of the binding.</summary>
    public OAuthClient Client { get; }

    /// <summary>The name; no credential.</summary>
    public override string ToString() => $"{Label} '{Name}'";
}
