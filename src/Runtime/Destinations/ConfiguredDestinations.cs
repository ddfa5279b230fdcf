using System.Buffers;
using System.Text.Json;
using Btp.Connectivity.Bindings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// Destinations for local development, from the configuration section <c>Btp:Destinations</c> (by name, with the properties that the
/// Destination service would answer). They win over the Destination service, so they are refused in the environment <c>Production</c>,
/// which is also assumed where nothing names the environment.
/// </summary>
internal sealed class ConfiguredDestinations(IConfiguration? configuration, IHostEnvironment? environment)
{
    private const string Section = "Btp:Destinations";

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The destination, or null when the configuration has none of that name.</summary>
    /// <exception cref="DestinationServiceException">The environment is production, or the destination needs the Destination service.</exception>
    public Destination? Read(string name, string? tenant)
    {
        if (Find(name) is not { } section)
        {
            return null;
        }

        if (string.Equals(EnvironmentName(), Environments.Production, StringComparison.OrdinalIgnoreCase))
        {
            throw new DestinationServiceException(
                name, $"it is in the configuration ({Section}), which is for local development, and the environment is {Environments.Production}. Remove it there, or name another environment.");
        }

        var destination = DestinationParser.Parse(name, Answer(section), tenant);
        return AuthenticationTypes.UsesServiceToken(destination.Authentication) || destination.Authentication == AuthenticationTypes.TechnicalUserPropagation
            ? throw new DestinationServiceException(name, $"it is in the configuration ({Section}), but {destination.Authentication} needs a token that only the Destination service obtains.")
            : destination;
    }

    // Names of destinations are case-sensitive, keys of the configuration are not.
    private IConfigurationSection? Find(string name)
        => configuration?.GetSection(Section).GetChildren().FirstOrDefault(section => section.Key == name);

    private string EnvironmentName()
        => environment?.EnvironmentName
            ?? EnvironmentSetting.Get(configuration, "ASPNETCORE_ENVIRONMENT")
            ?? EnvironmentSetting.Get(configuration, "DOTNET_ENVIRONMENT")
            ?? Environments.Production;

    private static ReadOnlyMemory<byte> Answer(IConfigurationSection section)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("destinationConfiguration");
            foreach (var property in section.GetChildren().Where(static property => property.Value is not null && property.Key != "Name"))
            {
                json.WriteString(property.Key, property.Value);
            }

            json.WriteString("Name", section.Key);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
