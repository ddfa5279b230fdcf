namespace Btp.Connectivity;

/// <summary>The application is not bound to a service that the call needs, or the binding lacks a credential.</summary>
public sealed class MissingBindingException : ConnectivityException
{
    /// <summary>Creates the exception for a service that is not bound.</summary>
    /// <param name="service">Label of the service in the marketplace, for example <c>connectivity</c>.</param>
    public MissingBindingException(string service)
        : this(service, $"There is no binding of the service '{service}'.")
    {
    }

    /// <summary>Creates the exception with a problem of its own.</summary>
    /// <param name="service">Label of the service in the marketplace.</param>
    /// <param name="problem">What is wrong with the bindings, as a sentence.</param>
    public MissingBindingException(string service, string problem)
        : base($"{problem} Looked in VCAP_SERVICES, VCAP_SERVICES_FILE_PATH, SERVICE_BINDING_ROOT and the configuration section Btp:Bindings. In mta.yaml:\n{LinesFor(service)}")
    {
        Service = service;
        DescriptorLines = LinesFor(service);
    }

    /// <summary>Label of the service that is missing.</summary>
    public string Service { get; }

    /// <summary>The lines that bind the service in mta.yaml.</summary>
    public string DescriptorLines { get; }

    private static string LinesFor(string service)
    {
        var plan = service is "xsuaa" or "identity" ? "application" : "lite";
        return
            $"""
            modules:
              - name: <your module>
                requires:
                  - name: {service}
            resources:
              - name: {service}
                type: org.cloudfoundry.managed-service
                parameters:
                  service: {service}
                  service-plan: {plan}
            """.ReplaceLineEndings("\n");
    }
}
