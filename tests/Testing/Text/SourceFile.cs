namespace Btp.Connectivity.Testing;

/// <summary>A file of a test: C#, a manifest, <c>$metadata</c> or an analyzer configuration.</summary>
/// <param name="Path">An absolute path below <c>/0/</c>.</param>
/// <param name="Content">The text, with markup.</param>
/// <param name="Metadata">MSBuild item metadata of an additional file, without the prefix <c>build_metadata.AdditionalFiles.</c></param>
public sealed record SourceFile(string Path, string Content, IReadOnlyDictionary<string, string> Metadata);
