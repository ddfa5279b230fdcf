namespace Btp.Connectivity.Bindings;

/// <summary>A binding of the service <c>xsuaa</c>, against which the callers of the application authenticate.</summary>
public sealed class XsuaaBinding
{
    /// <summary>Reads the binding.</summary>
    /// <param name="binding">A binding with <c>url</c>, <c>uaadomain</c>, <c>xsappname</c> and an OAuth client.</param>
    /// <exception cref="MissingBindingException">A credential is missing.</exception>
    public XsuaaBinding(ServiceBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        Name = binding.Name;
        Client = new OAuthClient(binding);
        Url = ServiceAddress.Required(binding, "url");
        UaaDomain = OAuthClient.Required(binding, "uaadomain");
        AppName = OAuthClient.Required(binding, "xsappname");
    }

    /// <summary>Label of the service.</summary>
    public const string Label = "xsuaa";

    /// <summary>Name of the instance or binding.</summary>
    public string Name { get; }

    /// <summary>Root of the token service of the application's own tenant.</summary>
    public Uri Url { get; }

    /// <summary>Domain that every tenant's token service belongs to; the only one whose keys are trusted.</summary>
    public string UaaDomain { get; }

    /// <summary>Name of the application in tokens (<c>xsappname</c>).</summary>
    public string AppName { get; }

    /// <summary>The OAuth client of the binding.</summary>
    public OAuthClient Client { get; }

    /// <summary>The name; no credential.</summary>
    public override string ToString() => $"{Label} '{Name}'";
}
