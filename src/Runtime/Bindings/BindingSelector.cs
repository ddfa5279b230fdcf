namespace Btp.Connectivity.Bindings;

/// <summary>
/// Chooses one of several bound instances of a service. Everything that is stated must match. A text is the name of the instance:
/// <c>options.DestinationBinding = "my-destination"</c>.
/// </summary>
public sealed record BindingSelector
{
    /// <summary>Name of the instance or binding, case-sensitive.</summary>
    public string? Name { get; init; }

    /// <summary>Service plan, for example <c>application</c>.</summary>
    public string? Plan { get; init; }

    /// <summary>A tag of the instance. With a name or a tag a user-provided service can be chosen too.</summary>
    public string? Tag { get; init; }

    /// <summary>Audiences of a token (<c>aud</c>): the instance that they mean, by its client id or its <c>xsappname</c>. Empty for any.</summary>
    public IReadOnlyCollection<string> Audiences { get; init; } = [];

    /// <summary>The instance of a name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator BindingSelector(string name) => FromString(name);

    /// <summary>The instance of a name.</summary>
    /// <param name="name">The name.</param>
    public static BindingSelector FromString(string name) => new() { Name = name };

    /// <summary>What is stated.</summary>
    public override string ToString()
        => string.Join(", ", new[]
        {
            Name is null ? null : $"name '{Name}'", Plan is null ? null : $"plan '{Plan}'", Tag is null ? null : $"tag '{Tag}'",
            Audiences.Count == 0 ? null : $"audience {string.Join(' ', Audiences)}",
        }.OfType<string>());

    internal bool Matches(ServiceBinding binding)
        => (Name is null || binding.Name == Name)
            && (Plan is null || string.Equals(binding.Plan, Plan, StringComparison.OrdinalIgnoreCase))
            && (Tag is null || binding.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            && (Audiences.Count == 0 || IsMeant(binding));

    internal bool MayBeUserProvided => Name is not null || Tag is not null;

    private bool IsMeant(ServiceBinding binding)
    {
        var client = binding.GetCredential("clientid");
        var application = binding.GetCredential("xsappname");
        return Audiences.Any(audience => audience == client
            || (application is not null && (audience == application || audience.StartsWith(application + ".", StringComparison.Ordinal))));
    }
}
