namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <content>Single properties, as the protocol says.</content>
public abstract partial class StrictLibraryTests
{
    [BackEndFact]
    public virtual async Task One_property_of_V2_is_read_and_written()
    {
        var book = await Server.V2.Books.CreateAsync(new V2.Book { BookID = "P2", Title = "Größe & Co", Pages = 7, Price = 12.50m, PublishedOn = new(1969, 12, 31) });
        var reference = Server.V2.Books[book.BookID];
        Assert.Equal("Größe & Co", await reference.Property(b => b.Title).GetAsync());
        Assert.Equal((7, 12.50m, new DateOnly(1969, 12, 31)), (await reference.Property(b => b.Pages).GetAsync(), await reference.Property(b => b.Price).GetAsync(), await reference.Property(b => b.PublishedOn).GetAsync()));

        await reference.Property(b => b.Title).SetAsync("It's new");
        await reference.Property(b => b.PublishedOn).SetAsync(new DateOnly(2024, 2, 29));
        await reference.Property(b => b.Pages).SetAsync(null);
        Assert.Equal(("It's new", new DateOnly(2024, 2, 29), null), await reference.GetAsync() is var read ? (read.Title!, read.PublishedOn, read.Pages) : default);
        Assert.Null(await reference.Property(b => b.Pages).GetAsync());
        await using (var raw = await reference.Property(b => b.Title).ReadRawAsync())
            Assert.Equal("It's new", await new StreamReader(raw!.Content).ReadToEndAsync());
        await reference.DeleteAsync(ETag.Any);
    }

    [BackEndFact]
    public virtual async Task One_property_of_V4_is_read_and_written()
    {
        var book = await Server.V4.Books.CreateAsync(new V4.Book { BookID = "P4", Title = "Größe & Co", Pages = 7, Price = 12.50m, PublishedOn = new(1969, 12, 31) });
        var reference = Server.V4.Books[book.BookID];
        Assert.Equal("Größe & Co", await reference.Property(b => b.Title).GetAsync());
        Assert.Equal((7, 12.50m, new DateOnly(1969, 12, 31)), (await reference.Property(b => b.Pages).GetAsync(), await reference.Property(b => b.Price).GetAsync(), await reference.Property(b => b.PublishedOn).GetAsync()));

        await reference.Property(b => b.Title).SetAsync("It's new");
        await reference.Property(b => b.PublishedOn).SetAsync(new DateOnly(2024, 2, 29));
        await reference.Property(b => b.Pages).SetAsync(null);
        Assert.Equal(("It's new", new DateOnly(2024, 2, 29), null), await reference.GetAsync() is var read ? (read.Title!, read.PublishedOn, read.Pages) : default);
        Assert.Null(await reference.Property(b => b.Pages).GetAsync());
        Assert.Null(await reference.Property(b => b.Pages).ReadRawAsync());
        await reference.Property(b => b.Title).WriteRawAsync(new MemoryStream("Bytes"u8.ToArray()), "text/plain");
        await using (var raw = await reference.Property(b => b.Title).ReadRawAsync())
            Assert.Equal("Bytes", await new StreamReader(raw!.Content).ReadToEndAsync());
        await reference.DeleteAsync(ETag.Any);
    }

    [BackEndFact]
    public virtual async Task Properties_are_parts_of_batches()
    {
        await Server.V2.Books.CreateAsync(new V2.Book { BookID = "PB", Title = "Old" });
        var title = Server.V2.Books["PB"].Property(b => b.Title);
        var batch = Server.V2.CreateBatch();
        var before = batch.Add(title);
        using (var changes = batch.BeginChangeSet())
            changes.Set(title, "New");
        var after = batch.Add(title);
        await batch.SendAsync();
        Assert.Equal(("Old", "New"), (before.Value, after.Value));
        await Server.V2.Books["PB"].DeleteAsync(ETag.Any);
    }
}
