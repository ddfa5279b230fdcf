using System.Net;
using Btp.Connectivity.EndToEnd.BackEnds.Judge;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>Against Microsoft.AspNetCore.OData: what we ask for is understood by its parser, means there what it means here, and what it answers and takes is what we read and write.</summary>
public sealed class JudgeServerTests(JudgeServer server) : IClassFixture<JudgeServer>
{
    private static readonly DateTimeOffset _bought = new(2024, 2, 29, 8, 15, 30, 500, TimeSpan.Zero);

    private JudgedLibrary Library => server.Library;

    [Fact]
    public async Task Every_operator_and_function_chooses_what_it_says()
    {
        var cases = new (string Expected, Func<BookFilter, Filter> Condition)[]
        {
            ("1", b => b.Pages == 320), ("23", b => b.Pages != 320), ("3", b => b.Pages > 320), ("13", b => b.Pages >= 320), ("2", b => b.Pages < 320), ("12", b => b.Pages <= 320),
            ("1", b => b.Pages > 100 && b.Price < 20m), ("23", b => b.Pages < 100 || b.Price > 20m), ("2", b => !(b.Pages > 100)),
            ("3", b => b.Title == "It's Quoted"), ("2", b => b.Title == "Über Grüße & Größen"), ("3", b => b.Shelf == null), ("12", b => b.Shelf != null),
            ("1", b => b.Title.StartsWith("The")), ("3", b => b.Title.EndsWith("Quoted")), ("2", b => b.Title.Contains("Grüße & ")), ("3", b => b.Title.Length == 11), ("3", b => b.Title.IndexOf("s") == 3),
            ("3", b => b.Title.Substring(5) == "Quoted"), ("1", b => b.Title.Substring(4, 4) == "Long"), ("1", b => b.Title.ToLower() == "the long filter"), ("3", b => b.Title.ToUpper() == "IT'S QUOTED"),
            ("1", b => b.Title.Trim() == "The Long Filter"), ("1", b => b.Title.Concat("!") == "The Long Filter!"),
            ("2", b => b.PublishedOn.Year == 2019), ("2", b => b.PublishedOn.Month == 6), ("2", b => b.PublishedOn.Day == 30), ("3", b => b.PublishedOn > new DateOnly(2020, 1, 1)),
            ("1", b => b.BoughtAt == _bought.AddDays(320)), ("2", b => b.BoughtAt < _bought.AddDays(100)), ("123", b => b.BoughtAt.Hour == 8 && b.BoughtAt.Minute == 15 && b.BoughtAt.Second == 30),
            ("1", b => b.BoughtAt == _bought.AddDays(320).ToOffset(TimeSpan.FromHours(2))),
            ("2", b => b.Price.Round() == 7m), ("2", b => b.Price.Floor() == 7m), ("1", b => b.Price.Ceiling() == 20m),
            ("1", b => b.Pages + 1 == 321), ("1", b => b.Pages - 20 == 300), ("2", b => b.Pages * 2 == 160), ("3", b => b.Pages / 2 == 600), ("3", b => b.Pages % 3 != 2),
            ("2", b => b.Keep == TimeSpan.FromHours(80)), ("1", b => b.Mark == new Guid(320, 0, 0, new byte[8])), ("2", b => b.Weight == 0.08), ("3", b => b.Weight > 1.0), ("123", b => b.Lent == false),
            ("1", b => b.Shelf.HasFlag(Shelf.Desk)), ("1", b => b.Shelf == (Shelf.Hall | Shelf.Desk)), ("2", b => b.Shelf == Shelf.Cellar),
            ("13", b => b.BookID.In("1", "3")), ("12", b => b.Pages.In(320, 80)),
            ("2", b => b.Words.Any(w => w == "w2")), ("123", b => b.Words.All(w => w != "none")), ("12", b => b.Author.Name == "Ada"),
        };
        var wrong = new List<string>();
        foreach (var (expected, condition) in cases)
        {
            var query = Library.Books.Where(condition).OrderBy(b => b.BookID);
            try
            {
                var found = string.Concat((await query.ToListAsync()).Select(b => b.BookID));
                if (found != expected)
                    wrong.Add($"{query} gave {found} in place of {expected}");
            }
            catch (ODataException problem)
            {
                wrong.Add($"{query}: {problem.Message}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Lambdas_over_entities_expansions_and_counts_are_understood()
    {
        Assert.Equal(["A2"], (await Library.Authors.Where(a => a.Books.Any(b => b.Pages > 1000)).ToListAsync()).Select(a => a.AuthorID));
        Assert.Equal(["A1", "A2"], (await Library.Authors.Where(a => a.Books.All(b => b.Price > 1m)).OrderBy(a => a.AuthorID).ToListAsync()).Select(a => a.AuthorID));
        Assert.Equal(["A1"], (await Library.Authors.Where(a => a.Books.Count > 1).ToListAsync()).Select(a => a.AuthorID));
        var author = (await Library.Authors.Expand(a => a.Books, books => books.Where(b => b.Pages > 100).OrderByDescending(b => b.Pages).Take(1)).Where(a => a.AuthorID == "A1").ToListAsync()).Single();
        Assert.Equal("1", author.Books!.Single().BookID);
        Assert.Equal(2, await Library.Books.Where(b => b.AuthorID == "A1").CountAsync());
        var page = await Library.Books.OrderBy(b => b.BookID).WithCount().ToPageAsync();
        Assert.Equal((3L, 2), (page.TotalCount!.Value, page.Items.Count));
        Assert.Equal("3", (await page.NextPage!.ToPageAsync()).Items.Single().BookID);
        Assert.Equal(["2", "1"], (await Library.Authors["A1"].Books.OrderBy(b => b.Pages).ToListAsync()).Select(b => b.BookID));
        Assert.Equal("3", (await Library.LongestAsync())!.BookID);
        Assert.Null(await Library.Books["4711"].GetOrDefaultAsync());
    }

    [Fact]
    public async Task Rows_are_grouped_and_computed_with()
    {
        var groups = await Library.Books.GroupBy(b => b.AuthorID).Select(g => new { g.Key, Total = g.Sum(b => b.Price), Most = g.Max(b => b.Pages), Books = g.Count() }).ToListAsync();
        Assert.Equal([("A1", 26.95m, 320, 2L), ("A2", 99.99m, 1200, 1L)], groups.Select(g => (g.Key!, g.Total!.Value, g.Most!.Value, g.Books)).Order());
        Assert.Equal(1600L, await Library.Books.AggregateAsync(all => all.Sum(b => b.Pages)!.Value));
        var doubled = await Library.Books.Compute(b => b.Price * 2m, out var twice).Where(b => b.BookID == "1").Select(row => new { Id = row.Get(b => b.BookID), Twice = row.Get(b => twice) }).ToListAsync();
        Assert.Equal(("1", 39.80m), (doubled.Single().Id!, doubled.Single().Twice!.Value));
    }

    [Fact]
    public async Task Every_value_is_written_and_read_again()
    {
        var book = new Book
        {
            BookID = "it's/new & #1", Title = "Ünïcode \"quoted\" \\ \n", Pages = int.MinValue, Price = 79228162514264337593543950335m, Lent = true, PublishedOn = new(1, 1, 1), BoughtAt = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.FromHours(-3)).AddTicks(9999),
            Keep = TimeSpan.FromTicks(-1), Mark = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), Weight = double.Epsilon, Shelf = Shelf.Hall | Shelf.Cellar, Words = ["", "a,b", "ü"],
        };
        await Library.Books.CreateAsync(book);
        var read = await Library.Books["it's/new & #1"].GetAsync();
        Assert.Equal(
            (book.Title, book.Pages, book.Price, book.Lent, book.PublishedOn, book.BoughtAt, book.Keep, book.Mark, book.Weight, book.Shelf, string.Join('|', book.Words)),
            (read.Title, read.Pages, read.Price, read.Lent, read.PublishedOn, read.BoughtAt, read.Keep, read.Mark, read.Weight, read.Shelf, string.Join('|', read.Words)));
        read.Title = null;
        read.Weight = double.NegativeInfinity;
        await Library.Books.UpdateAsync(read);
        Assert.Equal((null, double.NegativeInfinity, int.MinValue), await Library.Books["it's/new & #1"].GetAsync() is var changed ? (changed.Title, changed.Weight, changed.Pages) : default);
        await Library.Books["it's/new & #1"].DeleteAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ODataException>(() => Library.Books["it's/new & #1"].DeleteAsync())).StatusCode);
    }

    [Theory]
    [InlineData(BatchFormat.Multipart)]
    [InlineData(BatchFormat.Json)]
    public async Task Batches_of_both_formats_are_carried_out(BatchFormat format)
    {
        var id = "b" + format;
        var batch = Library.CreateBatch(format);
        var books = batch.AddPage(Library.Books.Where(b => b.AuthorID == "A2"));
        var none = batch.AddOrDefault(Library.Books["4711"]);
        var changes = batch.BeginChangeSet();
        var created = changes.Create(Library.Books, new Book { BookID = id, Title = "New", Price = 0.1234567890123456789012345678m });
        var count = batch.AddCount(Library.Books.Where(b => b.AuthorID == "A1"));
        await batch.SendAsync();
        Assert.Equal("3", books.Value.Items.Single().BookID);
        Assert.Null(none.Value);
        Assert.Equal(0.1234567890123456789012345678m, created.Value.Price);
        Assert.Equal(2, count.Value);
        await Library.Books[id].DeleteAsync();
    }
}
