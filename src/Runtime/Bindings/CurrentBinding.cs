namespace Btp.Connectivity.Bindings;

/// <summary>A binding in the form that its users need, made anew when the bindings changed: a rotated secret is used from the next request on.</summary>
/// <typeparam name="T">The form.</typeparam>
/// <param name="bindings">The bindings.</param>
/// <param name="label">Label of the service.</param>
/// <param name="selector">Chooses among several instances, or null.</param>
/// <param name="create">Reads the binding.</param>
internal sealed class CurrentBinding<T>(IServiceBindings bindings, string label, BindingSelector? selector, Func<ServiceBinding, T> create)
    where T : class
{
    private volatile Known? _known;

    /// <exception cref="MissingBindingException">There is no such binding, or it lacks a credential.</exception>
    public T Value
    {
        get
        {
            var all = bindings.All;
            if (_known is { } known && ReferenceEquals(known.All, all))
            {
                return known.Value;
            }

            var value = create(bindings.GetRequired(label, selector));
            _known = new Known(all, value);
            return value;
        }
    }

    private sealed record Known(IReadOnlyList<ServiceBinding> All, T Value);
}
