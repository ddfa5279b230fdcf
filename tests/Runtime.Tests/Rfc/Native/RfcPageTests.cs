using Btp.Connectivity.Rfc.Native;

namespace Btp.Connectivity.Runtime.Tests.Rfc.Native;

/// <summary>docs/rfc.md names every property that is known, beside its parameter.</summary>
public sealed class RfcPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Page());

    [Fact]
    public void Every_property_stands_on_the_page_in_a_row_with_its_parameter()
        => Assert.DoesNotContain(JcoProperty.All.Values, static property => !Lines.Any(line => line.StartsWith('|') && line.Contains($"`{Short(property)}`", StringComparison.Ordinal)
            && (property.Parameter is null || line.Contains($"`{property.Parameter}`", StringComparison.Ordinal))));

    [Fact]
    public void Every_setting_stands_on_the_page()
        => Assert.DoesNotContain(typeof(NativeRfcOptions).GetProperties(), static setting => !Lines.Any(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains(setting.Name, StringComparison.Ordinal)));

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Toolkit.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Toolkit.sln above the tests.");
        return Path.Combine(folder.FullName, "docs", "rfc.md");
    }

    private static string Short(JcoProperty property) => property.Name.Split('.', 3)[2];
}
