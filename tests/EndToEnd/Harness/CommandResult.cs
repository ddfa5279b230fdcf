namespace Btp.Connectivity.EndToEnd.Harness;

/// <summary>How a program ended and what it wrote.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Fails the test, with everything that was written, unless the program succeeded.</summary>
    public CommandResult Succeeds()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    /// <summary>Fails the test unless the program failed.</summary>
    public CommandResult Fails()
    {
        Assert.True(ExitCode != 0, ToString());
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Command}: exit code {ExitCode}\n{Output}\n{Error}";
}
