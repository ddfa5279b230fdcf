namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <content>Writing, each request by itself. Every test removes what it made: the server is shared.</content>
public abstract partial class LibraryTests
{
    [BackEndFact]
    public async Task An_entity_of_V2_is_created_changed_replaced_and_deleted()
    {
        var books = backEnd.V2.Books;
        var book = await books.CreateAsync(new V2.Book { BookID = "W2", Title = "Weiß & Grün's", Pages = 7, Price = 1234567890123.45m, PublishedOn = new(1969, 12, 31) });
        Assert.Equal(("W2", "Weiß & Grün's", false), (book.BookID, book.Title!, book.HasChanges));
        book = await books["W2"].GetAsync();
        Assert.Equal((1234567890123.45m, new DateOnly(1969, 12, 31)), (book.Price, book.PublishedOn));

        book.Pages = 8;
        await books.UpdateAsync(book);
        Assert.Equal((8, "Weiß & Grün's"), await books["W2"].GetAsync() is var changed ? (changed.Pages, changed.Title!) : default);
        await books["W2"].UpdateAsync(static b => b.Title = null);
        Assert.Equal((8, null), await books["W2"].GetAsync() is var cleared ? (cleared.Pages, cleared.Title) : default);

        book = await books["W2"].GetAsync();
        book.Title = "Whole";
        await books.ReplaceAsync(book);
        Assert.Equal((8, "Whole"), await books["W2"].GetAsync() is var replaced ? (replaced.Pages, replaced.Title!) : default);
        await books.DeleteAsync(book);
        Assert.Null(await books["W2"].GetOrDefaultAsync());
    }

    [BackEndFact]
    public async Task An_entity_of_V4_is_created_changed_replaced_and_deleted()
    {
        var books = backEnd.V4.Books;
        var book = await books.CreateAsync(new V4.Book { BookID = "W4", Title = "Weiß & Grün's", Pages = 7, Price = 12345678.45m, PublishedOn = new(1969, 12, 31) });
        Assert.Equal(("W4", "Weiß & Grün's", false), (book.BookID, book.Title!, book.HasChanges));
        book = await books["W4"].GetAsync();
        Assert.Equal((12345678.45m, new DateOnly(1969, 12, 31)), (book.Price, book.PublishedOn));

        book.Pages = 8;
        await books.UpdateAsync(book);
        Assert.Equal((8, "Weiß & Grün's"), await books["W4"].GetAsync() is var changed ? (changed.Pages, changed.Title!) : default);
        await books["W4"].UpdateAsync(static b => b.Title = null);
        Assert.Equal((8, null), await books["W4"].GetAsync() is var cleared ? (cleared.Pages, cleared.Title) : default);

        book = await books["W4"].GetAsync();
        book.Title = "Whole";
        await books.ReplaceAsync(book);
        Assert.Equal((8, "Whole"), await books["W4"].GetAsync() is var replaced ? (replaced.Pages, replaced.Title!) : default);
        await books.DeleteAsync(book);
        Assert.Null(await books["W4"].GetOrDefaultAsync());
    }

    [BackEndFact]
    public async Task A_child_is_created_under_its_parent()
    {
        await backEnd.V2.Authors["A2"].ToBooks.CreateAsync(new V2.Book { BookID = "C2", Title = "Child" });
        Assert.Equal("A2", (await backEnd.V2.Books["C2"].GetAsync()).AuthorID);
        await backEnd.V2.Books["C2"].DeleteAsync(ETag.Any);
        await backEnd.V4.Authors["A2"].Books.CreateAsync(new V4.Book { BookID = "C4", Title = "Child" });
        Assert.Equal("A2", (await backEnd.V4.Books["C4"].GetAsync()).AuthorID);
        await backEnd.V4.Books["C4"].DeleteAsync(ETag.Any);
    }
}

/// <content>Writing and operations as the protocol says.</content>
public abstract partial class StrictLibraryTests
{
    [BackEndFact]
    public virtual async Task Deleting_what_is_not_there_is_an_error_of_the_service()
    {
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ODataException>(() => Server.V2.Books["none"].DeleteAsync(ETag.Any))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ODataException>(() => Server.V4.Books["none"].DeleteAsync(ETag.Any))).StatusCode);
    }

    [BackEndFact]
    public virtual async Task Related_entities_are_created_along()
    {
        var v2 = await Server.V2.Authors.CreateAsync(new V2.Author { AuthorID = "D2", Name = "Deep", ToBooks = [new() { BookID = "D2-1", Title = "x" }, new() { BookID = "D2-2", Title = "y" }] });
        Assert.Equal(["D2-1", "D2-2"], (await Server.V2.Authors[v2.AuthorID].ToBooks.OrderBy(b => b.BookID).ToListAsync()).Select(b => b.BookID));
        var v4 = await Server.V4.Authors.CreateAsync(new V4.Author { AuthorID = "D4", Name = "Deep", Books = [new() { BookID = "D4-1", Title = "x" }, new() { BookID = "D4-2", Title = "y" }] });
        Assert.Equal(["D4-1", "D4-2"], (await Server.V4.Authors[v4.AuthorID].Books.OrderBy(b => b.BookID).ToListAsync()).Select(b => b.BookID));
        foreach (var number in new[] { "1", "2" })
        {
            await Server.V2.Books["D2-" + number].DeleteAsync(ETag.Any);
            await Server.V4.Books["D4-" + number].DeleteAsync(ETag.Any);
        }
    }

    [BackEndFact]
    public virtual async Task A_change_is_made_for_the_version_that_was_read_and_for_no_other()
    {
        var loan = await Server.V2.Loans.CreateAsync(new V2.Loan { LoanID = 2, Reader = "Ada", Version = 1 });
        var other = await Server.V2.Loans[2].GetAsync();
        Assert.NotNull(other.ETag);
        (loan.Reader, loan.Version) = ("Bob", 2);
        await Server.V2.Loans.UpdateAsync(loan);
        other.Reader = "Eve";
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => Server.V2.Loans.UpdateAsync(other));
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => Server.V2.Loans.DeleteAsync(other));
        Assert.Equal("Bob", (await Server.V2.Loans[2].GetAsync()).Reader);
        await Server.V2.Loans[2].DeleteAsync(ETag.Any);

        var loan4 = await Server.V4.Loans.CreateAsync(new V4.Loan { LoanID = 4, Reader = "Ada", Version = 1 });
        var other4 = await Server.V4.Loans[4].GetAsync();
        (loan4.Reader, loan4.Version) = ("Bob", 2);
        await Server.V4.Loans.UpdateAsync(loan4);
        other4.Reader = "Eve";
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => Server.V4.Loans.UpdateAsync(other4));
        await Assert.ThrowsAsync<ODataConcurrencyException>(() => Server.V4.Loans[4].Extend().IfMatch(other4.ETag).SendAsync());
        Assert.Equal("Bob", (await Server.V4.Loans[4].Extend().IfMatch(loan4.ETag).SendAsync())!.Reader);
        await Server.V4.Loans.DeleteAsync(loan4);
    }

    [BackEndFact]
    public virtual async Task Links_are_set_and_removed()
    {
        await Server.V4.Books.CreateAsync(new V4.Book { BookID = "L4", Title = "Linked" });
        await Server.V4.Books["L4"].Author.SetLinkAsync(Server.V4.Authors["A1"]);
        Assert.Equal("A1", (await Server.V4.Books["L4"].GetAsync()).AuthorID);
        await Server.V4.Books["L4"].Author.RemoveLinkAsync();
        Assert.Null((await Server.V4.Books["L4"].GetAsync()).AuthorID);
        await Server.V4.Books["L4"].DeleteAsync(ETag.Any);
    }

    [BackEndFact]
    public virtual async Task Operations_are_called_and_their_messages_are_heard()
    {
        Assert.Equal("3", (await Server.V2.LongestAsync())!.BookID);
        Assert.Equal("3", (await Server.V4.LongestAsync())!.BookID);
        using var messages = ODataMessages.Collect();
        Assert.True((await Server.V2.Books["1"].LendAsync("Änne"))!.Lent);
        Assert.True((await Server.V4.Books["1"].LendAsync("Änne"))!.Lent);
        Assert.Equal([("LIB/001", "Lent to Änne", ODataSeverity.Warning, "Lent"), ("LIB/001", "Lent to Änne", ODataSeverity.Warning, "Lent")], messages.Select(m => (m.Code!, m.Text, m.Severity, m.Target!)));
        await Server.V2.Books["1"].UpdateAsync(b => b.Lent = false);
        await Server.V4.Books["1"].UpdateAsync(b => b.Lent = false);
    }

    [BackEndFact]
    public virtual async Task Operations_are_parts_of_batches_and_of_change_sets()
    {
        var v2 = Server.V2.CreateBatch();
        var longest = v2.Add(Server.V2.Longest());
        var changes = v2.BeginChangeSet();
        var lent = changes.Add(Server.V2.Books["2"].Lend("Bob"));
        changes.Update(Server.V2.Books["2"], b => b.Pages = 81);
        using (var messages = ODataMessages.Collect())
        {
            await v2.SendAsync();
            Assert.Equal("Lent to Bob", messages.Single().Text);
        }

        Assert.Equal(("3", true), (longest.Value!.BookID, lent.Value!.Lent));
        await Server.V2.Books["2"].UpdateAsync(b => (b.Lent, b.Pages) = (true, 80));
        Assert.Throws<ArgumentException>(() => Server.V2.CreateBatch().Add(Server.V2.Books["2"].Lend("Bob")));
        Assert.Throws<ArgumentException>(() => Server.V2.CreateBatch().BeginChangeSet().Add(Server.V2.Longest()));

        foreach (var format in new[] { BatchFormat.Multipart, BatchFormat.Json })
        {
            var v4 = Server.V4.CreateBatch(format);
            var best = v4.Add(Server.V4.Longest());
            var alone = v4.Add(Server.V4.Books["2"].Lend("Bob"));
            var failing = v4.Add(Server.V4.Books["none"].Lend("Bob"));
            changes = v4.BeginChangeSet();
            var created = changes.Create(Server.V4.Books, new V4.Book { BookID = "B4", Title = "New" });
            var second = changes.Add(Server.V4.Books[created].Lend("Eve"));
            await v4.SendAsync();
            Assert.Equal(("3", true, true), (best.Value!.BookID, alone.Value!.Lent, second.Value!.Lent));
            Assert.False(failing.IsSuccess);
            await Server.V4.Books["B4"].DeleteAsync(ETag.Any);
        }
    }
}
