using System.Text;
using System.Text.Json.Nodes;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

/// <summary>
/// Answers to batches that were damaged: every request ends with the answer that was meant for it or with an error of ours, never with another one's answer. Each request asks for something
/// that is there once (its mark), and a request that succeeded has read that.
/// </summary>
public sealed class BatchAnswerProperties
{
    [Property(MaxTest = 500)]
    public void Damaged_answers_of_json_are_nobody_elses(int seed) => JudgeAsync(new Random(seed), BatchFormat.Json).GetAwaiter().GetResult();

    [Property(MaxTest = 500)]
    public void Damaged_answers_of_multipart_are_nobody_elses(int seed) => JudgeAsync(new Random(seed), BatchFormat.Multipart).GetAwaiter().GetResult();

    private static async Task JudgeAsync(Random random, BatchFormat format)
    {
        var server = new FakeServer();
        var shop = server.V4;
        var batch = shop.CreateBatch(format);
        var asked = new List<Asked>();
        var steps = new List<List<Asked>>();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var step = new List<Asked>();
            if (random.Next(3) == 0)
            {
                var changes = batch.BeginChangeSet();
                for (var j = random.Next(1, 4); j > 0; j--)
                    step.Add(Asked.Changed(changes, shop, asked.Count + step.Count));
            }
            else
            {
                step.Add(Asked.Read(batch, shop, asked.Count, random));
            }

            asked.AddRange(step);
            steps.Add(step);
        }

        var isWhole = false;
        var body = format == BatchFormat.Json ? Json(steps, random, out isWhole) : Parts(steps, random, out isWhole);
        var bytes = Encoding.UTF8.GetBytes(body);
        if (random.Next(4) == 0)
            bytes = bytes[..random.Next(bytes.Length)];
        server.Then(random.Next(2) == 0 ? new ByteArrayContent(bytes) : new TrickleContent(bytes, random.Next(1, 40)), type: format == BatchFormat.Json ? "application/json" : "multipart/mixed; boundary=b");
        try
        {
            await batch.SendAsync();
        }
        catch (ODataException)
        {
            isWhole = false;
        }

        foreach (var one in asked)
        {
            Assert.True(one.Result.IsCompleted, body);
            Assert.True(one.Result.Error is null or ODataException, body + "\n" + one.Result.Error);
            Assert.True(!one.Result.IsSuccess || one.Mark() == one.Expected, $"{one.Result.Request} read {(one.Result.IsSuccess ? one.Mark() : "")} in place of {one.Expected}:\n{body}");
            Assert.True(!isWhole || one.Result.IsSuccess || bytes.Length < body.Length, body + "\n" + one.Result.Error);
        }
    }

    // Shuffled, repeated, left out, without ids, with ids of nobody, with bodies in strings, with more and less than belongs there.
    private static string Json(List<List<Asked>> steps, Random random, out bool isWhole)
    {
        isWhole = true;
        var responses = new List<JsonNode?>();
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var one in steps[i])
            {
                var response = new JsonObject { ["id"] = one.Id(i), ["status"] = one.Status, ["headers"] = new JsonObject { ["content-type"] = one.Type, ["odata-version"] = "4.0" }, ["body"] = one.Type == "text/plain" ? one.Body : JsonNode.Parse(one.Body) };
                if (one.Result.ChangeSet is not null && random.Next(2) == 0)
                    response["atomicityGroup"] = $"g{i + 1}";
                switch (random.Next(14))
                {
                    case 0: response.Remove("id"); isWhole = false; break;
                    case 1: response["id"] = "nobody"; isWhole = false; break;
                    case 2: response["id"] = null; isWhole = false; break;
                    case 3: response["status"] = random.Next(2) == 0 ? 500 : "200"; isWhole = false; break;
                    case 4: response["body"] = one.Body; isWhole = false; break;
                    case 5: response["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(one.Body)); isWhole = false; break;
                    case 6: response["body"] = new JsonArray(1, new JsonObject()); isWhole = false; break;
                    case 7: response.Remove("headers"); response["more"] = new JsonObject { ["id"] = "r1", ["responses"] = new JsonArray() }; isWhole = false; break;
                    case 8: response["headers"] = new JsonArray("x"); isWhole = false; break;
                    case 9: response["id"] = new JsonObject { ["id"] = "r1" }; isWhole = false; break;
                    case 10: response["status"] = 424; isWhole = false; break;
                }

                responses.Add(response);
                if (random.Next(12) == 0)
                {
                    var again = response.DeepClone();
                    // The same id with what is nobody's: whichever of the two is meant, neither can be believed.
                    again["body"] = new JsonObject { ["Name"] = "nobody", ["SalesOrder"] = "nobody", ["value"] = new JsonArray(new JsonObject { ["Name"] = "nobody" }) };
                    responses.Add(again);
                    isWhole = false;
                }

                if (random.Next(12) == 0)
                {
                    responses.RemoveAt(responses.Count - 1);
                    isWhole = false;
                }

                if (random.Next(20) == 0)
                {
                    responses.Add(random.Next(2) == 0 ? JsonValue.Create(7) : null);
                    isWhole = false;
                }
            }
        }

        var order = responses.ToArray();
        random.Shuffle(order);
        var root = new JsonObject { ["@odata.context"] = "x", ["responses"] = new JsonArray(order) };
        if (random.Next(8) == 0)
            root["responses2"] = new JsonArray(new JsonObject { ["id"] = "r1", ["status"] = 200 });
        return root.ToJsonString();
    }

    // Answers stand in the order of the requests; those of a change set may be in any order if they have ids.
    private static string Parts(List<List<Asked>> steps, Random random, out bool isWhole)
    {
        isWhole = true;
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append("--b\r\n");
            if (step[0].Result.ChangeSet is null)
            {
                Part(text, step[0], null, random, ref isWhole);
                continue;
            }

            text.Append("Content-Type: multipart/mixed; boundary=\"c x\"\r\n\r\n");
            var answers = step.ToArray();
            var isMixed = random.Next(4) == 0;
            if (!isMixed)
                random.Shuffle(answers);
            for (var i = 0; i < answers.Length; i++)
            {
                text.Append("--c x\r\n");
                // One without an id among others with theirs stands for the one that is left.
                Part(text, answers[i], isMixed && i == 0 ? null : answers[i].Result.ContentId.ToString(System.Globalization.CultureInfo.InvariantCulture), random, ref isWhole);
                if (random.Next(12) != 0)
                    continue;
                text.Append("--c x\r\n");
                Part(text, new Asked(answers[i].Result, () => "", "nobody"), answers[i].Result.ContentId.ToString(System.Globalization.CultureInfo.InvariantCulture), random, ref isWhole);
                isWhole = false;
            }

            text.Append("--c x--\r\n");
        }

        return text.Append("--b--\r\n").ToString();
    }

    private static void Part(StringBuilder text, Asked one, string? id, Random random, ref bool isWhole)
    {
        var damage = random.Next(16);
        isWhole &= damage > 8;
        text.Append("Content-Type: application/http\r\n");
        if (id is not null)
            text.Append("Content-ID: ").Append(id).Append("\r\n");
        text.Append(damage == 0 ? "" : "\r\n").Append(damage switch { 1 => "HTTP/1.1 abc OK", 2 => "HTTP/1.1", 3 => $"HTTP/1.1 500 No", _ => $"HTTP/1.1 {one.Status} OK" }).Append("\r\n");
        text.Append(damage switch { 4 => "no header\r\n", 5 => ": x\r\n", 6 => "Content-Length: 99999999999999999999\r\n", 7 => "Content-Encoding: gzip\r\n", 8 => "Content-Length: 1\r\n", _ => "" });
        text.Append("Content-Type: ").Append(one.Type).Append("\r\n\r\n").Append(one.Body).Append("\r\n");
    }

    private sealed class Asked(BatchResult result, Func<string> mark, string expected)
    {
        public BatchResult Result => result;

        public string Expected => expected;

        public int Status => result.ChangeSet is null ? 200 : 201;

        public string Type { get; private init; } = "application/json";

        public string Body { get; private init; } = $$"""{"Name":"{{expected}}","SalesOrder":"{{expected}}"}""";

        public string Mark() => mark();

        public string Id(int step) => JsonFormat.IdOf(result, step);

        public static Asked Changed(ChangeSet changes, ShopService shop, int number)
        {
            var result = changes.Add(BatchTests.Change(shop, "POST", "/Customers", "x"));
            return new(result, () => result.Value!.SalesOrderKey, $"m{number}");
        }

        public static Asked Read(ODataBatch batch, ShopService shop, int number, Random random)
        {
            switch (random.Next(3))
            {
                case 0:
                    var rows = batch.Add(shop.Customers);
                    return new(rows, () => rows.Value.Single().Name!, $"m{number}") { Body = $$"""{"value":[{"Name":"m{{number}}"}]}""" };
                case 1:
                    var count = batch.AddCount(shop.Customers);
                    return new(count, () => count.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{number + 1000}") { Body = $"{number + 1000}", Type = "text/plain" };
                default:
                    var one = batch.Add(shop.Me);
                    return new(one, () => one.Value.Name!, $"m{number}");
            }
        }
    }
}
