using System.Security.Cryptography;

namespace Btp.Connectivity.Destinations;

/// <summary>Why a store cannot be opened, in words that hold nothing of a key or its password.</summary>
internal static class CertificateProblem
{
    // Our own reasons begin in lower case; those of the framework are not ours to vouch for.
    public static string Of(CryptographicException problem, string passwordProperty)
        => problem.Message is { Length: > 0 } reason && char.IsAsciiLetterLower(reason[0])
            ? $"{reason}. Check {passwordProperty} where a password is the matter."
            : $"it is damaged, or {passwordProperty} is wrong.";
}
