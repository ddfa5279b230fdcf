using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.LocalLandscape;

namespace Btp.Connectivity.EndToEnd;

/// <summary>A project outside the repository that knows nothing but the packages: it builds, it calls, and it does not build when it breaks a rule.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class ConsumerTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task It_builds_and_queries_a_back_end_behind_a_Cloud_Connector_as_the_user()
    {
        var consumer = ConsumerProject.Create(toolkit);
        (await consumer.BuildAsync()).Succeeds();
        await using var landscape = await LocalLandscape.LocalLandscape.StartAsync(LandscapeDefinition.Load(consumer.Locate("landscape", "landscape.json")));

        var run = (await consumer.RunAsync("bin/Debug/net10.0/Consumer.dll", new Dictionary<string, string?>
        {
            ["VCAP_SERVICES"] = landscape.VcapServices,
            ["Btp__TrustedRootsFile"] = landscape.CertificateAuthorityFile,
            ["USER_TOKEN"] = landscape.UserToken("CAROL"),
        })).Succeeds();

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("order ", StringComparison.Ordinal) || line.StartsWith("url ", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("url /sap/opu/odata/sap/ZORDERS_SRV/Orders?", lines[0], StringComparison.Ordinal);
        Assert.Equal(["order 4 Gulf & Sons 1200.00 AED", "order 5 Pearl 'n' Co 640.10 AED"], lines.Skip(1));
        Assert.Contains(landscape.Audit.Entries, entry => entry.Hop == LocalLandscape.Audit.Hop.BackEnd && entry.Principal == "CAROL");
    }

    [Fact]
    public async Task A_web_application_gets_everything_from_the_ASP_NET_Core_package_and_a_landscape_in_its_own_process()
    {
        var consumer = ConsumerProject.Create(toolkit);
        (await consumer.BuildAsync("Web/Web.csproj")).Succeeds();

        var run = (await consumer.RunAsync("Web/bin/Debug/net10.0/Web.dll", new Dictionary<string, string?>(), consumer.Locate("landscape", "landscape.json"))).Succeeds();

        Assert.Contains("anonymous 401\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("customer Gulf & Sons\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("audit BackEnd CAROL\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_everything_from_the_mail_package_its_destinations_included()
    {
        var consumer = ConsumerProject.Create(toolkit);
        (await consumer.BuildAsync("Mail/Mail.csproj")).Succeeds();

        var run = (await consumer.RunAsync("Mail/bin/Debug/net10.0/Mail.dll", new Dictionary<string, string?>())).Succeeds();

        Assert.Equal(["contract MAIL smtps://mail.example.com:465/ BasicAuthentication", "no binding", "refused Message"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3));
    }

    [Fact]
    public async Task A_module_without_the_Connectivity_service_breaks_the_build_at_its_line_in_mta_yaml_until_it_is_mended()
    {
        var consumer = ConsumerProject.Create(toolkit);
        consumer.Edit("mta.yaml", "      - name: orders-connectivity\n", "");

        var broken = (await consumer.BuildAsync()).Fails();
        Assert.Matches(@"mta\.yaml\(6,11\): error BTP1001: Module 'orders-srv' uses the on-premise destination 'ERP'", broken.Output);

        consumer.Edit("mta.yaml", "      - name: orders-destination\n", "      - name: orders-destination\n      - name: orders-connectivity\n");
        (await consumer.BuildAsync()).Succeeds();
    }

    [Fact]
    public async Task A_password_in_code_breaks_the_build_at_its_place_until_it_is_gone()
    {
        var consumer = ConsumerProject.Create(toolkit);
        const string Violation = "_ = new System.Net.NetworkCredential(\"BATCH\", \"Tr0ub4dor&3\");\n";
        consumer.Edit("Program.cs", "var orders = ", Violation + "var orders = ");

        var broken = (await consumer.BuildAsync()).Fails();
        Assert.Matches(@"Program\.cs\(14,\d+\): error BTP3001: ", broken.Output);
        Assert.DoesNotContain("Tr0ub4dor", broken.Output, StringComparison.Ordinal);

        consumer.Edit("Program.cs", Violation, "");
        (await consumer.BuildAsync()).Succeeds();
    }
}
