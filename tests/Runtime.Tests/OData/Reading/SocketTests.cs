using System.IO.Compression;
using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>Answers over a real connection, through the transport of a destination.</summary>
public sealed class SocketTests
{
    private static readonly string _rows = "{\"value\":[" + string.Join(',', Enumerable.Range(0, 500).Select(static i => $"{{\"ID\":\"11111111-2222-3333-4444-{i:D12}\",\"Name\":\"Größe {i}\"}}")) + "]}";

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compressed_answers_are_asked_for_and_read(string encoding)
    {
        var names = await NamesAsync(async (request, context) =>
        {
            Assert.Contains(encoding, request["Accept-Encoding"], StringComparison.Ordinal);
            context.Response.Headers.ContentEncoding = encoding;
            context.Response.ContentType = "application/json";
            await using Stream compressed = encoding switch
            {
                "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
                _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
            };
            await compressed.WriteAsync(Encoding.UTF8.GetBytes(_rows));
        });
        Assert.Equal(Enumerable.Range(0, 500).Select(static i => $"Größe {i}"), names);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(7)]
    public async Task Answers_in_chunks_are_read_wherever_they_are_cut(int size)
    {
        var names = await NamesAsync(async (_, context) =>
        {
            context.Response.ContentType = "application/json;odata.metadata=minimal";
            var bytes = (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(_rows)];
            for (var at = 0; at < bytes.Length; at += size)
            {
                await context.Response.Body.WriteAsync(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
                await context.Response.Body.FlushAsync();
            }
        });
        Assert.Equal(500, names.Count);
        Assert.Equal("Größe 499", names[^1]);
    }

    [Fact]
    public async Task A_connection_that_breaks_inside_of_the_answer_is_no_short_answer()
        => await Assert.ThrowsAnyAsync<Exception>(() => NamesAsync(static async (_, context) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(_rows)[..5000]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        }));

    [Fact]
    public async Task A_logon_page_is_named_as_what_it_is()
    {
        var failure = await Assert.ThrowsAsync<ODataFormatException>(() => NamesAsync(static async (_, context) =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<!DOCTYPE html><html><title>Logon</title></html>");
        }));
        Assert.Contains("logon page", failure.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
    }

    private static async Task<List<string?>> NamesAsync(Func<RecordedRequest, HttpContext, Task> answer)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = answer;
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.Internet());
        var names = new List<string?>();
        await foreach (var customer in new ShopService(client).Customers)
            names.Add(customer.Name);
        return names;
    }
}
