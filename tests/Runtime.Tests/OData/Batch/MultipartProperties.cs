using System.Buffers;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

/// <summary>What is written as a batch is read again as the same requests, however it is cut into pieces on the way.</summary>
public sealed class MultipartProperties
{
    // Line breaks, dashes and beginnings of boundaries: what a reader of boundaries stumbles over.
    private static readonly string[] _traps = ["\r\n", "\n", "\r", "--", "--b", "\r\n--b", "\n--batch_", "\r\n--batch_0", "--\r\n", " ", "x", "ü", "{}", "\0"];

    [Property(MaxTest = 300)]
    public bool Random_parts_survive_writing_and_reading(int seed, byte pieces)
    {
        var random = new System.Random(seed);
        var bodies = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Text(random)).ToArray();
        var body = new StringBuilder(random.Next(2) == 0 ? "" : "preamble\r\n");
        var end = random.Next(2) == 0 ? "\r\n" : "\n";
        foreach (var part in bodies)
            body.Append($"--bo{end}X: {part.Length}{end}{end}{part}{end}");
        body.Append("--bo--").Append(random.Next(2) == 0 ? "" : end + "epilogue");
        var read = Multipart.ReadAsync(Encoding.UTF8.GetBytes(body.ToString()), "bo", pieces + 1).GetAwaiter().GetResult();
        // A carriage return in front of a bare line feed belongs to the line break.
        return bodies.Select(part => $"X={part.Length}|{(end == "\n" && part.EndsWith('\r') ? part[..^1] : part)}").SequenceEqual(read);
    }

    [Property(MaxTest = 200)]
    public bool A_batch_that_was_written_is_read_as_the_same_requests(int seed, byte pieces) => ReadBackAsync(new System.Random(seed), pieces + 1).GetAwaiter().GetResult();

    private static async Task<bool> ReadBackAsync(System.Random random, int pieces)
    {
        var service = new FakeServer().V2;
        var steps = new List<BatchStep>();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var step = new BatchStep(random.Next(2) == 0);
            for (var j = step.IsChangeSet ? random.Next(1, 4) : 1; j > 0; j--)
                step.Parts.Add(new BatchResult(Request(service, random), null, step.IsChangeSet ? steps.Count * 10 + j : 0));
            steps.Add(step);
        }

        var format = new MultipartFormat(Guid.NewGuid());
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var _ in format.Write(steps, buffer))
        {
        }

        var expected = steps.Select(step => string.Join('\n', step.Parts.Select(Describe))).ToList();
        var actual = new List<string>();
        using var response = new HttpResponseMessage { Content = new TrickleContent(buffer.WrittenSpan.ToArray(), pieces) };
        using var window = await ResponseBuffer.OpenAsync(response, CancellationToken.None);
        var reader = new MultipartReader(window, MultipartType.BoundaryOf(format.ContentType)!);
        while (await reader.NextAsync(CancellationToken.None))
        {
            var head = await PartHead.ReadAsync(reader, CancellationToken.None);
            if (!MultipartType.IsMultipart(head.Find("Content-Type")))
            {
                actual.Add(await ReadAsync(reader, head));
                continue;
            }

            using var nested = await ResponseBuffer.OpenAsync(new MultipartBody(reader), null, CancellationToken.None);
            var changes = new MultipartReader(nested, MultipartType.BoundaryOf(head.Find("Content-Type")!)!);
            var texts = new List<string>();
            while (await changes.NextAsync(CancellationToken.None))
                texts.Add(await ReadAsync(changes, await PartHead.ReadAsync(changes, CancellationToken.None)));
            actual.Add(string.Join('\n', texts));
        }

        return expected.SequenceEqual(actual);
    }

    private static async Task<string> ReadAsync(MultipartReader reader, PartHead head)
    {
        var line = await reader.ReadLineAsync(CancellationToken.None);
        var headers = await PartHead.ReadAsync(reader, CancellationToken.None);
        using var body = new MemoryStream();
        await new MultipartBody(reader).CopyToAsync(body);
        return $"{head.Find("Content-ID")}|{line}|{headers.Find("If-Match")}|{Encoding.UTF8.GetString(body.ToArray())}";
    }

    private static string Describe(BatchResult part)
        => $"{(part.ContentId > 0 ? part.ContentId : null)}|{part.Sent.Method} {PartRequest.UrlOf(part.Sent)} HTTP/1.1|{part.Sent.IfMatch}|{Encoding.UTF8.GetString((part.Sent.Body()?.Bytes ?? default).Span)}";

    private static ODataRequest Request(ODataService service, System.Random random)
    {
        var url = $"{service.Path}/A_SalesOrder?$filter={Uri.EscapeDataString(Text(random))}";
        var text = Text(random);
        return random.Next(2) == 0
            ? new(service, HttpMethod.Get, url)
            : new(service, HttpMethod.Post, url)
            {
                IfMatch = random.Next(2) == 0 ? null : "W/\"1\"",
                WriteBody = writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteName("Text");
                    writer.WriteString(text);
                    writer.WriteEndObject();
                },
            };
    }

    private static string Text(System.Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => _traps[random.Next(_traps.Length)]));
}
