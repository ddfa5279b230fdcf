using System.Net;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>Against SAP's Cloud Application Programming Model (9.9.3; its V2 adapter 1.15.10). What it does otherwise than the protocol says stands here, each by a test of what it does.</summary>
public abstract class CapLibraryTests(BackEnd backEnd) : StrictLibraryTests(backEnd)
{
    /// <summary>It has no <c>$ref</c>, neither to read nor to write.</summary>
    [BackEndFact]
    public override async Task Links_are_set_and_removed()
    {
        var problem = await Assert.ThrowsAsync<ODataException>(() => Server.V4.Books["1"].Author.SetLinkAsync(Server.V4.Authors["A2"]));
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Contains("$ref", problem.Message, StringComparison.Ordinal);
        Assert.Equal("A1", (await Server.V4.Books["1"].GetAsync()).AuthorID);
    }

    /// <summary>Its <c>$compute</c> calculates; it has no functions, and its values are there to be read only.</summary>
    [BackEndFact]
    public override async Task Rows_are_computed_with()
    {
        var books = await Server.V4.Books.Where(b => b.Pages > 100).OrderByDescending(b => b.Pages).Compute(b => b.Price * 2m, out var twice)
            .Select(row => new { Id = row.Get(b => b.BookID), Twice = row.Get(b => twice) }).ToListAsync();
        Assert.Equal([("3", 199.98m), ("1", 39.80m)], books.Select(b => (b.Id!, b.Twice!.Value)));
        var problem = await Assert.ThrowsAsync<ODataException>(() => Server.V4.Books.Compute(b => b.Price * 2m, out var other).Where(b => other > 20m).Select(row => row.Get(b => other)).ToListAsync());
        Assert.Equal(HttpStatusCode.NotImplemented, problem.StatusCode);
        problem = await Assert.ThrowsAsync<ODataException>(() => Server.V4.Books.Compute(b => b.Title.Length, out var letters).Select(row => row.Get(b => letters)).ToListAsync());
        Assert.Equal(HttpStatusCode.BadRequest, problem.StatusCode);
    }

    /// <summary>It takes a property as JSON and not as it is.</summary>
    [BackEndFact]
    public override async Task One_property_of_V4_is_read_and_written()
    {
        await Server.V4.Books.CreateAsync(new V4.Book { BookID = "P4", Title = "Größe & Co", Pages = 7, Price = 12.50m, PublishedOn = new(1969, 12, 31) });
        var reference = Server.V4.Books["P4"];
        Assert.Equal("Größe & Co", await reference.Property(b => b.Title).GetAsync());
        Assert.Equal((7, 12.50m, new DateOnly(1969, 12, 31)), (await reference.Property(b => b.Pages).GetAsync(), await reference.Property(b => b.Price).GetAsync(), await reference.Property(b => b.PublishedOn).GetAsync()));
        await reference.Property(b => b.Title).SetAsync("It's new");
        await reference.Property(b => b.PublishedOn).SetAsync(new DateOnly(2024, 2, 29));
        Assert.Equal(("It's new", new DateOnly(2024, 2, 29)), await reference.GetAsync() is var read ? (read.Title!, read.PublishedOn) : default);
        await using (var raw = await reference.Property(b => b.Title).ReadRawAsync())
            Assert.Equal("It's new", await new StreamReader(raw!.Content).ReadToEndAsync());
        var problem = await Assert.ThrowsAsync<ODataException>(() => reference.Property(b => b.Title).WriteRawAsync(new MemoryStream("Bytes"u8.ToArray()), "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, problem.StatusCode);
        await reference.DeleteAsync(ETag.Any);
    }

    /// <summary>Its adapter hands the body of V2 (<c>{"Title": ...}</c>) on as that of V4, so that the value that is written is lost.</summary>
    [BackEndFact]
    public override async Task One_property_of_V2_is_read_and_written()
    {
        await Server.V2.Books.CreateAsync(new V2.Book { BookID = "P2", Title = "Größe & Co", Pages = 7, Price = 12.50m, PublishedOn = new(1969, 12, 31) });
        var reference = Server.V2.Books["P2"];
        Assert.Equal("Größe & Co", await reference.Property(b => b.Title).GetAsync());
        Assert.Equal((7, 12.50m, new DateOnly(1969, 12, 31)), (await reference.Property(b => b.Pages).GetAsync(), await reference.Property(b => b.Price).GetAsync(), await reference.Property(b => b.PublishedOn).GetAsync()));
        await reference.Property(b => b.Title).SetAsync("It's new");
        Assert.Null(await reference.Property(b => b.Title).GetAsync());
        await reference.DeleteAsync(ETag.Any);
    }

    /// <summary>As above.</summary>
    [BackEndFact]
    public override async Task Properties_are_parts_of_batches()
    {
        await Server.V2.Books.CreateAsync(new V2.Book { BookID = "PB", Title = "Old" });
        var batch = Server.V2.CreateBatch();
        var before = batch.Add(Server.V2.Books["PB"].Property(b => b.Title));
        using (var changes = batch.BeginChangeSet())
            changes.Set(Server.V2.Books["PB"].Property(b => b.Title), "New");
        var after = batch.Add(Server.V2.Books["PB"].Property(b => b.Title));
        await batch.SendAsync();
        Assert.Equal(("Old", null), (before.Value, after.Value));
        await Server.V2.Books["PB"].DeleteAsync(ETag.Any);
    }

    /// <summary>In batches of JSON it cuts the first letter off its next links.</summary>
    [BackEndFact]
    public override async Task A_batch_of_json_answers_every_request_by_itself()
    {
        var batch = Server.V4.CreateBatch(BatchFormat.Json);
        var books = batch.Add(Server.V4.Books.Where(b => b.AuthorID == "A2"));
        var one = batch.Add(Server.V4.Books["2"]);
        var none = batch.AddOrDefault(Server.V4.Books["4711"]);
        var count = batch.AddCount(Server.V4.Books.Where(b => b.AuthorID == "A1"));
        await batch.SendAsync();
        Assert.Equal("3", books.Value.Single().BookID);
        Assert.Equal("Über Grüße & Größen", one.Value.Title);
        Assert.Null(none.Value);
        Assert.Equal(2, count.Value);
        batch = Server.V4.CreateBatch(BatchFormat.Json);
        books = batch.Add(Server.V4.Books.OrderBy(b => b.BookID));
        await batch.SendAsync();
        Assert.Contains("ooks", Assert.Throws<ODataException>(() => books.Value).Message, StringComparison.Ordinal);
    }
}

/// <summary>Against SAP's Cloud Application Programming Model.</summary>
public sealed class CapServerTests(CapServer backEnd) : CapLibraryTests(backEnd), IClassFixture<CapServer>;

/// <summary>Against it, with every reading request in a batch.</summary>
public sealed class CapServerInBatchesTests(CapServerInBatches backEnd) : CapLibraryTests(backEnd), IClassFixture<CapServerInBatches>;
