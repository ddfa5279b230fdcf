namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>The ways in which code can end. Several are possible where the code depends on what is not known.</summary>
[Flags]
internal enum Outcome
{
    /// <summary>It never ends.</summary>
    None = 0,

    /// <summary>It accepts.</summary>
    True = 1,

    /// <summary>It rejects, or throws, which rejects too.</summary>
    False = 2,

    /// <summary>Both are possible.</summary>
    Either = True | False,

    /// <summary>A statement: the next one follows.</summary>
    Falls = 4,

    /// <summary>A statement: it leaves the loop, or goes on with its next round.</summary>
    Jumps = 8,
}
