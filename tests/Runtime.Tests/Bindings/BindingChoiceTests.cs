using Btp.Connectivity.Bindings;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Runtime.Tests.Bindings;

/// <summary>Several instances of one service, and the layouts that older operators mount.</summary>
public sealed class BindingChoiceTests : IDisposable
{
    private const string Two = """
        { "xsuaa": [
            { "label": "xsuaa", "name": "app", "plan": "application", "tags": ["xsuaa", "ui"], "credentials": { "clientid": "sb-app!t1", "xsappname": "app!t1" } },
            { "label": "xsuaa", "name": "broker", "plan": "broker", "tags": ["xsuaa"], "credentials": { "clientid": "sb-broker!b2", "xsappname": "broker!b2" } } ],
          "user-provided": [ { "label": "user-provided", "name": "own-uaa", "tags": ["own"], "credentials": { "clientid": "own" } } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bindings").FullName;

    public static TheoryData<BindingSelector, string> Choices => new()
    {
        { "broker", "broker" },
        { new() { Plan = "application" }, "app" },
        { new() { Tag = "UI" }, "app" },
        { new() { Audiences = ["openid", "broker!b2.Read"] }, "broker" },
        { new() { Audiences = ["sb-app!t1"] }, "app" },
        { new() { Tag = "own" }, "own-uaa" },
        { "own-uaa", "own-uaa" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void An_instance_is_chosen_by_name_plan_tag_or_audience(BindingSelector selector, string name)
        => Assert.Equal(name, Bindings(("VCAP_SERVICES", Two)).GetRequired("xsuaa", selector).Name);

    [Fact]
    public void A_choice_that_fits_none_or_several_is_refused_and_named()
    {
        var bindings = Bindings(("VCAP_SERVICES", Two));

        Assert.Contains("plan 'space'", Assert.Throws<MissingBindingException>(() => bindings.GetRequired("xsuaa", new BindingSelector { Plan = "space" })).Message, StringComparison.Ordinal);
        Assert.Contains("Btp:XsuaaBinding", Assert.Throws<MissingBindingException>(() => bindings.GetRequired("xsuaa")).Message, StringComparison.Ordinal);
        Assert.Throws<MissingBindingException>(() => bindings.GetRequired("xsuaa", new BindingSelector { Audiences = ["app!t12"] }));
    }

    [Fact]
    public void The_choice_can_stand_in_the_configuration()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Btp:XsuaaBinding:Plan", "broker"), new("Btp:DestinationBinding", "d")]).Build())
            .AddBtpConnectivity().BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<BtpConnectivityOptions>>().Value;

        Assert.Equal(new BindingSelector { Plan = "broker" }, options.XsuaaBinding! with { Audiences = options.XsuaaBinding.Audiences });
        Assert.Equal("d", options.DestinationBinding!.Name);
    }

    [Theory]
    [InlineData("destination/dest-1/clientid=c1;destination/dest-1/plan=lite")]
    [InlineData("""destination/dest-1/credentials.json={"clientid":"c1"};destination/dest-1/plan=lite""")]
    [InlineData("""destination/dest-1/binding.json={"clientid":"c1","plan":"lite"}""")]
    [InlineData("""destination/dest-1/binding.json={"credentials":{"clientid":"c1"},"plan":"lite"}""")]
    [InlineData("""dest-1/secret={"clientid":"c1","plan":"lite","type":"destination"}""")]
    [InlineData("dest-1/clientid=c1;dest-1/plan=lite;dest-1/type=destination;dest-1/..data/clientid=other")]
    public void A_binding_is_found_in_every_layout_that_operators_write(string files)
    {
        foreach (var file in files.Split(';'))
        {
            var (path, text) = (file[..file.IndexOf('=', StringComparison.Ordinal)], file[(file.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            Write(path, text);
        }

        var binding = Assert.Single(Bindings(("SERVICE_BINDING_ROOT", _folder)).All);

        Assert.Equal(("destination", "dest-1", "lite", "c1"), (binding.Label, binding.Name, binding.Plan, binding.GetCredential("clientid")));
    }

    [Fact]
    public void A_credential_that_only_looks_like_JSON_stays_a_text()
    {
        Write("b/type", "destination");
        Write("b/clientid", "c1");
        Write("b/credentials", "{ not json");

        Assert.Equal("{ not json", Bindings(("SERVICE_BINDING_ROOT", _folder)).GetRequired("destination").GetCredential("credentials"));
    }

    [Theory]
    [InlineData("connectivity", "service-plan: lite")]
    [InlineData("identity", "service-plan: application")]
    public void A_missing_binding_says_what_to_add(string service, string line)
        => Assert.Contains(line, Assert.Throws<MissingBindingException>(() => Bindings().GetRequired(service)).DescriptorLines, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ServiceBindings Bindings(params (string Key, string Value)[] settings)
        => new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
