using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Common;

/// <summary>Makes descriptors, so that each analyzer says only what is its own.</summary>
internal static class Rule
{
    public static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message, string description, params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, RuleIds.GetHelpUri(id), tags);
}
