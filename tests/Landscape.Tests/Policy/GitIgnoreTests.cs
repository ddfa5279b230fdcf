using System.Diagnostics;
using Btp.Connectivity.Landscape.Policy;

namespace Btp.Connectivity.Landscape.Tests.Policy;

public sealed class GitIgnoreTests
{
    /// <summary>Patterns with line breaks, a file, and whether git ignores it.</summary>
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "default-env.json", "default-env.json", true },
        { "default-env.json", "a/b/default-env.json", true },
        { "default-env.json", "default-env.json.bak", false },
        { "default-env.json", "my-default-env.json", false },
        { "# default-env.json", "default-env.json", false },
        { "\\#x", "#x", true },
        { "x  ", "x", true },
        { "x\\ ", "x ", true },
        { "/x", "x", true },
        { "/x", "a/x", false },
        { "a/x", "a/x", true },
        { "a/x", "b/a/x", false },
        { "a/", "a/x", true },
        { "x/", "x", false },
        { "b/", "a/b/c/x", true },
        { "a", "a/x", true },
        { "*.json", "a/x.json", true },
        { "*.json", "x.jsonc", false },
        { "a/*", "a/x", true },
        { "a/*.json", "a/b/x.json", false },
        { "a/*/x", "a/b/x", true },
        { "a/*/x", "a/b/c/x", false },
        { "default-?nv.json", "default-env.json", true },
        { "?", "ab", false },
        { "[a-c]x", "bx", true },
        { "[a-c]x", "dx", false },
        { "[!a]x", "bx", true },
        { "[!a]x", "ax", false },
        { "**/x", "x", true },
        { "**/x", "a/b/x", true },
        { "a/**", "a/b/x", true },
        { "a/**", "b/a/x", false },
        { "a/**/x", "a/x", true },
        { "a/**/x", "a/b/c/x", true },
        { "a/**/x", "b/a/x", false },
        { "a**x", "abcx", true },
        { "*\n!x.json", "x.json", false },
        { "x.json\n!x.json", "x.json", false },
        { "!x.json\nx.json", "x.json", true },
        { "a/\n!a/x", "a/x", true },
        { "a/*\n!a/x", "a/x", false },
        { "\\!x", "!x", true },
        { "\r\nx.json\r\n", "x.json", true },
        { "/", "x", false },
        { "!", "x", false },
        { "*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_ignores_what_git_ignores(string patterns, string file, bool isIgnored) =>
        Assert.Equal(isIgnored, GitIgnore.Read([("/repo/.gitignore", patterns)]).Ignores("/repo/" + file));

    [GitFact]
    public void Git_itself_says_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("btp-gitignore-").FullName;
        try
        {
            Assert.Equal(0, Git(folder, "init", "-q"));
            foreach (var row in Cases)
            {
                var (patterns, file, isIgnored) = ((string)row[0], (string)row[1], (bool)row[2]);
                File.WriteAllText(Path.Combine(folder, ".gitignore"), patterns);
                Assert.True(isIgnored == (Git(folder, "check-ignore", "-q", "--no-index", "--", file) == 0), $"git says otherwise of '{file}' under '{patterns}'.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("x.json", "", true)]
    [InlineData("", "x.json", true)]
    [InlineData("x.json", "!x.json", false)]
    [InlineData("!x.json", "x.json", true)]
    [InlineData("app/", "!x.json", true)]
    [InlineData("app/x.json", "", true)]
    [InlineData("", "app/x.json", false)]
    [InlineData("", "/x.json", true)]
    public void The_nearer_file_decides(string root, string nested, bool isIgnored) =>
        Assert.Equal(isIgnored, GitIgnore.Read([("/repo/.gitignore", root), ("/repo/app/.gitignore", nested)]).Ignores("/repo/app/x.json"));

    [Fact]
    public void What_the_clone_excludes_counts_from_the_root_of_the_repository() =>
        Assert.True(GitIgnore.Read([("C:\\repo\\.git\\info\\exclude", "/app/x.json")]).Ignores("C:\\repo\\app\\x.json"));

    [Fact]
    public void A_file_elsewhere_is_nobody_s_business() => Assert.False(GitIgnore.Read([("/repo/app/.gitignore", "*")]).Ignores("/repo/x.json"));

    private static int Git(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" } })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A test that asks git; skipped where git is not installed.</summary>
    private sealed class GitFactAttribute : FactAttribute
    {
        public GitFactAttribute()
        {
            try
            {
                Git(Path.GetTempPath(), "--version");
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Skip = "git is not installed.";
            }
        }
    }
}
