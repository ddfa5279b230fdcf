namespace Btp.Connectivity.Landscape.Tests.Policy.Formats;

/// <summary>Writes the properties of a destination in JSON, YAML, properties and Terraform's language, with markup where the rule has to find something.</summary>
internal sealed class Notation(string rule)
{
    // Names of Terraform's older resource for what the service calls otherwise.
    private static readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal)
    {
        ["Name"] = "name", ["Type"] = "type", ["URL"] = "url", ["ProxyType"] = "proxy_type", ["Authentication"] = "authentication", ["Description"] = "description",
    };

    public string Json(List<WrittenProperty> destination) => "{ " + string.Join(", ", destination.Select(one => Key(one, Quoted(one.Key)) + ": " + Value(one, Quoted(one.Value)))) + " }";

    public string JsonArray(List<List<WrittenProperty>> destinations) => "[" + string.Join(", ", destinations.Select(Json)) + "]";

    // Text within text has places of its own only where it stands unchanged: with escapes the finding is at the whole of it.
    public string JsonText(List<List<WrittenProperty>> destinations)
    {
        var text = Quoted(new Notation(rule).JsonArray([.. destinations.Select(one => one.ConvertAll(each => each with { MarksKey = false, MarksValue = false }))]).Replace("\"", "\\\"", StringComparison.Ordinal));
        return destinations.Exists(one => one.Exists(each => each.MarksKey || each.MarksValue)) ? Marked(text) : text;
    }

    // Every other value stands in quotation marks: both are written.
    public string Yaml(List<WrittenProperty> destination, string indentation) =>
        string.Concat(destination.Select((one, i) => indentation + Key(one, one.Key) + ": " + Value(one, i % 2 == 0 && IsPlain(one.Value) ? one.Value : "'" + one.Value + "'") + "\n"));

    public string YamlList(List<List<WrittenProperty>> destinations, string indentation) =>
        string.Concat(destinations.Select(destination => indentation + "- " + Yaml(destination, indentation + "  ")[(indentation.Length + 2)..]));

    public string YamlFlow(List<WrittenProperty> destination) => "{ " + string.Join(", ", destination.Select(one => Key(one, one.Key) + ": " + Value(one, Quoted(one.Value)))) + " }";

    public string Properties(List<WrittenProperty> destination) => string.Concat(destination.Select(one => Key(one, one.Key) + "=" + Value(one, Escaped(one.Value)) + "\n"));

    public string Hcl(List<WrittenProperty> destination) => "{ " + string.Join(", ", destination.Select(one => Key(one, Quoted(one.Key)) + " = " + Value(one, Quoted(one.Value)))) + " }";

    public string HclArguments(List<WrittenProperty> destination)
    {
        var own = string.Concat(destination.Where(one => _arguments.ContainsKey(one.Key)).Select(one => "  " + Key(one, _arguments[one.Key]) + " = " + Value(one, Quoted(one.Value)) + "\n"));
        return own + "  additional_configuration = jsonencode(" + Hcl([.. destination.Where(one => !_arguments.ContainsKey(one.Key))]) + ")\n";
    }

    private string Key(WrittenProperty property, string text) => property.MarksKey ? Marked(text) : text;

    private string Value(WrittenProperty property, string text) => property.MarksValue ? Marked(text) : text;

    private string Marked(string text) => "{|" + rule + ":" + text + "|}";

    private static string Quoted(string text) => "\"" + text + "\"";

    private static bool IsPlain(string value) => value.All(c => char.IsLetter(c) || c is '_' or '.' or '/' or ':' or '-') && value.Length > 0 && char.IsLetter(value[^1]);

    private static string Escaped(string value) => value.Replace(":", "\\:", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal);
}
