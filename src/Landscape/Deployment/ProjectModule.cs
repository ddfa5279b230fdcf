namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Finds the module that runs a project. Works on paths as text; nothing is looked up on disk.</summary>
public static class ProjectModule
{
    /// <summary>The module of a descriptor that runs the project.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="project">The project.</param>
    /// <returns>Null if the descriptor has none, or if it cannot be told which one.</returns>
    /// <remarks>In this order: the one that the project names; one that starts the assembly; one whose folder holds the project (the nearest, .NET before unknown); one whose image is named like the assembly; the only .NET one; the only one that may be one; where the project calls services, the one of another language's type whose folder holds it, or the only one that binds destinations.</remarks>
    public static DeployedModule? Find(DeploymentDescriptor descriptor, ProjectContext project)
    {
        if (project.Module is { Length: > 0 } name)
            return descriptor.FindModule(name);

        return ByCommand(descriptor, project) ?? ByPath(descriptor, project, descriptor.Modules.Items.Where(static module => !module.IsOtherLanguage)) ?? ByImage(descriptor, project) ?? OnlyDotNet(descriptor) ?? descriptor.Modules.Items.FirstOrDefault(module => module.IsOnlyCandidate) ?? OtherLanguage(descriptor, project);
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
            var at = module.Command?.IndexOf(assembly, StringComparison.OrdinalIgnoreCase) ?? -1;
            if (at < 0)
                continue;

            // "Sales" is not what "dotnet Sales.Jobs.dll" starts.
            var rest = module.Command!.Substring(at + assembly.Length);
            if (rest.Length == 0 || char.IsWhiteSpace(rest[0]) || rest.StartsWith(".dll", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(".exe", StringComparison.OrdinalIgnoreCase))
                return module;
        }

        return null;
    }

    private static DeployedModule? ByPath(DeploymentDescriptor descriptor, ProjectContext project, IEnumerable<DeployedModule> candidates)
    {
        if (project.Directory is not { Length: > 0 } directory)
            return null;

        var projectPath = Segments(directory);
        var root = Segments(descriptor.Path);
        if (root.Count > 0)
            root.RemoveAt(root.Count - 1);

        DeployedModule? best = null;
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

            var score = (module.IsDotNet ? 10_000 : 0) + (isAbove ? folder.Count : projectPath.Count) + 1;
            if (score > bestScore)
                (best, bestScore) = (module, score);
        }

        return best;
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

    private static DeployedModule? OnlyDotNet(DeploymentDescriptor descriptor)
    {
        DeployedModule? only = null;
        foreach (var module in descriptor.Modules)
        {
            if (!module.IsDotNet)
                continue;
            if (only is not null)
                return null;

            only = module;
        }

        return only;
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
