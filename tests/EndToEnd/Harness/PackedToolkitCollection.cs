namespace Btp.Connectivity.EndToEnd.Harness;

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackedToolkitCollection : ICollectionFixture<PackedToolkit>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "The packed toolkit";
}
