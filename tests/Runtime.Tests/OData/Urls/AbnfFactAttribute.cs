using System.Diagnostics;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>A test that asks the grammar; skipped, and shown as skipped, where Node.js or the parser's package cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AbnfFactAttribute : FactAttribute
{
    public AbnfFactAttribute() => Skip = AbnfJudge.WhyNot;
}

/// <summary>Parses request URLs with apg-js by a grammar of our own, which restates what the OASIS documents say.</summary>
internal static class AbnfJudge
{
    private static readonly Lazy<(string Folder, string? Obstacle)> _program = new(Install);

    /// <summary>Why the judge cannot be asked; null when it can.</summary>
    public static string? WhyNot => _program.Value.Obstacle;

    /// <summary>Those of some URLs that the grammar refuses.</summary>
    public static string[] Refused(IEnumerable<string> urls)
    {
        var (output, _) = Run("node", ["judge.mjs"], _program.Value.Folder, string.Join('\n', urls));
        return System.Text.Json.JsonSerializer.Deserialize<string[]>(output)!;
    }

    private static (string Folder, string? Obstacle) Install()
    {
        var folder = Directory.CreateTempSubdirectory("abnf-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "OData", "Urls", "Abnf")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            Run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", "--fetch-timeout=20000"], folder, "");
            return (folder, null);
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return (folder, "The grammar's parser cannot be had: " + exception.Message.Split('\n')[0]);
        }
    }

    private static (string Output, string Errors) Run(string program, string[] arguments, string folder, string input)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0 ? (output.Result, errors.Result) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
    }
}
