namespace Btp.Connectivity.Testing.Tests;

public sealed class ReferencesTests
{
    [Fact]
    public void The_reference_assemblies_are_those_of_the_sdk() =>
        Assert.Contains(References.Net100, reference => reference.Display!.Contains(Path.Combine("Microsoft.NETCore.App.Ref"), StringComparison.Ordinal)
            && Path.GetFileName(reference.Display) == "System.Runtime.dll");

    [Fact]
    public void An_assembly_comes_with_what_it_refers_to()
    {
        var names = References.WithDependencies("Btp.Connectivity.Testing.dll").Select(reference => Path.GetFileName(reference.Display));

        Assert.Contains("Microsoft.CodeAnalysis.dll", names);
        Assert.DoesNotContain("System.Runtime.dll", names);
    }

    [Fact]
    public void An_assembly_that_is_not_there_is_an_error() => Assert.Throws<FileNotFoundException>(() => References.WithDependencies("None.dll"));
}
