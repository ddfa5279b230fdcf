using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>
/// Reads manifests of function modules: what <c>cds import --from rfc</c> writes (one function per file), or the answer of
/// <c>RFC_GET_FUNCTION_INTERFACE</c> with its structures; one function, or an array of them.
/// </summary>
public static class RfcManifestReader
{
    /// <summary>Reads a manifest. Whatever is wrong with it becomes a problem; nothing is thrown.</summary>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="text">Its text.</param>
    public static RfcManifest Read(string path, string text)
    {
        var problems = new List<RfcProblem>();
        var document = PositionedDocument.Read(path, text, DocumentFormat.Json);
        if (document.Problem is { } problem)
            return new([], [new(problem.Message, problem.Span.Start, problem.Span.Length, problem.Span.Line, problem.Span.Column)]);

        var functions = new List<RfcFunctionModel>();
        foreach (var root in document.Roots)
        {
            foreach (var node in root is PositionedSequence list ? list.Items : [root])
                Add(functions, node, problems);
        }

        if (functions.Count == 0 && problems.Count == 0)
            problems.Add(new("the file describes no function module", 0, 0, 1, 1));
        return new(functions.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static void Add(List<RfcFunctionModel> functions, PositionedNode node, List<RfcProblem> problems)
    {
        var function = node switch
        {
            PositionedMapping described when described.Text("rfcName")?.Trim().Length > 0 => ImportedFunction.Read(described, problems),
            PositionedMapping answered when answered.Text("FUNCNAME")?.Trim().Length > 0 => InterfaceAnswer.Read(answered, problems),
            _ => null,
        };
        if (function is null)
            problems.Add(RfcReading.ProblemAt(node, "this is no function module: it has neither 'rfcName' (cds import) nor 'FUNCNAME' (RFC_GET_FUNCTION_INTERFACE)"));
        else if (functions.Exists(other => other.Name == function.Name))
            problems.Add(RfcReading.ProblemAt(node, "the function module '" + function.Name + "' is described twice"));
        else
            functions.Add(function);
    }
}
