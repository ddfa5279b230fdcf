namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>The services that connectivity is made of, by the names of their offerings, and how to recognise one.</summary>
public static class Services
{
    /// <summary>The Connectivity service: the way through a Cloud Connector.</summary>
    public const string Connectivity = "connectivity";

    /// <summary>The Destination service.</summary>
    public const string Destination = "destination";

    /// <summary>The authorization and trust management service.</summary>
    public const string Xsuaa = "xsuaa";

    /// <summary>The Identity Authentication service.</summary>
    public const string Identity = "identity";

    // What a part of an instance's name tells, where nothing else does. Order matters: "connectivity" before everything.
    private static readonly KeyValuePair<string, string>[] _hints =
    [
        new("connectivity", Connectivity), new("conn", Connectivity), new("destination", Destination), new("dest", Destination),
        new("xsuaa", Xsuaa), new("uaa", Xsuaa), new("auth", Xsuaa), new("identity", Identity), new("ias", Identity),
        new("logging", "cloud-logging"), new("logs", "application-logs"), new("hana", "hana"), new("hdi", "hana"), new("db", "hana"), new("postgres", "postgresql-db"),
        new("redis", "redis-cache"), new("html5", "html5-apps-repo"), new("messaging", "enterprise-messaging"), new("event-mesh", "enterprise-messaging"),
        new("autoscaler", "autoscaler"), new("job", "jobscheduler"), new("objectstore", "objectstore"), new("credstore", "credstore"), new("audit", "auditlog"),
        new("alert", "alert-notification"), new("theming", "theming"), new("portal", "portal"), new("registry", "service-manager"), new("rabbit", "rabbitmq"),
    ];

    // Predefined MTA resource types that stand for a service of another name.
    private static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        ["com.sap.xs.uaa"] = Xsuaa,
        ["com.sap.xs.uaa-application"] = Xsuaa,
        ["com.sap.xs.uaa-devuser"] = Xsuaa,
        ["com.sap.xs.uaa-space"] = Xsuaa,
        ["com.sap.xs.hdi-container"] = "hana",
        ["com.sap.xs.hana-schema"] = "hana",
        ["com.sap.xs.hana-sbss"] = "hana",
        ["com.sap.xs.hana-securestore"] = "hana",
        ["com.sap.xs.application-logs"] = "application-logs",
        ["com.sap.xs.auditlog"] = "auditlog",
        ["com.sap.xs.fs"] = "fs-storage",
        ["com.sap.xs.job-scheduler"] = "jobscheduler",
        ["com.sap.xs.jobscheduler"] = "jobscheduler",
        ["com.sap.xs.managed-hdi-container"] = "managed-hana",
        ["com.sap.portal.site-content"] = "portal",
        ["org.cloudfoundry.user-provided-service"] = "user-provided",
        ["connectivity"] = Connectivity,
        ["destination"] = Destination,
        ["xsuaa"] = Xsuaa,
    };

    /// <summary>The service that a predefined MTA resource type stands for.</summary>
    /// <param name="resourceType">The resource's type.</param>
    public static string? OfType(string? resourceType) => resourceType is not null && _types.TryGetValue(resourceType, out var service) ? service : null;

    /// <summary>The service that an instance's name suggests, where no descriptor tells; null if the name suggests none.</summary>
    /// <param name="instanceName">The name of the instance.</param>
    public static string? Guess(string instanceName)
    {
        foreach (var hint in _hints)
        {
            if (instanceName.IndexOf(hint.Key, StringComparison.OrdinalIgnoreCase) >= 0)
                return hint.Value;
        }

        return null;
    }
}
