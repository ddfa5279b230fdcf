namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>What a validation of certificates does with certificates that are not valid.</summary>
internal enum Verdict
{
    /// <summary>It rejects them, or nobody knows.</summary>
    Checks,

    /// <summary>It accepts those with a wrong name or of an unknown issuer.</summary>
    IgnoresErrors,

    /// <summary>It accepts every one.</summary>
    AcceptsAll,
}
