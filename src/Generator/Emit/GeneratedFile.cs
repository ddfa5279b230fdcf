namespace Btp.Connectivity.Generator.Emit;

/// <summary>A file to hand to the compiler.</summary>
/// <param name="HintName">Its name, unique in the project without regard to case.</param>
/// <param name="Source">Its text.</param>
internal readonly record struct GeneratedFile(string HintName, string Source);
