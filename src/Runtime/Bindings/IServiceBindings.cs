namespace Btp.Connectivity.Bindings;

/// <summary>The service instances that the application is bound to.</summary>
public interface IServiceBindings
{
    /// <summary>All bindings, in the order in which their sources were read.</summary>
    IReadOnlyList<ServiceBinding> All { get; }

    /// <summary>The binding of a service.</summary>
    /// <param name="label">Service offering, for example <c>destination</c>.</param>
    /// <param name="name">Name of the instance, needed when several instances of the service are bound.</param>
    /// <exception cref="MissingBindingException">There is none, or several and <paramref name="name"/> does not choose one.</exception>
    ServiceBinding GetRequired(string label, string? name = null);
}
