using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Identity;

/// <summary>Checks the short-lived certificate of a propagated user against the connector's authority and takes the user from its CN.</summary>
internal sealed class CertificateVerifier(X509Certificate2 authority)
{
    private const string CommonName = "2.5.4.3";

    /// <summary>Verifies a certificate.</summary>
    /// <param name="encoded">PEM, or base64 of the DER; line breaks may be missing or be spaces, as headers have it.</param>
    /// <param name="user">The CN; on failure the CN that was claimed, if one could be read.</param>
    /// <param name="reason">Why the certificate was refused.</param>
    public bool TryGetUser(string encoded, [NotNullWhen(true)] out string? user, [NotNullWhen(false)] out string? reason)
    {
        user = null;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Decode(encoded));
            user = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .Where(static n => n is { HasMultipleElements: false } && n.GetSingleElementType().Value == CommonName)
                .Select(static n => n.GetSingleElementValue())
                .FirstOrDefault();
            reason = Refusal(certificate);
            if (reason is null && string.IsNullOrEmpty(user))
                reason = "the certificate names no user";
            return reason is null;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            reason = "the certificate cannot be read";
            return false;
        }
    }

    private string? Refusal(X509Certificate2 certificate)
    {
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(static c => c.CertificateAuthority))
            return "the certificate is one of an authority, not of a user";
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(certificate) ? null : "the certificate is not valid: " + string.Join(", ", chain.ChainStatus.Select(static s => s.Status).Distinct());
    }

    private static byte[] Decode(string encoded)
    {
        var text = encoded.Replace("-----BEGIN CERTIFICATE-----", "", StringComparison.Ordinal).Replace("-----END CERTIFICATE-----", "", StringComparison.Ordinal);
        return Convert.FromBase64String(string.Concat(text.Where(static c => !char.IsWhiteSpace(c))));
    }
}
