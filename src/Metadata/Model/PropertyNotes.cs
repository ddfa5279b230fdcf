namespace Btp.Connectivity.Metadata.Model;

/// <summary>What a document says about the values of a property beyond its type. Nothing here decides which members exist; it tells people what the service expects.</summary>
public sealed record PropertyNotes
{
    /// <summary>What the values mean, in a few words: <c>currency code</c>, <c>email address</c> (<c>sap:semantics</c>, <c>Common.Is*</c>, <c>Communication.Is*</c>, <c>Core.IsURL</c>).</summary>
    public string? Meaning { get; init; }

    /// <summary>How the values are written: <c>upper case</c>, <c>digits only</c> (<c>sap:display-format</c>, <c>Common.IsUpperCase</c>, <c>Common.IsDigitSequence</c>).</summary>
    public string? Format { get; init; }

    /// <summary>A regular expression that the values match (<c>sap:validation-regexp</c>, <c>Validation.Pattern</c>).</summary>
    public string? Pattern { get; init; }

    /// <summary>The smallest value, as written (<c>Validation.Minimum</c>).</summary>
    public string? Minimum { get; init; }

    /// <summary>The largest value, as written (<c>Validation.Maximum</c>).</summary>
    public string? Maximum { get; init; }

    /// <summary>The values allowed, as written (<c>Validation.AllowedValues</c>).</summary>
    public EquatableArray<string> AllowedValues { get; init; }

    /// <summary>Wire path of the property that says per entity whether this one can be changed, is mandatory or hidden (<c>sap:field-control</c>, <c>Common.FieldControl</c>).</summary>
    public string? FieldControlPath { get; init; }

    /// <summary>The role in an analytical query: <c>dimension</c> or <c>measure</c> (<c>sap:aggregation-role</c>, <c>Analytics.*</c>).</summary>
    public string? AggregationRole { get; init; }

    /// <summary>Whether user interfaces do not show it (<c>sap:visible="false"</c>, <c>UI.Hidden</c>).</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the service fills in a value where a create leaves it out (<c>Core.ComputedDefaultValue</c>).</summary>
    public bool HasComputedDefault { get; init; }
}
