using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddBtpConnectivity();
builder.Services.AddLibraryV2();
builder.Services.AddLibraryV4();
using var host = builder.Build();
var v2 = host.Services.GetRequiredService<Cap.V2.LibraryV2>();
var v4 = host.Services.GetRequiredService<Cap.V4.LibraryV4>();

// Every type that CAP has, written in one protocol and read in the other.
var id = new Guid("11111111-2222-3333-4444-555555555555");
var scanned = new DateTimeOffset(2024, 2, 29, 8, 15, 30, 123, TimeSpan.Zero);
await v4.Documents.CreateAsync(new Cap.V4.Documents
{
    ID = id, Name = "Größe", Shelf = "cellar", PlaceRoom = "A", PlaceRow = 7, Size = 9007199254740993, Weight = 0.1, Worth = 12345.6789m, Opens = new(8, 5, 9), Scanned = scanned,
    Bound = new(1969, 12, 31, 23, 0, 0, TimeSpan.Zero), Seal = [1, 2, 255], Words = ["a", "b"], MediaType = "text/html", Pages = [new() { Number = 1, Text = "one" }, new() { Number = 2, Text = "two" }],
});
var read = await v4.Documents[id].Expand(d => d.Pages).GetAsync();
Console.WriteLine($"V4 {read.Name} {read.Shelf} {read.PlaceRoom}{read.PlaceRow} {read.Size} {read.Weight} {read.Worth} {read.Opens:HH:mm:ss} {read.Scanned == scanned} {read.Bound:o} {Convert.ToHexString(read.Seal!)} {string.Join(',', read.Words!)} {string.Join(',', read.Pages!.Select(p => p.Text).Order())}");
var other = await v2.Documents[id].Expand(d => d.Pages).GetAsync();
Console.WriteLine($"V2 {other.Name} {other.Shelf} {other.PlaceRoom}{other.PlaceRow} {other.Size} {other.Weight} {other.Worth} {other.Opens} {other.Scanned == scanned} {other.Bound:o} {Convert.ToHexString(other.Seal!)} {string.Join(',', other.Pages!.Select(p => p.Text).Order())}");
Console.WriteLine($"filter {await v4.Documents.Where(d => d.Size > 9007199254740992 && d.Scanned > scanned.AddSeconds(-1) && d.Opens == new TimeOnly(8, 5, 9) && d.ID == id).CountAsync()} {await v2.Documents.Where(d => d.Shelf == "cellar" && d.ID == id && d.Weight < 0.2).CountAsync()} {await v4.Documents.Where(d => d.Pages.Any(p => p.Text == "two")).CountAsync()}");
Console.WriteLine($"operations {await v4.Documents[id].HeavierAsync(than: 0.05)} {(await v4.Documents[id].MoveAsync(to: new() { Room = "B", Row = 8 }))!.Room} {string.Join(' ', await v4.SortAsync(shelf: "desk", words: ["z", "a"]))}");
Console.WriteLine($"books {string.Join(' ', (await v4.Books.OrderBy(b => b.BookID).ToListAsync()).Select(b => b.BookID))} {string.Join(' ', (await v2.Books.OrderBy(b => b.BookID).ToListAsync()).Select(b => b.BookID))} {(await v2.LongestAsync())!.BookID}");

// Media, HTML among them: CAP says its version, so a document with a password field is no logon page.
const string Page = "<html><form><input type=\"password\"></form>ü</html>";
await v4.Documents[id].Content.WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes(Page)), "text/html");
await using (var media = await v4.Documents[id].Content.ReadAsync())
    Console.WriteLine($"media V4 {media.ContentType} {await new StreamReader(media.Content).ReadToEndAsync() == Page}");
await using (var media = await v2.Documents[id].Media.ReadAsync())
    Console.WriteLine($"media V2 {media.ContentType} {await new StreamReader(media.Content).ReadToEndAsync() == Page}");
await v2.Documents[id].Media.WriteAsync(new MemoryStream([1, 2, 3]), "image/png");
await using (var media = await v4.Documents[id].Content.ReadAsync("image/png"))
{
    using var bytes = new MemoryStream();
    await media.Content.CopyToAsync(bytes);
    Console.WriteLine($"media {media.ContentType} {Convert.ToHexString(bytes.ToArray())}");
}

await v4.Documents[id].DeleteAsync();
Console.WriteLine($"gone {await v2.Documents[id].GetOrDefaultAsync() is null}");
