namespace Btp.Connectivity.Bindings;

/// <summary>The service instances that the application is bound to.</summary>
public interface IServiceBindings
{
    /// <summary>All bindings, in the order in which their sources were read. Another list when they changed: secrets that are mounted as files rotate while the application runs.</summary>
    IReadOnlyList<ServiceBinding> All { get; }

    /// <summary>The binding of a service.</summary>
    /// <param name="label">Service offering, for example <c>destination</c>.</param>
    /// <param name="selector">Name, plan, tag or audience, needed when several instances of the service are bound; a text is the name.</param>
    /// <exception cref="MissingBindingException">There is none, or several and <paramref name="selector"/> does not choose one.</exception>
    ServiceBinding GetRequired(string label, BindingSelector? selector = null);
}
