namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>One suite for every back end: generated clients of both protocols, through the handlers of a destination.</summary>
/// <remarks>The mock server sends V2's <c>__count</c> as a number and with every collection, asked for or not, and knows no page size. Neither it nor CAP wants tokens for changes.</remarks>
public abstract partial class LibraryTests(BackEnd backEnd)
{
    /// <summary>The server.</summary>
    protected BackEnd Server => backEnd;

    [BackEndFact]
    public async Task Rows_are_filtered_sorted_and_read_in_V2()
    {
        var books = await backEnd.V2.Books.Where(b => b.Pages > 100).OrderByDescending(b => b.Price).ToListAsync();
        Assert.Equal([("3", "It's Quoted", 99.99m), ("1", "The Long Filter", 19.90m)], books.Select(b => (b.BookID, b.Title!, b.Price!.Value)));
        Assert.Equal(new DateOnly(2024, 1, 1), books[0].PublishedOn);
        Assert.False(books[0].Lent);
    }

    [BackEndFact]
    public async Task Rows_are_filtered_sorted_and_read_in_V4()
    {
        var books = await backEnd.V4.Books.Where(b => b.Pages > 100).OrderByDescending(b => b.Price).ToListAsync();
        Assert.Equal([("3", "It's Quoted", 99.99m), ("1", "The Long Filter", 19.90m)], books.Select(b => (b.BookID, b.Title!, b.Price!.Value)));
        Assert.Equal(new DateOnly(2024, 1, 1), books[0].PublishedOn);
        Assert.False(books[0].Lent);
    }

    [BackEndFact]
    public async Task Literals_with_umlauts_and_ampersands_arrive()
    {
        Assert.Equal("2", (await backEnd.V2.Books.Where(b => b.Title == "Über Grüße & Größen").SingleAsync()).BookID);
        Assert.Equal("2", (await backEnd.V4.Books.Where(b => b.Title == "Über Grüße & Größen").SingleAsync()).BookID);
    }

    [BackEndFact]
    public async Task All_pages_are_read()
    {
        Assert.Equal(["1", "2", "3"], (await backEnd.V2.Books.OrderBy(b => b.BookID).ToListAsync()).Select(b => b.BookID));
        var ids = new List<string>();
        await foreach (var book in backEnd.V4.Books.OrderBy(b => b.BookID))
            ids.Add(book.BookID);
        Assert.Equal(["1", "2", "3"], ids);
    }

    [BackEndFact]
    public async Task Rows_are_counted_alone_and_beside_a_page()
    {
        Assert.Equal(2, await backEnd.V2.Books.Where(b => b.AuthorID == "A1").CountAsync());
        Assert.Equal(2, await backEnd.V4.Books.Where(b => b.AuthorID == "A1").CountAsync());
        Assert.Equal((3, 1), (await backEnd.V2.Books.Take(1).WithCount().ToPageAsync()) is var v2 ? (v2.TotalCount!.Value, v2.Items.Count) : default);
        Assert.Equal((3, 1), (await backEnd.V4.Books.Take(1).WithCount().ToPageAsync()) is var v4 ? (v4.TotalCount!.Value, v4.Items.Count) : default);
    }

    [BackEndFact]
    public async Task One_row_is_read_by_its_key_and_a_missing_one_is_null()
    {
        Assert.Equal("Über Grüße & Größen", (await backEnd.V2.Books["2"].GetAsync()).Title);
        Assert.Equal("Über Grüße & Größen", (await backEnd.V4.Books["2"].GetAsync()).Title);
        Assert.Null(await backEnd.V2.Books["4711"].GetOrDefaultAsync());
        Assert.Null(await backEnd.V4.Books["4711"].GetOrDefaultAsync());
    }

    [BackEndFact]
    public async Task Related_rows_are_read_along_and_over_navigation()
    {
        Assert.Equal("Ada", (await backEnd.V2.Books["1"].Expand(b => b.ToAuthor).GetAsync()).ToAuthor!.Name);
        Assert.Equal("Ada", (await backEnd.V4.Books["1"].Expand(b => b.Author).GetAsync()).Author!.Name);
        Assert.Equal(["1", "2"], (await backEnd.V2.Authors["A1"].ToBooks.ToListAsync()).Select(b => b.BookID).Order());
        Assert.Equal(["1", "2"], (await backEnd.V4.Authors["A1"].Books.ToListAsync()).Select(b => b.BookID).Order());
    }

    [BackEndFact]
    public async Task A_batch_of_V2_answers_every_request_by_itself()
    {
        var batch = backEnd.V2.CreateBatch();
        var books = batch.Add(backEnd.V2.Books.OrderBy(b => b.BookID));
        var one = batch.Add(backEnd.V2.Books["2"]);
        var none = batch.AddOrDefault(backEnd.V2.Books["4711"]);
        var count = batch.AddCount(backEnd.V2.Books.Where(b => b.AuthorID == "A1"));
        await batch.SendAsync();
        Assert.Equal(["1", "2", "3"], books.Value.Select(b => b.BookID));
        Assert.Equal("Über Grüße & Größen", one.Value.Title);
        Assert.Null(none.Value);
        Assert.Equal(2, count.Value);
    }

    [BackEndFact]
    public Task A_batch_of_V4_answers_every_request_by_itself() => ReadInBatchAsync(BatchFormat.Multipart);

    [BackEndFact]
    public async Task A_change_set_of_V2_creates_changes_and_deletes_and_a_failed_one_leaves_the_others()
    {
        var library = backEnd.V2;
        var first = library.CreateBatch();
        var changes = first.BeginChangeSet();
        var created = changes.Create(library.Books, new V2.Book { BookID = "V2-1", Title = "Grün", Price = 12.34m, PublishedOn = new(2021, 2, 3) });
        changes.Create(library.Books, new V2.Book { BookID = "V2-2", Title = "Rot" });
        await first.SendAsync();
        Assert.Equal("Grün", created.Value.Title);
        Assert.Equal((12.34m, new DateOnly(2021, 2, 3)), await library.Books["V2-1"].GetAsync() is var read ? (read.Price, read.PublishedOn) : default);

        var second = library.CreateBatch();
        using (var failing = second.BeginChangeSet())
            failing.Delete(library.Books["V2-none"], ETag.Any);
        changes = second.BeginChangeSet();
        var updated = changes.Update(library.Books["V2-1"], b => b.Pages = 99, ETag.Any);
        var deleted = changes.Delete(library.Books["V2-2"], ETag.Any);
        var book = second.Add(library.Books["V2-1"]);
        await second.SendAsync();
        updated.EnsureSuccess();
        deleted.EnsureSuccess();
        Assert.Equal(99, book.Value.Pages);
        Assert.Equal("Grün", book.Value.Title);
        Assert.Null(await library.Books["V2-2"].GetOrDefaultAsync());
        await library.Books["V2-1"].DeleteAsync(ETag.Any);
    }

    [BackEndFact]
    public async Task A_change_set_of_V4_creates_changes_and_deletes_and_a_failed_one_leaves_the_others()
    {
        var library = backEnd.V4;
        var first = library.CreateBatch();
        var changes = first.BeginChangeSet();
        var created = changes.Create(library.Books, new V4.Book { BookID = "V4-1", Title = "Grün", Price = 12.34m, PublishedOn = new(2021, 2, 3) });
        changes.Create(library.Books, new V4.Book { BookID = "V4-2", Title = "Rot" });
        await first.SendAsync();
        Assert.Equal("Grün", created.Value.Title);
        Assert.Equal((12.34m, new DateOnly(2021, 2, 3)), await library.Books["V4-1"].GetAsync() is var read ? (read.Price, read.PublishedOn) : default);

        var second = library.CreateBatch();
        using (var failing = second.BeginChangeSet())
            failing.Delete(library.Books["V4-none"], ETag.Any);
        changes = second.BeginChangeSet();
        var updated = changes.Update(library.Books["V4-1"], b => b.Pages = 99, ETag.Any);
        var deleted = changes.Delete(library.Books["V4-2"], ETag.Any);
        var book = second.Add(library.Books["V4-1"]);
        await second.SendAsync();
        updated.EnsureSuccess();
        deleted.EnsureSuccess();
        Assert.Equal(99, book.Value.Pages);
        Assert.Equal("Grün", book.Value.Title);
        Assert.Null(await library.Books["V4-2"].GetOrDefaultAsync());
        await library.Books["V4-1"].DeleteAsync(ETag.Any);
    }

    /// <summary>Reads in every way that a batch can.</summary>
    protected async Task ReadInBatchAsync(BatchFormat format)
    {
        var batch = backEnd.V4.CreateBatch(format);
        var books = batch.Add(backEnd.V4.Books.OrderBy(b => b.BookID));
        var one = batch.Add(backEnd.V4.Books["2"]);
        var none = batch.AddOrDefault(backEnd.V4.Books["4711"]);
        var count = batch.AddCount(backEnd.V4.Books.Where(b => b.AuthorID == "A1"));
        await batch.SendAsync();
        Assert.Equal(["1", "2", "3"], books.Value.Select(b => b.BookID));
        Assert.Equal("Über Grüße & Größen", one.Value.Title);
        Assert.Null(none.Value);
        Assert.Equal(2, count.Value);
    }
}

/// <summary>What the protocol says and not every server does: one that does otherwise has a test of its own in place, of what it does.</summary>
public abstract partial class StrictLibraryTests(BackEnd backEnd) : LibraryTests(backEnd)
{
    [BackEndFact]
    public virtual async Task Quotes_and_decimals_in_literals_arrive()
    {
        Assert.Equal("3", (await Server.V2.Books.Where(b => b.Title == "It's Quoted" && b.Price > 99.98m).SingleAsync()).BookID);
        Assert.Equal("3", (await Server.V4.Books.Where(b => b.Title == "It's Quoted" && b.Price > 99.98m).SingleAsync()).BookID);
    }

    [BackEndFact]
    public virtual async Task A_request_of_a_change_set_refers_to_what_another_one_creates()
    {
        var v2 = Server.V2.CreateBatch();
        var changes = v2.BeginChangeSet();
        var author = changes.Create(Server.V2.Authors, new V2.Author { AuthorID = "N2", Name = "New" });
        var book = changes.Create(Server.V2.Authors[author].ToBooks, new V2.Book { BookID = "N2-1", Title = "First" });
        await v2.SendAsync();
        Assert.Equal("First", book.Value.Title);
        Assert.Equal("N2-1", (await Server.V2.Authors["N2"].ToBooks.SingleAsync()).BookID);
        foreach (var format in new[] { BatchFormat.Multipart, BatchFormat.Json })
        {
            var v4 = Server.V4.CreateBatch(format);
            changes = v4.BeginChangeSet();
            var other = changes.Create(Server.V4.Authors, new V4.Author { AuthorID = $"N4-{(int)format}", Name = "New" });
            changes.Create(Server.V4.Authors[other].Books, new V4.Book { BookID = $"N4-{(int)format}", Title = "First" });
            await v4.SendAsync();
            other.EnsureSuccess();
            Assert.Equal($"N4-{(int)format}", (await Server.V4.Authors[$"N4-{(int)format}"].Books.SingleAsync()).BookID);
        }

        await Server.V2.Books["N2-1"].DeleteAsync(ETag.Any);
        await Server.V4.Books["N4-0"].DeleteAsync(ETag.Any);
        await Server.V4.Books["N4-1"].DeleteAsync(ETag.Any);
    }

    [BackEndFact]
    public virtual async Task Rows_are_grouped_and_computed_over()
    {
        var authors = await Server.V4.Books.Where(b => b.Pages > 10).GroupBy(b => b.AuthorID).Where(g => g.Count() > 0).OrderByDescending(g => g.Sum(b => b.Price))
            .Select(g => new { Author = g.Key, Total = g.Sum(b => b.Price), Mean = g.Average(b => b.Pages), Latest = g.Max(b => b.PublishedOn), Books = g.Count() }).ToListAsync();
        Assert.Equal([("A2", 99.99m, 1200m, new DateOnly(2024, 1, 1), 1L), ("A1", 26.95m, 200m, new DateOnly(2020, 1, 1), 2L)], authors.Select(a => (a.Author!, a.Total!.Value, a.Mean!.Value, a.Latest!.Value, a.Books)));
        Assert.Equal("A2", await Server.V4.Books.GroupBy(b => b.AuthorID).OrderBy(g => g.Count()).Take(1).Select(g => g.Key).FirstAsync());
        Assert.Equal(["Ada", "Bob"], (await Server.V4.Books.GroupBy(b => (b.Author.Name, b.AuthorID)).Select(g => g.Key.Item1).ToListAsync()).Order());
        Assert.Equal((1600L, 2L), await Server.V4.Books.AggregateAsync(all => (all.Sum(b => b.Pages)!.Value, all.CountDistinct(b => b.AuthorID))));
    }

    [BackEndFact]
    public virtual async Task Rows_are_computed_with()
    {
        var books = await Server.V4.Books.Compute(b => b.Price * 2m, out var twice).Where(b => twice > 20m).OrderByDescending(b => twice)
            .Select(row => new { Id = row.Get(b => b.BookID), Twice = row.Get(b => twice), Letters = row.Get(b => b.Title.Length) }).ToListAsync();
        Assert.Equal([("3", 199.98m, 11), ("1", 39.80m, 15)], books.Select(b => (b.Id!, b.Twice!.Value, b.Letters!.Value)));
    }

    [BackEndFact]
    public virtual Task A_batch_of_json_answers_every_request_by_itself() => ReadInBatchAsync(BatchFormat.Json);
}

/// <summary>Against the back end of the local landscape.</summary>
public sealed class LocalBackEndTests(LocalBackEnd backEnd) : StrictLibraryTests(backEnd), IClassFixture<LocalBackEnd>;

/// <summary>Against it, with every reading request in a batch.</summary>
public sealed class LocalBackEndInBatchesTests(LocalBackEndInBatches backEnd) : StrictLibraryTests(backEnd), IClassFixture<LocalBackEndInBatches>;
