using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData.Deltas;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Results;
using Microsoft.AspNetCore.OData.Routing.Controllers;

namespace Btp.Connectivity.ODataServer;

/// <summary>The rows, in memory.</summary>
internal static class Rows
{
    public static List<Author> Authors { get; } = [new() { AuthorID = "A1", Name = "Ada" }, new() { AuthorID = "A2", Name = "Bob" }];

    public static List<Book> Books { get; } =
    [
        Of("1", "The Long Filter", 320, 19.90m, "A1", new(2020, 1, 1), Shelf.Hall | Shelf.Desk),
        Of("2", "Über Grüße & Größen", 80, 7.05m, "A1", new(2019, 6, 30), Shelf.Cellar),
        Of("3", "It's Quoted", 1200, 99.99m, "A2", new(2024, 1, 1), null),
    ];

    private static Book Of(string id, string title, int pages, decimal price, string author, DateOnly published, Shelf? shelf)
    {
        var book = new Book
        {
            BookID = id, Title = title, Pages = pages, Price = price, AuthorID = author, Author = Authors.Find(a => a.AuthorID == author), PublishedOn = published, Shelf = shelf, Weight = pages / 1000.0,
            BoughtAt = new DateTimeOffset(2024, 2, 29, 8, 15, 30, 500, TimeSpan.Zero).AddDays(pages), Keep = TimeSpan.FromHours(pages), Mark = new Guid(pages, 0, 0, new byte[8]), Lent = false, Words = ["w" + id, "book"],
        };
        book.Author!.Books.Add(book);
        return book;
    }
}

/// <summary>Reads and writes books.</summary>
public sealed class BooksController : ODataController
{
    /// <summary>Many.</summary>
    [EnableQuery(PageSize = 2, MaxNodeCount = 1000, MaxAnyAllExpressionDepth = 5)]
    public IQueryable<Book> Get() => Rows.Books.AsQueryable();

    /// <summary>One.</summary>
    [EnableQuery]
    public SingleResult<Book> Get([FromRoute] string key) => SingleResult.Create(Rows.Books.Where(b => b.BookID == key).AsQueryable());

    /// <summary>A new one.</summary>
    public IActionResult Post([FromBody] Book book)
    {
        Rows.Books.Add(book);
        return Created(book);
    }

    /// <summary>Changes some of it.</summary>
    public IActionResult Patch([FromRoute] string key, [FromBody] Delta<Book> changes)
    {
        if (Rows.Books.Find(b => b.BookID == key) is not { } book)
            return NotFound();
        changes.Patch(book);
        return Updated(book);
    }

    /// <summary>Changes all of it.</summary>
    public IActionResult Put([FromRoute] string key, [FromBody] Delta<Book> changes)
    {
        if (Rows.Books.Find(b => b.BookID == key) is not { } book)
            return NotFound();
        changes.Put(book);
        return Updated(book);
    }

    /// <summary>Removes it.</summary>
    public IActionResult Delete([FromRoute] string key) => Rows.Books.RemoveAll(b => b.BookID == key) > 0 ? NoContent() : NotFound();

    /// <summary>The longest one.</summary>
    [HttpGet("library/v4/Longest()")]
    public Book Longest() => Rows.Books.MaxBy(static b => b.Pages)!;
}

/// <summary>Reads authors.</summary>
public sealed class AuthorsController : ODataController
{
    /// <summary>Many.</summary>
    [EnableQuery(MaxExpansionDepth = 4)]
    public IQueryable<Author> Get() => Rows.Authors.AsQueryable();

    /// <summary>One.</summary>
    [EnableQuery]
    public SingleResult<Author> Get([FromRoute] string key) => SingleResult.Create(Rows.Authors.Where(a => a.AuthorID == key).AsQueryable());

    /// <summary>Its books.</summary>
    [EnableQuery]
    public IQueryable<Book> GetBooks([FromRoute] string key) => Rows.Books.Where(b => b.AuthorID == key).AsQueryable();
}
