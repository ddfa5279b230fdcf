using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>Something in a manifest that a rule objects to.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The place.</param>
/// <param name="Message">What is wrong with what is named, why that matters, and what to write instead. Never a secret.</param>
public sealed record Finding(string RuleId, string Path, SourceSpan Span, string Message)
{
    /// <summary>What a fix has to know, by name.</summary>
    public EquatableArray<FindingProperty> Properties { get; init; }

    /// <summary>Whether this finding is an error although its rule is a warning, as some are in production.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether this finding is a warning although its rule is an error.</summary>
    public bool IsWarning { get; init; }

    /// <summary>File, place, rule and message, as compilers print them.</summary>
    public override string ToString() => Path + Span + ": " + RuleId + ": " + Message;
}

/// <summary>A fact about a finding that a fix needs.</summary>
/// <param name="Name">The name of the fact.</param>
/// <param name="Value">The fact.</param>
public sealed record FindingProperty(string Name, string Value)
{
    /// <summary>The text at the place of the finding that was probably meant to be <see cref="Meant"/>.</summary>
    public const string Written = nameof(Written);

    /// <summary>What was probably meant.</summary>
    public const string Meant = nameof(Meant);

    /// <summary>The key of the property that is to go.</summary>
    public const string Remove = nameof(Remove);

    /// <summary>The names of the destinations that are one too many, with commas.</summary>
    public const string Destinations = nameof(Destinations);

    /// <summary>What a fix for a misspelling has to know.</summary>
    /// <param name="written">What stands there.</param>
    /// <param name="meant">What was probably meant; null if nobody can tell.</param>
    public static EquatableArray<FindingProperty> Spelling(string written, string? meant) => meant is null ? default : [new(Written, written), new(Meant, meant)];
}
