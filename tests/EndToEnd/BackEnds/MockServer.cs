using System.Globalization;
using System.Text.Json.Nodes;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>SAP's mock server (npm, <c>@sap-ux/fe-mockserver-core</c>): an OData server that nobody of this project wrote.</summary>
public class MockServer() : NodeServer("MockServer", "mock-server")
{
    /// <inheritdoc/>
    protected override void WriteData(string folder)
    {
        WriteService(folder, "v2");
        WriteService(folder, "v4");
    }

    private static void WriteService(string data, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, version)).FullName;
        System.IO.File.Copy(File($"Library/library.{version}.edmx"), Path.Combine(folder, "metadata.xml"));
        foreach (var behaviour in new[] { "Books.js", "EntityContainer.js", "Loans.js" })
            System.IO.File.Copy(File("MockServer/" + behaviour), Path.Combine(folder, behaviour));
        System.IO.File.WriteAllText(Path.Combine(folder, "Loans.json"), "[]");
        var seed = JsonNode.Parse(System.IO.File.ReadAllText(File("Library/seed.json")))!.AsObject();
        foreach (var book in version == "v2" ? seed["Books"]!.AsArray() : [])
        {
            // The mock server hands its data out as they are, so they have to be in the wire format of V2.
            book!["Price"] = book["Price"]!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture);
            var day = DateTimeOffset.Parse(book["PublishedOn"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            book["PublishedOn"] = $"/Date({day.ToUnixTimeMilliseconds()})/";
        }

        foreach (var (set, rows) in seed)
            System.IO.File.WriteAllText(Path.Combine(folder, set + ".json"), rows!.ToJsonString());
    }
}

/// <summary>The same, with every reading request in a batch.</summary>
public sealed class MockServerInBatches : MockServer
{
    protected override bool PutsAllInBatches => true;
}
