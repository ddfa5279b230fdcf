namespace Btp.Connectivity.Testing;

/// <summary>Which findings of the compiler itself fail a test.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None: the test's point is code that does not compile.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings, at warning level 9999.</summary>
    Warnings,
}
