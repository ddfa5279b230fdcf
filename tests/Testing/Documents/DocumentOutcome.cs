namespace Btp.Connectivity.Testing;

/// <summary>What came of one service document.</summary>
public sealed record DocumentOutcome
{
    /// <summary>Why the document was refused as a whole (BTP5001); null when it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether there was something else that kept code from being generated, said at a line.</summary>
    public bool IsDeclined { get; init; }

    /// <summary>Whether code was generated.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>How many constructs were skipped (BTP5009).</summary>
    public int Skipped { get; init; }

    /// <summary>How many names were changed to avoid a clash (BTP5010).</summary>
    public int Renamed { get; init; }

    /// <summary>How many types were generated.</summary>
    public int Types { get; init; }

    /// <summary>How many lines were generated.</summary>
    public int Lines { get; init; }

    /// <summary>The size of the document.</summary>
    public int Characters { get; init; }

    /// <summary>Processor time of the generator: reading, binding, writing, and Roslyn's parsing of what was written.</summary>
    public TimeSpan Generation { get; init; }

    /// <summary>Wall time of the compiler's check of the result.</summary>
    public TimeSpan Compilation { get; init; }

    /// <summary>What must not be: an exception, a warning or an error of the compiler, a reason without a line.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Whether code was generated that compiles without an error and without a warning.</summary>
    public bool IsCompiled => IsGenerated && Failures.Count == 0;
}
