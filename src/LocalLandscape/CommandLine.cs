namespace Btp.Connectivity.LocalLandscape;

/// <summary>What stands on the command line.</summary>
/// <param name="Definition">The <c>landscape.json</c>, or null for the landscape that the package brings along.</param>
/// <param name="Out">Where bindings, CA and tokens are written.</param>
/// <param name="ServiceBindingRoot">Where the bindings are written as Kubernetes mounts them, or null.</param>
internal sealed record CommandLine(string? Definition, string Out, string? ServiceBindingRoot)
{
    public const string Usage = "usage: LocalLandscape [landscape.json] [--out DIR] [--service-binding-root DIR]";

    /// <exception cref="ArgumentException">The arguments cannot be understood.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine(null, ".local-landscape", null);
        for (var i = 0; i < arguments.Count; i++)
        {
            line = arguments[i] switch
            {
                "--out" => line with { Out = ValueOf(arguments, ++i) },
                "--service-binding-root" => line with { ServiceBindingRoot = ValueOf(arguments, ++i) },
                ['-', ..] => throw new ArgumentException($"There is no option {arguments[i]}.\n{Usage}"),
                _ when line.Definition is not null => throw new ArgumentException($"Only one landscape.json can be started.\n{Usage}"),
                var path => line with { Definition = path },
            };
        }
        return line;
    }

    private static string ValueOf(IReadOnlyList<string> arguments, int index) =>
        index < arguments.Count ? arguments[index] : throw new ArgumentException($"{arguments[index - 1]} needs a folder.\n{Usage}");
}
