using System.Text.RegularExpressions;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Deployment;

/// <summary>Reads what runs in Kubernetes: deployments, stateful and daemon sets, jobs and pods.</summary>
internal static class Workload
{
    private static readonly Regex _dotNetImage = new(@"(^|[/_.:-])(dotnet|aspnet|aspnetcore)([/_.:-]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _dotNetCommand = new(@"(^|[\s/])dotnet(\s|$)|\.dll(\s|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex _otherImage = new(@"(^|[/_.:-])(approuter|app-router|nginx|node|nodejs|cap|java|openjdk|sapmachine|python|go|redis|postgres|postgresql|hana-deployer|html5[a-z-]*|ui)([/_.:-]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The workload that a resource is; null if it is none.</summary>
    public static DeployedModule? Read(PositionedMapping resource)
    {
        if (resource.Mapping("metadata")?.Scalar("name") is not { } name || PodOf(resource) is not { } pod)
            return null;

        var secrets = new List<RequiredName>();
        foreach (var volume in pod.Items("volumes").OfType<PositionedMapping>())
        {
            Add(secrets, volume.Mapping("secret")?.Scalar("secretName"));
            foreach (var source in volume.Mapping("projected")?.Items("sources") ?? [])
                Add(secrets, (source as PositionedMapping)?.Mapping("secret")?.Scalar("name"));
        }

        var containers = pod.Items("containers").OfType<PositionedMapping>().ToList();
        var command = "";
        var variables = new List<string>();
        foreach (var container in containers)
        {
            foreach (var source in container.Items("envFrom").OfType<PositionedMapping>())
                Add(secrets, source.Mapping("secretRef")?.Scalar("name"));
            foreach (var variable in container.Items("env").OfType<PositionedMapping>())
            {
                Add(secrets, variable.Mapping("valueFrom")?.Mapping("secretKeyRef")?.Scalar("name"));
                if (variable.Text("name") is { } variableName)
                    variables.Add(variableName);
            }

            foreach (var word in container.Items("command").Concat(container.Items("args")).OfType<PositionedScalar>())
                command += (command.Length == 0 ? "" : " ") + word.Text;
        }

        var images = containers.ConvertAll(container => container.Text("image") ?? "");
        var runtime = Runtime(images, command, variables);
        return new()
        {
            Name = name.Text,
            NameSpan = name.Span,
            Span = resource.Span,
            Type = resource.Text("kind"),
            Image = images.Count > 0 ? images[0] : null,
            Command = command.Length > 0 ? command : null,
            IsDotNet = runtime == RuntimeKind.DotNet,
            IsOtherLanguage = runtime == RuntimeKind.Other,
            Requires = secrets.ToEquatableArray(),
        };
    }

    /// <summary>The template of the pods that a resource runs; null if it runs none.</summary>
    public static PositionedMapping? PodOf(PositionedMapping resource) => resource.Text("kind") switch
    {
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" or "Rollout" => resource.Mapping("spec")?.Mapping("template")?.Mapping("spec"),
        "CronJob" => resource.Mapping("spec")?.Mapping("jobTemplate")?.Mapping("spec")?.Mapping("template")?.Mapping("spec"),
        "Service" when resource.Text("apiVersion")?.StartsWith("serving.knative.dev/", StringComparison.Ordinal) == true => resource.Mapping("spec")?.Mapping("template")?.Mapping("spec"),
        "Pod" => resource.Mapping("spec"),
        _ => null,
    };

    /// <summary>What runs, as far as images, commands and variables tell.</summary>
    public static RuntimeKind Runtime(IReadOnlyList<string> images, string command, IReadOnlyList<string> variables) =>
        images.Any(_dotNetImage.IsMatch) || _dotNetCommand.IsMatch(command)
            || variables.Any(variable => variable.StartsWith("DOTNET_", StringComparison.Ordinal) || variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal)) ? RuntimeKind.DotNet
        : images.Count > 0 && images.All(_otherImage.IsMatch) ? RuntimeKind.Other
        : RuntimeKind.Unknown;

    private static void Add(List<RequiredName> secrets, PositionedScalar? secret)
    {
        if (secret is { Text.Length: > 0 } && !secrets.Exists(each => each.Name == secret.Text))
            secrets.Add(new RequiredName(secret.Text, secret.Span));
    }
}
