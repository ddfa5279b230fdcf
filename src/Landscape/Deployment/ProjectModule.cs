using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Finds the module that runs a project. Works on paths as text; nothing is looked up on disk.</summary>
public static class ProjectModule
{
    /// <summary>The module of a descriptor that runs the project.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="project">The project.</param>
    /// <returns>Null if the descriptor has none, or if it cannot be told which one.</returns>
    /// <remarks>In this order: the one that the project names; one that starts the assembly; one whose build names the project file; one whose folder holds the project (the nearest, .NET before unknown); one whose image or archive is named like the assembly; the only .NET one; the only one that may be one; where the project calls services, the one of another language's type whose folder holds it, or the only one that binds destinations.</remarks>
    public static DeployedModule? Find(DeploymentDescriptor descriptor, ProjectContext project)
    {
        if (project.Module is { Length: > 0 } name)
            return descriptor.FindModule(name);

        var candidates = descriptor.Modules.Items.Where(module => !StartsAnother(module, project)).ToList();
        return ByCommand(descriptor, project) ?? ByBuild(candidates, project) ?? ByPath(descriptor, project, candidates.Where(static module => !module.IsOtherLanguage)) ?? ByImage(descriptor, project) ?? ByArtifact(candidates, project)
            ?? OnlyDotNet(candidates) ?? candidates.Find(module => module.IsOnlyCandidate) ?? OtherLanguage(descriptor, project);
    }

    // "nodejs" is what people write for want of a type: a project in the folder of such a module is what it runs, and so is one that calls services where only one
    // application asks for destinations.
    private static DeployedModule? OtherLanguage(DeploymentDescriptor descriptor, ProjectContext project)
    {
        if (project.Services.IsEmpty)
            return null;

        var servers = descriptor.Modules.Items.Where(static module => module.IsServer).ToList();
        if (ByPath(descriptor, project, servers) is { } found)
            return found;

        var callers = servers.FindAll(static module => module.Binds(Services.Destination) || module.Binds(Services.Connectivity));
        return callers.Count == 1 ? callers[0] : null;
    }

    private static DeployedModule? ByCommand(DeploymentDescriptor descriptor, ProjectContext project)
    {
        if (project.AssemblyName is not { Length: > 0 } assembly)
            return null;

        foreach (var module in descriptor.Modules)
        {
            if (module.Command is { } command && Starts(command, assembly))
                return module;
        }

        return null;
    }

    // "Sales" is not what "dotnet Sales.Jobs.dll" or "./Old.Sales" starts.
    private static bool Starts(string command, string assembly)
    {
        for (var at = command.IndexOf(assembly, StringComparison.OrdinalIgnoreCase); at >= 0; at = command.IndexOf(assembly, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = command.Substring(at + assembly.Length);
            if ((at == 0 || !IsOfName(command[at - 1]) || command.Substring(0, at).EndsWith("./", StringComparison.Ordinal))
                && (rest.Length == 0 || !IsOfName(rest[0]) || rest.StartsWith(".dll", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(".exe", StringComparison.OrdinalIgnoreCase))
                && !rest.StartsWith("/", StringComparison.Ordinal) && !command.Substring(0, at).TrimEnd().EndsWith("cd", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // A module whose command names an assembly, and not this one, runs another project.
    private static bool StartsAnother(DeployedModule module, ProjectContext project) =>
        project.AssemblyName is { Length: > 0 } assembly && module.Command is { } command && command.IndexOf(".dll", StringComparison.OrdinalIgnoreCase) > 0 && !Starts(command, assembly);

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-';

    // "dotnet publish ../src/Sales/Sales.csproj" builds Sales.
    private static DeployedModule? ByBuild(List<DeployedModule> candidates, ProjectContext project)
    {
        if (project.AssemblyName is not { Length: > 0 } assembly)
            return null;

        var named = candidates.FindAll(module => module.BuildCommands is { } commands && commands.Split(' ', '\n', '\t', '"', '\'', '=').Any(word => IsProjectFile(word, assembly) || (project.Directory is { } directory && IsProjectFile(word, FilePaths.Name(directory.TrimEnd('/', '\\'))))));
        return named.Count == 1 ? named[0] : null;
    }

    private static bool IsProjectFile(string word, string name) =>
        word.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && FilePaths.Name(word) is var file && file.LastIndexOf('.') is var dot and > 0 && string.Equals(file.Substring(0, dot), name, StringComparison.OrdinalIgnoreCase);

    // artifacts/publish/Sales/release and dist/Sales.zip hold Sales.
    private static DeployedModule? ByArtifact(List<DeployedModule> candidates, ProjectContext project)
    {
        if (project.AssemblyName is not { Length: > 0 } assembly)
            return null;

        var named = candidates.FindAll(module => !module.IsOtherLanguage && module.SourcePath is { } path && path.Split('/', '\\').Any(name => string.Equals(name, assembly, StringComparison.OrdinalIgnoreCase) || string.Equals(name, assembly + ".zip", StringComparison.OrdinalIgnoreCase)));
        return named.Count == 1 ? named[0] : null;
    }

    private static DeployedModule? ByPath(DeploymentDescriptor descriptor, ProjectContext project, IEnumerable<DeployedModule> candidates)
    {
        if (project.Directory is not { Length: > 0 } directory)
            return null;

        var projectPath = Segments(directory);
        var root = Segments(descriptor.Path);
        if (root.Count > 0)
            root.RemoveAt(root.Count - 1);

        var best = new List<DeployedModule>();
        var bestScore = 0;
        foreach (var module in candidates)
        {
            if (module.SourcePath is not { Length: > 0 } path)
                continue;

            // The module's folder holds the project, or is what the project publishes into.
            var folder = Segments(path, IsRooted(path) ? [] : root);
            var isAbove = StartsWith(projectPath, folder);
            if (!isAbove && !StartsWith(folder, projectPath))
                continue;

            // The folder itself goes before one within it.
            var score = (module.IsDotNet ? 10_000 : 0) + (isAbove ? (2 * folder.Count) + 1 : 2 * projectPath.Count) + 1;
            if (score > bestScore)
                best.Clear();
            if (score >= bestScore)
                best.Add(module);
            bestScore = Math.Max(score, bestScore);
        }

        // Of several in one folder the name decides, or nothing does.
        return best.Count == 1 ? best[0] : project.AssemblyName is { } assembly ? best.Find(module => string.Equals(Letters(module.Name), Letters(assembly), StringComparison.OrdinalIgnoreCase)) : null;
    }

    // registry.example/sales/sales-service:1.4 runs SalesService, and Sales.Service too.
    private static DeployedModule? ByImage(DeploymentDescriptor descriptor, ProjectContext project)
    {
        if (project.AssemblyName is not { Length: > 0 } assembly)
            return null;

        var found = default(DeployedModule);
        foreach (var module in descriptor.Modules)
        {
            if (module.IsOtherLanguage || module.Image is not { } image || !string.Equals(Letters(LastName(image)), Letters(assembly), StringComparison.OrdinalIgnoreCase))
                continue;
            if (found is not null)
                return null;

            found = module;
        }

        return found;
    }

    private static string LastName(string image)
    {
        var name = image.Substring(image.LastIndexOf('/') + 1);
        var end = name.IndexOfAny([':', '@']);
        return end < 0 ? name : name.Substring(0, end);
    }

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit)]);

    private static DeployedModule? OnlyDotNet(List<DeployedModule> candidates)
    {
        var all = candidates.FindAll(static module => module.IsDotNet);
        return all.Count == 1 ? all[0] : null;
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("\\", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    private static List<string> Segments(string path, List<string>? from = null)
    {
        var segments = new List<string>(from ?? []);
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or "." or ".."))
                segments.Add(segment);
        }

        return segments;
    }

    private static bool StartsWith(List<string> path, List<string> beginning)
    {
        if (beginning.Count > path.Count)
            return false;

        for (var i = 0; i < beginning.Count; i++)
        {
            if (!string.Equals(path[i], beginning[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
