using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>What kind of credential the parameters of a binding ask for.</summary>
internal static class CredentialRequest
{
    private const int DepthLimit = 8;

    /// <summary>Whether they ask for X.509: <c>credential-type: x509</c>, at whatever depth the service wants it, or a placeholder that may.</summary>
    public static bool AsksForCertificate(PositionedNode? parameters) => Search(parameters, 0);

    /// <summary>Whether an instance with this configuration gives certificates to bindings that do not ask: the first of its <c>credential-types</c> is what they get.</summary>
    public static bool GivesCertificates(PositionedNode? configuration) =>
        configuration is PositionedMapping mapping
        && (mapping.Mapping("oauth2-configuration") ?? mapping).Items("credential-types") is { Count: > 0 } types
        && types[0] is PositionedScalar first && (!first.IsLiteral || string.Equals(first.Text, "x509", StringComparison.OrdinalIgnoreCase));

    private static bool Search(PositionedNode? node, int depth)
    {
        if (depth > DepthLimit || node is not PositionedMapping mapping)
            return false;

        foreach (var entry in mapping.Entries)
        {
            if (entry.Name == "credential-type" && entry.Value is PositionedScalar type && (!type.IsLiteral || type.Text.StartsWith("x509", StringComparison.OrdinalIgnoreCase)))
                return true;
            if (Search(entry.Value, depth + 1))
                return true;
        }

        return false;
    }
}
