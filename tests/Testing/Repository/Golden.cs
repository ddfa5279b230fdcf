using System.Runtime.CompilerServices;
using Xunit;

namespace Btp.Connectivity.Testing;

/// <summary>Compares a text with a file that was reviewed before, in the folder <c>Golden</c> beside the test's source.</summary>
/// <remarks>
/// On a difference the text is written beside the golden file as <c>*.received.*</c>. With the environment variable <c>BTP_ACCEPT_GOLDEN=1</c> the text becomes the golden
/// file instead; review the change in version control. Name golden C# files <c>*.cs.txt</c>, or the compiler would take them for sources.
/// </remarks>
public static class Golden
{
    /// <summary>The environment variable that accepts what the tests produce.</summary>
    public const string AcceptVariable = "BTP_ACCEPT_GOLDEN";

    /// <summary>Fails unless <paramref name="actual"/> equals the golden file.</summary>
    /// <param name="actual">The text; line ends count as <c>\n</c>.</param>
    /// <param name="name">The golden file's name, below the folder <c>Golden</c>.</param>
    /// <param name="testFile">The test's source file; given by the compiler.</param>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "") =>
        Compare(actual, Path.Combine(Path.GetDirectoryName(testFile)!, "Golden", name), Environment.GetEnvironmentVariable(AcceptVariable) == "1");

    internal static void Compare(string actual, string path, bool accept)
    {
        var text = Normalize(actual);
        var received = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        if (accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            File.Delete(received);
            return;
        }

        var golden = File.Exists(path) ? Normalize(File.ReadAllText(path)) : null;
        if (golden == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, text);
        Assert.Fail($"{FirstDifference(golden, text)}\nGolden:   {path}\nReceived: {received}\nAccept with {AcceptVariable}=1.");
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string FirstDifference(string? golden, string text)
    {
        if (golden is null)
        {
            return "There is no golden file yet.";
        }

        var (left, right) = (golden.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(at => left.ElementAtOrDefault(at) != right.ElementAtOrDefault(at));
        return $"Line {line + 1} differs.\n  golden:   {left.ElementAtOrDefault(line) ?? "(end)"}\n  received: {right.ElementAtOrDefault(line) ?? "(end)"}";
    }
}
