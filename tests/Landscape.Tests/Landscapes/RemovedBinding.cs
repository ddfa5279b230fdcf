using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Landscapes;

/// <summary>Takes a binding out of a descriptor in the ways in which people do, by editing its text.</summary>
internal static class RemovedBinding
{
    /// <summary>The descriptor, and files beside it, after each way of taking the binding out.</summary>
    public static IEnumerable<(string Way, string Text, string? Extension)> Of(DeploymentDescriptor descriptor, string text, ServiceBinding binding)
    {
        yield return ("the entry is deleted", Delete(text, binding.Span.Start), null);
        yield return ("the entry is a comment", Comment(text, binding.Span.Start), null);
        yield return ("the entry has another name", Replace(text, binding.Span, "application-logs-x"), null);
        yield return ("the entry is misspelled", Replace(text, binding.Span, binding.Instance.Length > 4 && descriptor.Kind == DescriptorKind.MultiTargetApplication ? binding.Instance.Remove(2, 1) : "logging"), null);

        if (descriptor.Kind != DescriptorKind.MultiTargetApplication || descriptor.Instances.Items.FirstOrDefault(each => each.Name == binding.Instance) is not { } instance)
            yield break;

        var (line, indent) = ItemOf(text, instance.Span.Start);
        yield return ("the resource is deleted", Delete(text, instance.Span.Start), null);
        yield return ("the resource is a comment", Comment(text, instance.Span.Start), null);
        yield return ("the resource has another name", Replace(text, instance.Span, instance.Name + "2"), null);
        yield return ("the resource is inactive in an extension", text, Extension(descriptor, "resources:\n- name: " + instance.Name + "\n  active: false\n"));
        yield return ("the resource is another service in an extension", text, Extension(descriptor, "resources:\n  - name: " + instance.Name + "\n    parameters:\n      service: application-logs\n"));

        var isFlow = text[line..].TrimStart(' ', '-').StartsWith('{');
        yield return ("the resource is inactive", isFlow ? text.Insert(instance.Span.End, ", active: false") : text.Insert(LineEnd(text, instance.Span.End), "\n" + new string(' ', indent) + "active: false"), null);
        foreach (var service in new[] { "service: connectivity", "service: destination", "service: \"connectivity\"", "service: \"destination\"" })
        {
            var end = EndOfItem(text, line);
            var at = text.IndexOf(service, line, end - line, StringComparison.Ordinal);
            if (at >= 0)
                yield return ("the resource is another service", text.Remove(at, service.Length).Insert(at, "service: application-logs"), null);
        }
    }

    private static string Extension(DeploymentDescriptor descriptor, string changes) => "_schema-version: '3.1'\nID: prod\nextends: " + descriptor.Id + "\n" + changes;

    private static string Replace(string text, SourceSpan span, string name) => text.Remove(span.Start, span.Length).Insert(span.Start, name);

    private static string Delete(string text, int place)
    {
        var (line, _) = ItemOf(text, place);
        return text.Remove(line, EndOfItem(text, line) - line);
    }

    private static string Comment(string text, int place)
    {
        var (line, _) = ItemOf(text, place);
        var end = EndOfItem(text, line);
        return text[..line] + string.Concat(text[line..end].Split('\n').Select((each, i) => each.Length == 0 ? each : (i == 0 ? "" : "\n") + "# " + each)) + (text[end - 1] == '\n' ? "\n" : "") + text[end..];
    }

    // Where the line begins that begins the list item around a place, and how far its keys are indented.
    private static (int Line, int Indent) ItemOf(string text, int place)
    {
        var line = LineStart(text, place);
        while (!text[line..LineEnd(text, line)].TrimStart().StartsWith('-') && line > 0)
            line = LineStart(text, line - 1);

        var dash = text.IndexOf('-', line);
        var key = dash + 1;
        while (key < text.Length && text[key] == ' ')
            key++;
        return (line, key - line);
    }

    private static int EndOfItem(string text, int line)
    {
        var indent = text.IndexOf('-', line) - line;
        var next = LineEnd(text, line) + 1;
        while (next < text.Length)
        {
            var content = text[next..LineEnd(text, next)];
            if (content.Trim().Length > 0 && content.Length - content.TrimStart().Length <= indent)
                return next;
            next = LineEnd(text, next) + 1;
        }

        return text.Length;
    }

    private static int LineStart(string text, int place) => place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;

    private static int LineEnd(string text, int place) => text.IndexOf('\n', place) is var end and >= 0 ? end : text.Length;
}
