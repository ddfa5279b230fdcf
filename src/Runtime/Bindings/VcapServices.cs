using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>
/// Cloud Foundry's bindings: the JSON in <c>VCAP_SERVICES</c>, or in the file that <c>VCAP_SERVICES_FILE_PATH</c> names (file-based
/// bindings, where the variable itself is absent).
/// </summary>
internal static class VcapServices
{
    public static IEnumerable<ServiceBinding> Read(IConfiguration? configuration)
    {
        var path = EnvironmentSetting.Get(configuration, "VCAP_SERVICES_FILE_PATH");
        if (path is not null)
        {
            return Parse(BindingFiles.ReadText(path, "VCAP_SERVICES_FILE_PATH"), "the file of VCAP_SERVICES_FILE_PATH");
        }

        var json = EnvironmentSetting.Get(configuration, "VCAP_SERVICES");
        return json is null ? [] : Parse(json, "VCAP_SERVICES");
    }

    internal static List<ServiceBinding> Parse(string json, string origin)
    {
        var bindings = new List<ServiceBinding>();
        using var document = BindingJson.Parse(json, origin);
        foreach (var service in document.RootElement.EnumerateObject())
        {
            if (service.Value.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            foreach (var instance in service.Value.EnumerateArray())
            {
                if (instance.ValueKind == JsonValueKind.Object)
                {
                    bindings.Add(Read(service.Name, instance));
                }
            }
        }

        return bindings;
    }

    private static ServiceBinding Read(string key, JsonElement instance)
    {
        var label = BindingJson.Text(instance, "label") ?? key;
        var name = BindingJson.Text(instance, "instance_name") ?? BindingJson.Text(instance, "name") ?? label;
        var credentials = instance.TryGetProperty("credentials", out var values) && values.ValueKind == JsonValueKind.Object
            ? BindingJson.Properties(values)
            : ServiceBinding.NoCredentials;
        return new ServiceBinding(label, name, BindingJson.Text(instance, "plan"), BindingJson.Texts(instance, "tags"), credentials, BindingJson.Text(instance, "instance_guid"));
    }
}
