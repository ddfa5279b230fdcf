using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.LocalLandscape.BackEnd.Write;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Batch;

/// <summary>Batches as JSON (OData JSON Format 4.01, 19): <c>atomicityGroup</c> instead of changesets, <c>dependsOn</c> between requests.</summary>
internal sealed class JsonBatch(ServiceRequest batch, PartRunner runner)
{
    private readonly Dictionary<string, bool> _succeeded = new(StringComparer.Ordinal);

    private sealed record Item(PartRequest Request, string? Group, List<string> DependsOn);

    /// <summary>Answers the batch.</summary>
    /// <exception cref="ODataFailure">400: the batch as a whole is malformed; nothing was done.</exception>
    public Answer Serve()
    {
        var body = JsonBody.Read(batch);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array)
            throw Multipart.Malformed("an object with the array requests is expected");
        List<Item> items;
        try
        {
            items = requests.EnumerateArray().Select(Read).ToList();
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            throw Multipart.Malformed(error.Message);
        }
        Check(items);
        var goesOn = batch.Preference("continue-on-error") is not (null or "false");
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = new List<(Item Item, Answer Answer)>();
        for (var at = 0; at < items.Count;)
        {
            var group = items[at].Group is { } name ? items.Skip(at).TakeWhile(i => i.Group == name).ToList() : [items[at]];
            answers.AddRange(Run(group, references));
            at += group.Count;
            if (!goesOn && answers[^1].Answer.Status >= 400)
                break;
        }
        return Answer.Json("application/json", json => Write(json, answers)) is var answer && goesOn ? answer.With(("Preference-Applied", "odata.continue-on-error")) : answer;
    }

    private static Item Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Multipart.Malformed("a request is no object");
        string Text(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Multipart.Malformed($"a request has no {name}");
        IHeaderDictionary headers = new HeaderDictionary();
        if (json.TryGetProperty("headers", out var given))
            foreach (var header in given.EnumerateObject())
                headers[header.Name] = header.Value.ToString();
        byte[] body = [];
        if (json.TryGetProperty("body", out var content))
        {
            var isText = headers.ContentType.ToString().StartsWith("text/", StringComparison.OrdinalIgnoreCase);
            if (content.ValueKind == JsonValueKind.String && headers.ContentType.Count > 0 && !headers.ContentType.ToString().Contains("json", StringComparison.OrdinalIgnoreCase))
                body = isText ? Encoding.UTF8.GetBytes(content.GetString()!) : System.Buffers.Text.Base64Url.DecodeFromChars(content.GetString());
            else
                body = Encoding.UTF8.GetBytes(content.GetRawText());
            if (headers.ContentType.Count == 0)
                headers.ContentType = "application/json";
        }
        var depends = json.TryGetProperty("dependsOn", out var list) ? list.EnumerateArray().Select(static d => d.GetString() ?? "").ToList() : [];
        return new Item(new PartRequest(Text("method").ToUpperInvariant(), Text("url"), headers, body, Text("id")), json.TryGetProperty("atomicityGroup", out var group) ? group.GetString() : null, depends);
    }

    private static void Check(List<Item> items)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var item in items)
        {
            if (item.Group != last && item.Group is not null && known.Contains(item.Group))
                throw Multipart.Malformed($"the requests of the atomicity group {item.Group} do not stand together");
            if (item.DependsOn.Find(d => !known.Contains(d)) is { } unknown)
                throw Multipart.Malformed($"request {item.Request.Id} depends on {unknown}, which is no request or group before it");
            if (!known.Add(item.Request.Id!))
                throw Multipart.Malformed($"the id {item.Request.Id} occurs twice");
            last = item.Group;
            if (item.Group is not null)
                known.Add(item.Group);
        }
    }

    private IEnumerable<(Item Item, Answer Answer)> Run(List<Item> group, Dictionary<string, string> references)
    {
        var own = group.Select(static i => i.Request.Id).ToHashSet(StringComparer.Ordinal);
        List<Answer> answers;
        if (group.Exists(i => i.DependsOn.Exists(d => !own.Contains(d) && d != i.Group && !_succeeded.GetValueOrDefault(d))))
            answers = [.. group.Select(static _ => Dependency())];
        else if (group[0].Group is null)
            answers = [runner.Alone(group[0].Request, references)];
        else
            answers = Together(group, references);
        foreach (var (item, answer) in group.Zip(answers))
        {
            _succeeded[item.Request.Id!] = answer.Status < 400;
            if (item.Group is not null)
                _succeeded[item.Group] = answer.Status < 400;
        }
        return group.Zip(answers);
    }

    private List<Answer> Together(List<Item> group, Dictionary<string, string> references)
    {
        var (done, failed) = runner.Together(group.ConvertAll(static i => i.Request), references);
        return failed is { } at ? [.. group.Select((_, index) => index == at ? done[0] : Dependency())] : [.. done];
    }

    private static Answer Dependency() => V4.V4Errors.Json(new ODataFailure(424, "/IWBEP/CM_MGW_RT/127", "A request that this one depends on has failed"), new ErrorFacts("", ErrorFacts.NewTransactionId(), DateTimeOffset.UtcNow));

    private static void Write(Utf8JsonWriter json, List<(Item Item, Answer Answer)> answers)
    {
        json.WriteStartObject();
        json.WriteStartArray("responses");
        foreach (var (item, answer) in answers)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Request.Id);
            if (item.Group is not null)
                json.WriteString("atomicityGroup", item.Group);
            json.WriteNumber("status", answer.Status);
            json.WriteStartObject("headers");
            json.WriteString("odata-version", "4.0");
            if (answer.ContentType is { } type)
                json.WriteString("content-type", type);
            foreach (var (name, value) in answer.Headers)
                json.WriteString(name.ToLowerInvariant(), value);
            json.WriteEndObject();
            if (answer.Body.Length > 0)
            {
                json.WritePropertyName("body");
                if (answer.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
                    json.WriteRawValue(answer.Body);
                else if (answer.ContentType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
                    json.WriteStringValue(answer.Body);
                else
                    json.WriteStringValue(System.Buffers.Text.Base64Url.EncodeToString(answer.Body));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
