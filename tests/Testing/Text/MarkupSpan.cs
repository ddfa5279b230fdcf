using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing;

/// <summary>One marked stretch of a test's text.</summary>
/// <param name="Span">Where it is in the text without markup.</param>
/// <param name="Id">The diagnostic id of <c>{|ID:...|}</c>; null for <c>[|...|]</c> and for <c>{|#0:...|}</c>.</param>
/// <param name="Key">The number of <c>{|#0:...|}</c>; null for the others.</param>
public sealed record MarkupSpan(TextSpan Span, string? Id, int? Key);
