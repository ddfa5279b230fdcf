using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>Makes destinations of mappings that are known to be some, and knows where they came from.</summary>
internal sealed record DestinationFactory(PositionedDocument Document, DestinationOrigin Origin)
{
    public DestinationLevel Level { get; init; }

    public string? Owner { get; init; }

    // A destination has a name and says at least one more thing that only destinations say.
    public static bool IsDestination(PositionedMapping mapping) =>
        (mapping.Get("Name") is PositionedScalar && !IsCertificate(mapping)
            && (mapping.Get("Type") is not null || mapping.Get("URL") is not null || mapping.Get("ProxyType") is not null || mapping.Get("Authentication") is not null
                || mapping.Get("ServiceInstanceName") is not null || mapping.Get("Address") is not null || mapping.Get("TokenServiceInstanceName") is not null))
        || (mapping.Get("name") is PositionedScalar && mapping.Get("url") is PositionedScalar);

    // The service keeps certificates beside destinations, with names and a type as well.
    private static bool IsCertificate(PositionedMapping mapping) => mapping.Get("Content") is not null && mapping.Text("Type") == "CERTIFICATE";

    public Destination Create(PositionedMapping mapping)
    {
        var origin = mapping.Get("Name") is null && mapping.Get("name") is not null ? DestinationOrigin.Environment : Origin;
        var name = mapping.Scalar("Name") ?? mapping.Scalar("name");
        return Create(Properties(mapping), name?.Text ?? "", name?.Span ?? mapping.Span, mapping.Span, origin);
    }

    public Destination Create(EquatableArray<DestinationProperty> properties, string name, SourceSpan nameSpan, SourceSpan span, DestinationOrigin origin)
    {
        string? type = null;
        foreach (var property in properties)
        {
            if (property.Key == "Type")
                type = property.Value;
        }

        // Without a type it is HTTP: that is what the short forms of descriptors and of the environment variable mean.
        Destination destination = type switch
        {
            null or "HTTP" => new HttpDestination { Name = name, Properties = properties, Path = Document.Path, Span = span, NameSpan = nameSpan },
            "RFC" => new RfcDestination { Name = name, Properties = properties, Path = Document.Path, Span = span, NameSpan = nameSpan },
            "LDAP" => new LdapDestination { Name = name, Properties = properties, Path = Document.Path, Span = span, NameSpan = nameSpan },
            "MAIL" => new MailDestination { Name = name, Properties = properties, Path = Document.Path, Span = span, NameSpan = nameSpan },
            "TCP" => new TcpDestination { Name = name, Properties = properties, Path = Document.Path, Span = span, NameSpan = nameSpan },
            _ => new UnknownDestination { Name = name, Properties = properties, Path = Document.Path, Span = span, NameSpan = nameSpan },
        };
        return destination with { Level = Level, Origin = origin, Owner = Owner };
    }

    public static EquatableArray<DestinationProperty> Properties(PositionedMapping mapping)
    {
        var properties = new List<DestinationProperty>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            // Objects below a destination (ServiceCredentials) are no properties of the service; the rules read them from the document.
            if (entry.Value is PositionedScalar { Kind: not ScalarKind.Null } scalar)
                properties.Add(new DestinationProperty(entry.Name, scalar.Text, scalar.IsLiteral, entry.Key.Span, scalar.Span));
        }

        return properties.ToEquatableArray();
    }
}
