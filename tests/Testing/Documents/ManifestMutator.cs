using System.Text;

namespace Btp.Connectivity.Testing;

/// <summary>Damages manifests the way people and tools do: lines dropped, doubled, moved and indented anew, values exchanged, brackets and quotation marks lost, texts cut off. The same seed gives the same damage.</summary>
public sealed class ManifestMutator(int seed)
{
    private const string Characters = "{}[]\"':,#&*|>%@`~!=\\$<-\n\t \0\u2028\ud800é";

    private static readonly string[] Values =
    [
        "", "null", "~", "true", "[]", "{}", "-1", "1e999", "99999999999999999999", "${x}", "~{a/b}", "((x))", "{{ .Values.x }}", "{{- if }}", "OnPremise", "https://", "http://:0", "http://[::1", "//", "/", "*", "<<: *a", "&a", "*a",
        "!!binary x", "|\n  x", "- - - -", "connectivity", "modules", "x509", "\"", "'", "\\u12", "jsonencode({", "%TAG", "---", "...",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    /// <param name="text">The manifest.</param>
    public string Mutate(string text)
    {
        var lines = text.Split('\n').ToList();
        for (var i = _random.Next(1, 5); i > 0 && lines.Count > 0; i--)
            MutateLine(lines);

        var mutated = new StringBuilder(string.Join('\n', lines));
        for (var i = _random.Next(0, 4); i > 0 && mutated.Length > 1; i--)
        {
            var at = _random.Next(mutated.Length);
            switch (_random.Next(4))
            {
                case 0: mutated.Remove(at, Math.Min(_random.Next(1, 30), mutated.Length - at)); break;
                case 1: mutated.Insert(at, Characters[_random.Next(Characters.Length)]); break;
                case 2: mutated[at] = Characters[_random.Next(Characters.Length)]; break;
                default: mutated.Insert(at, Pick(Values)); break;
            }
        }

        if (_random.Next(12) == 0)
            mutated.Length = _random.Next(mutated.Length + 1);
        return mutated.ToString();
    }

    private void MutateLine(List<string> lines)
    {
        var at = _random.Next(lines.Count);
        var line = lines[at];
        switch (_random.Next(7))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, line); break;
            case 2: lines.Insert(_random.Next(lines.Count), line); break;
            case 3: lines[at] = new string(' ', _random.Next(12)) + line.TrimStart(); break;
            case 4: lines[at] = Exchange(line, ':'); break;
            case 5: lines[at] = Exchange(line, '='); break;
            default: lines[at] = line.ToUpperInvariant(); break;
        }
    }

    // What stands behind a key: something else, or nothing.
    private string Exchange(string line, char separator)
    {
        var end = line.IndexOf(separator, StringComparison.Ordinal);
        return end < 0 ? line + Pick(Values) : line[..(end + 1)] + " " + Pick(Values) + (line.TrimEnd().EndsWith(',') ? "," : "");
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
