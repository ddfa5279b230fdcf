using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>What runs a module, as far as its descriptor tells.</summary>
internal enum RuntimeKind
{
    Unknown,
    DotNet,
    Other,
}

/// <summary>Recognises .NET modules, for which MTA knows no type: they are written as <c>custom</c> or even <c>nodejs</c> with another buildpack.</summary>
internal static class RuntimeKinds
{
    private static readonly Regex _dotNet = new(@"dotnet[-_]core|dotnet[-_]?buildpack|paketo-buildpacks/dotnet|hwc[-_]buildpack", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _dotNetCommand = new(@"(^|[\s/&;])dotnet\s|\.dll(\s|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _dotNetBuild = new(@"(^|[\s/&;])dotnet\s+(publish|build|msbuild)\b|\.(cs|vb|fs)proj\b|(^|[/\\])bin[/\\](Release|Debug)[/\\]net\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _serverType = new(@"^(nodejs|javascript\.nodejs|java(\..*)?|python|go|ruby|php|custom|application|binary)$", RegexOptions.CultureInvariant);
    private static readonly Regex _router = new(@"approuter|app-router|(^|[-_/])router$|html5|[-_](ui|db)[-_]deployer|deployer$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _undecided = new(@"binary[-_]buildpack", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    extension(RuntimeKind)
    {
        /// <summary>Whether a module of this type is an application: a type says little about the language, since buildpacks decide.</summary>
        public static bool IsServer(string? type, string name, string? path) => (type is null || _serverType.IsMatch(type)) && !_router.IsMatch(name) && !_router.IsMatch(path ?? "");

        public static RuntimeKind Of(string? type, PositionedMapping? parameters, PositionedMapping? variables, string? command, string? build = null)
        {
            var buildpacks = Buildpacks(parameters);
            foreach (var buildpack in buildpacks)
            {
                if (_dotNet.IsMatch(buildpack))
                    return RuntimeKind.DotNet;
            }

            if ((command is not null && _dotNetCommand.IsMatch(command)) || (build is not null && _dotNetBuild.IsMatch(build)))
                return RuntimeKind.DotNet;

            foreach (var variable in variables?.Entries ?? [])
            {
                if (variable.Name.StartsWith("DOTNET_", StringComparison.Ordinal) || variable.Name.StartsWith("ASPNETCORE_", StringComparison.Ordinal))
                    return RuntimeKind.DotNet;
            }

            var isWindows = parameters?.Text("stack")?.StartsWith("windows", StringComparison.OrdinalIgnoreCase) == true;
            if (buildpacks.Count > 0)
                return isWindows ? RuntimeKind.DotNet : buildpacks.Exists(_undecided.IsMatch) ? RuntimeKind.Unknown : RuntimeKind.Other;

            return type is null or "custom" or "application" or "binary" ? isWindows ? RuntimeKind.DotNet : RuntimeKind.Unknown : RuntimeKind.Other;
        }
    }

    private static List<string> Buildpacks(PositionedMapping? parameters)
    {
        var all = new List<string>();
        if (parameters?.Text("buildpack") is { Length: > 0 } one)
            all.Add(one);

        foreach (var node in parameters?.Items("buildpacks") ?? [])
        {
            if (node is PositionedScalar { Text.Length: > 0 } scalar)
                all.Add(scalar.Text);
        }

        return all;
    }
}
