using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>The back end of the local landscape.</summary>
public class LocalBackEnd : BackEnd
{
    private static readonly Dictionary<string, BackEndOperation> _operations = new()
    {
        ["Longest"] = static call => call.Set("Books").MaxBy(static book => (int?)book["Pages"]),
        ["Lend"] = static call =>
        {
            var book = call.Entity ?? call.Find("Books", (string)call.Parameters["BookID"]!)!;
            book["Lent"] = true;
            call.AddMessage("LIB/001", $"Lent to {call.Parameters.FirstOrDefault(static p => p.Key is "reader" or "Reader").Value}", BackEndSeverity.Warning, "Lent");
            return book;
        },
        ["Extend"] = static call => call.Entity,
    };

    private BackEndServer? _server;

    protected override string Authentication => "BasicAuthentication";

    protected override async Task<Dictionary<string, string>?> StartAsync()
    {
        var password = Guid.NewGuid().ToString();
        var seed = LandscapeFile.OnDisk(File("Library/seed.json"));
        var definition = new BackEndDefinition
        {
            Host = "library.example",
            Port = 44300,
            Users = [new BackEndUser { Name = "ALICE", Password = password }],
            Services =
            [
                new BackEndService { Path = "/library/v2", MetadataFile = LandscapeFile.OnDisk(File("Library/library.v2.edmx")), DataFile = seed, PageSize = 2, Operations = _operations },
                new BackEndService { Path = "/library/v4", MetadataFile = LandscapeFile.OnDisk(File("Library/library.v4.edmx")), DataFile = seed, PageSize = 2, Operations = _operations },
            ],
        };
        _server = await BackEndServer.StartAsync(definition, new AuditTrail(), CancellationToken.None);
        return new() { ["URL"] = _server.Address.AbsoluteUri.TrimEnd('/'), ["Authentication"] = Authentication, ["User"] = "ALICE", ["Password"] = password };
    }

    protected override async Task StopAsync() => await _server!.DisposeAsync();
}

/// <summary>The same, with every reading request in a batch.</summary>
public sealed class LocalBackEndInBatches : LocalBackEnd
{
    protected override bool PutsAllInBatches => true;
}
