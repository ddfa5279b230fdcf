using Btp.Connectivity.Generator.Declarations;
using Btp.Connectivity.Metadata;

namespace Btp.Connectivity.Generator.Diagnostics;

/// <summary>Something to report, as plain values; it becomes a diagnostic in the last step.</summary>
internal sealed record Finding
{
    /// <summary>The rule.</summary>
    public required string Id { get; init; }

    /// <summary>What the message's placeholders stand for.</summary>
    public EquatableArray<string> Arguments { get; init; }

    /// <summary>The part of the declaration that it is about.</summary>
    public DeclarationPart Part { get; init; }

    /// <summary>Which item of that part.</summary>
    public int Index { get; init; }

    /// <summary>The document that it is about, instead of the declaration; null for the declaration.</summary>
    public string? Document { get; init; }

    /// <summary>The line in that document, from one.</summary>
    public int Line { get; init; }

    /// <summary>A finding about a part of the declaration.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="part">The part.</param>
    /// <param name="index">Which item of a list.</param>
    /// <param name="arguments">What the message's placeholders stand for.</param>
    public static Finding At(string id, DeclarationPart part, int index, params string[] arguments) =>
        new() { Id = id, Part = part, Index = index, Arguments = arguments.ToEquatableArray() };

    /// <summary>A finding about a line of a document.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="document">The full path.</param>
    /// <param name="line">The line, from one.</param>
    /// <param name="arguments">What the message's placeholders stand for.</param>
    public static Finding In(string id, string document, int line, params string[] arguments) =>
        new() { Id = id, Document = document, Line = line, Arguments = arguments.ToEquatableArray() };
}
