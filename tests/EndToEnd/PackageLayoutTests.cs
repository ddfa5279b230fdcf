using System.Xml.Linq;
using Btp.Connectivity.EndToEnd.Harness;

namespace Btp.Connectivity.EndToEnd;

/// <summary>What is in the packages, to the last entry: a file too many is as wrong as one that is missing.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class PackageLayoutTests(PackedToolkit toolkit)
{
    [Fact]
    public void The_main_package_holds_the_library_the_compiler_side_and_the_build_integration() => Assert.Equal(
        [
            "README.md",
            "analyzers/dotnet/roslyn4.14/cs/Btp.Connectivity.Analyzers.dll",
            "analyzers/dotnet/roslyn4.14/cs/Btp.Connectivity.CodeFixes.dll",
            "analyzers/dotnet/roslyn4.14/cs/Btp.Connectivity.Generator.dll",
            "analyzers/dotnet/roslyn4.14/cs/Btp.Connectivity.Landscape.dll",
            "analyzers/dotnet/roslyn4.14/cs/Btp.Connectivity.Metadata.dll",
            "analyzers/dotnet/roslyn4.14/cs/Microsoft.OData.Edm.dll",
            "analyzers/dotnet/roslyn4.14/cs/YamlDotNet.dll",
            "buildTransitive/Btp.Connectivity.props",
            "buildTransitive/Btp.Connectivity.targets",
            "buildTransitive/policy/off.globalconfig",
            "buildTransitive/policy/recommended.globalconfig",
            "buildTransitive/policy/strict.globalconfig",
            "lib/net10.0/Btp.Connectivity.dll",
            "lib/net10.0/Btp.Connectivity.xml",
        ],
        Entries("Btp.Connectivity"));

    [Fact]
    public void The_ASP_NET_Core_package_holds_its_library() => Assert.Equal(
        ["README.md", "lib/net10.0/Btp.Connectivity.AspNetCore.dll", "lib/net10.0/Btp.Connectivity.AspNetCore.xml"],
        Entries("Btp.Connectivity.AspNetCore"));

    [Fact]
    public void The_mail_package_holds_its_library_and_is_the_only_one_that_needs_MailKit()
    {
        Assert.Equal(["README.md", "lib/net10.0/Btp.Connectivity.Mail.dll", "lib/net10.0/Btp.Connectivity.Mail.xml"], Entries("Btp.Connectivity.Mail"));
        Assert.Contains(Dependencies("Btp.Connectivity.Mail"), static dependency => dependency.Id == "MailKit");
        Assert.All(
            (string[])["Btp.Connectivity", "Btp.Connectivity.AspNetCore", "Btp.Connectivity.LocalLandscape"],
            id => Assert.DoesNotContain(Dependencies(id), static dependency => dependency.Id is "MailKit" or "MimeKit"));
    }

    [Fact]
    public void The_local_landscape_brings_the_libraries_that_are_no_packages() => Assert.Equal(
        [
            "README.md",
            "lib/net10.0/Btp.Connectivity.Landscape.dll",
            "lib/net10.0/Btp.Connectivity.LocalLandscape.dll",
            "lib/net10.0/Btp.Connectivity.LocalLandscape.runtimeconfig.json",
            "lib/net10.0/Btp.Connectivity.LocalLandscape.xml",
            "lib/net10.0/Btp.Connectivity.Metadata.dll",
        ],
        Entries("Btp.Connectivity.LocalLandscape"));

    [Fact]
    public void Nothing_of_the_compiler_side_becomes_a_dependency_of_the_application() => Assert.Equal(
        [
            "Microsoft.Bcl.Cryptography",
            "Microsoft.Extensions.Caching.Abstractions",
            "Microsoft.Extensions.Diagnostics.HealthChecks",
            "Microsoft.Extensions.Http",
            "Microsoft.Extensions.Options.ConfigurationExtensions",
            "Microsoft.IdentityModel.JsonWebTokens",
            "Polly.Core",
            "System.DirectoryServices.Protocols",
        ],
        Dependencies("Btp.Connectivity").Select(dependency => dependency.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Btp.Connectivity.AspNetCore")]
    [InlineData("Btp.Connectivity.Mail")]
    public void A_package_on_top_brings_the_analyzers_of_the_main_package_along(string id)
    {
        var main = Assert.Single(Dependencies(id), dependency => dependency.Id == "Btp.Connectivity");

        Assert.Equal(toolkit.Version, main.Version);
        Assert.Equal("All", main.Include);
    }

    private List<string> Entries(string id)
    {
        using var package = toolkit.Open(id);
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml" && name != id + ".nuspec")
            .Order(StringComparer.Ordinal)];
    }

    private List<(string Id, string Version, string? Include)> Dependencies(string id)
    {
        using var package = toolkit.Open(id);
        using var nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value, element.Attribute("include")?.Value))];
    }
}
