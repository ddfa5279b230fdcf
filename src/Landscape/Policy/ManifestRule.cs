namespace Btp.Connectivity.Landscape.Policy;

/// <summary>A rule over manifests: a pure function from a landscape to what is wrong with it.</summary>
public abstract class ManifestRule
{
    /// <summary>The id of the rule, such as <c>BTP1001</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Everything in the landscape to which the rule objects. Suppressions are applied by <see cref="ManifestPolicy"/>.</summary>
    /// <param name="landscape">The landscape.</param>
    public abstract IEnumerable<Finding> Check(LandscapeModel landscape);
}
