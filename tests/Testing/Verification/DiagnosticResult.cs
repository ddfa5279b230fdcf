using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing;

/// <summary>A diagnostic that a test expects, beyond what its markup says.</summary>
/// <param name="Id">The diagnostic id.</param>
public sealed record DiagnosticResult(string Id)
{
    /// <summary>A diagnostic with the severity that it has to have.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity) : this(id) => Severity = severity;

    /// <summary>A diagnostic with the id and severity of its rule; <see cref="WithArguments"/> then builds the message.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor) : this(descriptor?.Id ?? throw new ArgumentNullException(nameof(descriptor)), descriptor.DefaultSeverity) =>
        MessageFormat = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);

    /// <summary>The severity; null when it does not matter.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The message; null when it does not matter.</summary>
    public string? Message { get; init; }

    /// <summary>The number of the markup span <c>{|#0:...|}</c> at which it is expected.</summary>
    public int? MarkupKey { get; init; }

    /// <summary>The file in which it is expected, when no markup says so.</summary>
    public string? Path { get; init; }

    /// <summary>The lines and columns at which it is expected, when no markup says so.</summary>
    public LinePositionSpan? Position { get; init; }

    /// <summary>The rule's message with placeholders.</summary>
    public string? MessageFormat { get; init; }

    /// <summary>Expects it at <c>{|#<paramref name="markupKey"/>:...|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => this with { MarkupKey = markupKey };

    /// <summary>Expects it at lines and columns, which count from one.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) => this with
    {
        Path = SourceFileCollection.FullPath(path),
        Position = new LinePositionSpan(new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1)),
    };

    /// <summary>Expects this message.</summary>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    /// <summary>Expects the rule's message with these arguments.</summary>
    /// <exception cref="InvalidOperationException">The result was not made from a descriptor.</exception>
    public DiagnosticResult WithArguments(params object[] arguments) => this with
    {
        Message = string.Format(CultureInfo.InvariantCulture, MessageFormat ?? throw new InvalidOperationException("Only a result made from a descriptor knows the message format."), arguments),
    };

    /// <summary>Expects this severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };
}
