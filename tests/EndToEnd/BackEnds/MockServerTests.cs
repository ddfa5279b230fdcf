using System.Net;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>
/// Against SAP's mock server (1.7.16). It is made for user interfaces; what it does otherwise than the protocol says stands here, each by a test of what it does, so
/// that a newer one which does more is noticed.
/// </summary>
public abstract class MockLibraryTests(BackEnd backEnd) : StrictLibraryTests(backEnd)
{
    /// <summary>It does not understand a doubled quote (either version) and the suffix of decimals (V2).</summary>
    [BackEndFact]
    public override async Task Quotes_and_decimals_in_literals_arrive()
    {
        foreach (var call in new Func<Task>[] { () => Server.V2.Books.Where(b => b.Title == "It's Quoted").ToListAsync(), () => Server.V4.Books.Where(b => b.Title == "It's Quoted").ToListAsync(), () => Server.V2.Books.Where(b => b.Price > 99.98m).ToListAsync() })
            Assert.Equal(HttpStatusCode.InternalServerError, (await Assert.ThrowsAsync<ODataException>(call)).StatusCode);
        Assert.Equal("3", (await Server.V4.Books.Where(b => b.Price > 99.98m).SingleAsync()).BookID);
    }

    /// <summary>It confirms the deletion of what is not there.</summary>
    [BackEndFact]
    public override async Task Deleting_what_is_not_there_is_an_error_of_the_service()
    {
        await Server.V2.Books["none"].DeleteAsync(ETag.Any);
        await Server.V4.Books["none"].DeleteAsync(ETag.Any);
    }

    /// <summary>It forgets what is created along.</summary>
    [BackEndFact]
    public override async Task Related_entities_are_created_along()
    {
        await Server.V2.Authors.CreateAsync(new V2.Author { AuthorID = "D2", Name = "Deep", ToBooks = [new() { BookID = "D2-1", Title = "x" }] });
        Assert.Null(await Server.V2.Books["D2-1"].GetOrDefaultAsync());
        await Server.V2.Authors["D2"].DeleteAsync(ETag.Any);
        await Server.V4.Authors.CreateAsync(new V4.Author { AuthorID = "D4", Name = "Deep", Books = [new() { BookID = "D4-1", Title = "x" }] });
        Assert.Null(await Server.V4.Books["D4-1"].GetOrDefaultAsync());
        await Server.V4.Authors["D4"].DeleteAsync(ETag.Any);
    }

    /// <summary>It has versions of drafts only, so that changes are made for any.</summary>
    [BackEndFact]
    public override async Task A_change_is_made_for_the_version_that_was_read_and_for_no_other()
    {
        await Server.V2.Loans.CreateAsync(new V2.Loan { LoanID = 2, Reader = "Ada", Version = 1 });
        var loan = await Server.V2.Loans[2].GetAsync();
        Assert.Null(loan.ETag);
        loan.Reader = "Bob";
        await Server.V2.Loans.UpdateAsync(loan);
        Assert.Equal("Bob", (await Server.V2.Loans[2].GetAsync()).Reader);
        await Server.V2.Loans[2].DeleteAsync(ETag.Any);
    }

    /// <summary>It takes the address of a link for properties of the entity, and clears the key that the link is made of.</summary>
    [BackEndFact]
    public override async Task Links_are_set_and_removed()
    {
        await Server.V4.Books.CreateAsync(new V4.Book { BookID = "L4", Title = "Linked" });
        await Server.V4.Books["L4"].Author.SetLinkAsync(Server.V4.Authors["A1"]);
        Assert.NotEqual("A1", (await Server.V4.Books["L4"].GetAsync()).AuthorID);
        await Server.V4.Books["L4"].DeleteAsync(ETag.Any);
    }

    /// <summary>As the protocol says, but for batches of JSON.</summary>
    [BackEndFact]
    public override async Task Operations_are_parts_of_batches_and_of_change_sets()
    {
        var v2 = Server.V2.CreateBatch();
        var longest = v2.Add(Server.V2.Longest());
        var lent = v2.BeginChangeSet().Add(Server.V2.Books["2"].Lend("Bob"));
        using (var messages = ODataMessages.Collect())
        {
            await v2.SendAsync();
            Assert.Equal("Lent to Bob", messages.Single().Text);
        }

        Assert.Equal(("3", true), (longest.Value!.BookID, lent.Value!.Lent));
        var v4 = Server.V4.CreateBatch();
        var best = v4.Add(Server.V4.Longest());
        var alone = v4.Add(Server.V4.Books["2"].Lend("Bob"));
        var second = v4.BeginChangeSet().Add(Server.V4.Books["2"].Lend("Eve"));
        await v4.SendAsync();
        Assert.Equal(("3", true, true), (best.Value!.BookID, alone.Value!.Lent, second.Value!.Lent));
    }

    /// <summary>It answers for a property of V2 as if it were one of V4.</summary>
    [BackEndFact]
    public override async Task One_property_of_V2_is_read_and_written()
    {
        await Server.V2.Books.CreateAsync(new V2.Book { BookID = "P2", Title = "Größe & Co", Pages = 7 });
        Assert.Equal("Größe & Co", await Server.V2.Books["P2"].Property(b => b.Title).GetAsync());
        await Server.V2.Books["P2"].DeleteAsync(ETag.Any);
    }

    /// <summary>It reads a property, and takes the whole entity for replaced when one is written.</summary>
    [BackEndFact]
    public override async Task One_property_of_V4_is_read_and_written()
    {
        await Server.V4.Books.CreateAsync(new V4.Book { BookID = "P4", Title = "Größe & Co", Pages = 7 });
        Assert.Equal("Größe & Co", await Server.V4.Books["P4"].Property(b => b.Title).GetAsync());
        Assert.Equal(7, await Server.V4.Books["P4"].Property(b => b.Pages).GetAsync());
        await Server.V4.Books["P4"].DeleteAsync(ETag.Any);
    }

    /// <summary>As above.</summary>
    [BackEndFact]
    public override async Task Properties_are_parts_of_batches()
    {
        await Server.V2.Books.CreateAsync(new V2.Book { BookID = "PB", Title = "Old" });
        var batch = Server.V2.CreateBatch();
        var title = batch.Add(Server.V2.Books["PB"].Property(b => b.Title));
        await batch.SendAsync();
        Assert.Equal("Old", title.Value);
        await Server.V2.Books["PB"].DeleteAsync(ETag.Any);
    }

    /// <summary>It knows no <c>Content-ID</c>.</summary>
    [BackEndFact]
    public override async Task A_request_of_a_change_set_refers_to_what_another_one_creates()
    {
        var batch = Server.V2.CreateBatch();
        var changes = batch.BeginChangeSet();
        var author = changes.Create(Server.V2.Authors, new V2.Author { AuthorID = "N2", Name = "New" });
        var book = changes.Create(Server.V2.Authors[author].ToBooks, new V2.Book { BookID = "N2-1", Title = "First" });
        await batch.SendAsync();
        Assert.False(book.IsSuccess);
        await Server.V2.Authors["N2"].DeleteAsync(ETag.Any);
    }

    /// <summary>Its answers to a batch of JSON have no id.</summary>
    [BackEndFact]
    public override async Task A_batch_of_json_answers_every_request_by_itself()
    {
        var batch = Server.V4.CreateBatch(BatchFormat.Json);
        var one = batch.Add(Server.V4.Books["2"]);
        await batch.SendAsync();
        Assert.Throws<ODataFormatException>(() => one.Value);
    }

    /// <summary>It leaves groups without what was asked for, where there is more than one.</summary>
    [BackEndFact]
    public override async Task Rows_are_grouped_and_computed_over()
    {
        Assert.Equal([("A1", 26.95m), ("A2", 99.99m)], (await Server.V4.Books.GroupBy(b => b.AuthorID).Select(g => new { Author = g.Key, Total = g.Sum(b => b.Price) }).ToListAsync()).Select(g => (g.Author!, g.Total!.Value)).Order());
        Assert.Equal(1600L, await Server.V4.Books.AggregateAsync(all => all.Sum(b => b.Pages)!.Value));
    }

    /// <summary>It ignores <c>$compute</c>: what was asked for is not there.</summary>
    [BackEndFact]
    public override async Task Rows_are_computed_with()
    {
        var books = await Server.V4.Books.Compute(b => b.Price * 2m, out var twice).Select(row => new { Id = row.Get(b => b.BookID), Twice = row.Get(b => twice) }).ToListAsync();
        Assert.Equal(3, books.Count);
        Assert.All(books, static book => Assert.Null(book.Twice));
    }
}

/// <summary>Against SAP's mock server.</summary>
public sealed class MockServerTests(MockServer backEnd) : MockLibraryTests(backEnd), IClassFixture<MockServer>;

/// <summary>Against it, with every reading request in a batch.</summary>
public sealed class MockServerInBatchesTests(MockServerInBatches backEnd) : MockLibraryTests(backEnd), IClassFixture<MockServerInBatches>;
