namespace Btp.Connectivity.Landscape.Text;

/// <summary>Ends a reader's descent; never leaves the reader.</summary>
/// <param name="problem">What is wrong, and where.</param>
internal sealed class SyntaxException(SyntaxProblem problem) : Exception(problem.Message)
{
    public SyntaxProblem Problem { get; } = problem;
}
