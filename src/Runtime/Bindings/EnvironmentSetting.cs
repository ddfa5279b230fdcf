using Microsoft.Extensions.Configuration;

namespace Btp.Connectivity.Bindings;

/// <summary>A variable of the platform: the configuration first, so that tests and user secrets can stand in for the environment.</summary>
internal static class EnvironmentSetting
{
    public static string? Get(IConfiguration? configuration, string name)
    {
        var value = configuration?[name];
        if (string.IsNullOrWhiteSpace(value))
        {
            value = Environment.GetEnvironmentVariable(name);
        }

        return string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
