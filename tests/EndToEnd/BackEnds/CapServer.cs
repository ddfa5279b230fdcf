namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>
/// SAP's Cloud Application Programming Model (npm, <c>@sap/cds</c>) over SQLite in memory: V4 by itself, V2 through the adapter that its projects use. A server
/// that many systems run, with deep insert, versions, change sets, operations and pages of its own.
/// </summary>
public class CapServer() : NodeServer("CapServer", "cap-server")
{
    /// <summary>The adapter calls this computer so in its links, whatever it was asked as.</summary>
    protected override string Host => "localhost";

    /// <inheritdoc/>
    protected override void WriteData(string folder) => System.IO.File.Copy(File("Library/seed.json"), Path.Combine(folder, "seed.json"));
}

/// <summary>The same, with every reading request in a batch.</summary>
public sealed class CapServerInBatches : CapServer
{
    /// <inheritdoc/>
    protected override bool PutsAllInBatches => true;
}
