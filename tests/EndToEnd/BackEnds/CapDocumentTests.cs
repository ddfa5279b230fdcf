using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>Clients of the documents that CAP itself gives out (<c>$metadata</c>, V4 and V2), in a program outside the repository, against that same CAP.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class CapDocumentTests(PackedToolkit toolkit, CapServer server) : IClassFixture<CapServer>
{
    [NodeFact]
    public async Task The_documents_of_CAP_become_clients_without_warnings_that_work_with_it()
    {
        var consumer = ConsumerProject.Create(toolkit);
        Directory.CreateDirectory(consumer.Locate("Cap", "Metadata"));
        using (var http = new HttpClient())
        {
            foreach (var version in new[] { "v2", "v4" })
                await File.WriteAllTextAsync(consumer.Locate("Cap", "Metadata", $"cap.{version}.edmx"), await http.GetStringAsync(new Uri($"{server.Address}/library/{version}/$metadata")));
        }

        consumer.Edit("Cap/destinations.json", "http://localhost:4004", server.Address);
        (await consumer.BuildAsync("Cap/Cap.csproj")).Succeeds();
        var run = (await consumer.RunAsync("Cap/bin/Debug/net10.0/Cap.dll", new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Btp__Destinations__LIBRARY__URL"] = server.Address,
            ["Btp__Destinations__LIBRARY__ProxyType"] = "Internet",
            ["Btp__Destinations__LIBRARY__Authentication"] = "NoAuthentication",
        })).Succeeds();
        // The number was written as 9007199254740993, and is found by that: it is SQLite's driver for JavaScript that rounds it when it is read.
        Assert.Equal(
            """
            V4 Größe cellar A7 9007199254740992 0.1 12345.6789 08:05:09 True 1969-12-31T23:00:00.0000000+00:00 0102FF a,b one,two
            V2 Größe cellar A7 9007199254740992 0.1 12345.6789 08:05 True 1969-12-31T23:00:00.0000000+00:00 0102FF one,two
            filter 1 1 1
            operations True B desk:a desk:z
            books 1 2 3 1 2 3 3
            media V4 text/html; charset=utf-8 True
            media V2 text/html; charset=utf-8 True
            media image/png 010203
            gone True
            """,
            string.Join('\n', run.Output.Split('\n').Where(static line => !line.StartsWith("warn:", StringComparison.Ordinal) && !line.StartsWith(' '))).Trim());
    }
}
