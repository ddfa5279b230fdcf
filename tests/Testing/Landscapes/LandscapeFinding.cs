namespace Btp.Connectivity.Testing;

/// <summary>What a build says of a landscape.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Path">The file, relative to the landscape, with slashes.</param>
/// <param name="FirstLine">The first line, from zero.</param>
/// <param name="LastLine">The last line, from zero.</param>
/// <param name="Message">What it says.</param>
public sealed record LandscapeFinding(string Id, string Path, int FirstLine, int LastLine, string Message);
