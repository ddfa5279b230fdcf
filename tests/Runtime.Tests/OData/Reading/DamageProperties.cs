using System.Net;
using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Batch;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>Answers that were damaged on the way, in any manner: read, or refused with an <see cref="ODataException"/>; what is cut off is never taken for the whole.</summary>
public sealed class DamageProperties
{
    private const string V4 = """
        {"@odata.context":"$metadata#Customers","@odata.count":3,"value":[{"@odata.etag":"W/\"1\"","ID":"11111111-2222-3333-4444-555555555555","Name":"O'Neil \"ü\" \u00e4","Rating":5,"Favourite":"Red,Blue","Balance":12345678901234567.89,
        "Since":"2024-01-31T08:00:00.1234567+01:00","Emails":["a","b"],"Address":{"City":"X","More":{"a":[1,2,{"b":null}]}},"Orders":[{"ID":1,"Amount":1.50},{"ID":2,"Paid":true,"OrderedOn":"2024-02-29"}]},
        {"@odata.type":"#Shop.KeyCustomer","ID":"11111111-2222-3333-4444-555555555556","Discount":1e-2,"Extra":[[]]}]}
        """;

    private const string V2 = """
        {"d":{"__count":"2","results":[{"__metadata":{"uri":"x","type":"T","etag":"W/\"1\""},"SalesOrder":"1","SoldToParty":"Ä\n","TotalNetAmount":"12.50","CreationDate":"\/Date(1700000000000)\/","IsBlocked":null,
        "to_Item":{"results":[{"SalesOrder":"1","SalesOrderItem":"10","Material":"TG11"}]}},{"SalesOrder":"2","to_Item":{"__deferred":{"uri":"x"}},"YY1_More":{"a":1}}]}}
        """;

    private const string Parts = "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"d\":{\"results\":[{\"SalesOrder\":\"1\"}]}}\r\n"
        + "--b\r\nContent-Type: multipart/mixed; boundary=\"c d\"\r\n\r\n--c d\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--c d--\r\n"
        + "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{\"error\":{\"code\":\"A/1\",\"message\":{\"lang\":\"en\",\"value\":\"gone\"}}}\r\n--b--\r\n";

    [Property(MaxTest = 600)]
    public bool Damaged_rows_are_read_or_refused(int seed, byte pieces)
    {
        var random = new System.Random(seed);
        return Refuses(() => Server(Damage(V4, random), pieces).V4.Customers.ToListAsync()) && Refuses(() => Server(Damage(V2, random), pieces).V2.SalesOrder.ToListAsync())
            && Refuses(() => Server(Damage(V4, random), pieces).V4.Customers.Expand(static c => c.Orders).ToPageAsync()) && Refuses(() => Server(Damage(Single(V4), random), pieces).V4.Customers[Guid.Empty].GetAsync())
            && Refuses(() => Server(Damage("{\"d\":{\"SalesOrder\":\"1\",\"to_Item\":{\"results\":[]}}}", random), pieces).V2.SalesOrder["1"].GetAsync());
    }

    [Property(MaxTest = 300)]
    public bool Rows_that_are_cut_off_are_never_the_whole(int place, byte pieces)
        => Throws(() => Server(Cut(V4, place), pieces).V4.Customers.ToListAsync()) && Throws(() => Server(Cut(V2, place), pieces).V2.SalesOrder.ToListAsync())
        && Throws(() => Server(Cut(Single(V4), place), pieces).V4.Customers[Guid.Empty].GetAsync());

    [Property(MaxTest = 300)]
    public bool Damaged_errors_are_errors_all_the_same(int seed, byte pieces)
    {
        var random = new System.Random(seed);
        var v2 = Damage("{\"error\":{\"code\":\"A/1\",\"message\":{\"lang\":\"en\",\"value\":\"gone\"},\"innererror\":{\"transactionid\":\"T\",\"errordetails\":[{\"code\":\"B\",\"message\":\"b\",\"severity\":\"error\"}]}}}", random);
        var v4 = Damage("{\"error\":{\"code\":\"A/1\",\"message\":\"gone\",\"target\":\"x\",\"details\":[{\"code\":\"B\",\"message\":\"b\"}],\"innererror\":{\"a\":[1]}}}", random);
        return Throws(() => Server(v2, pieces, HttpStatusCode.BadRequest).V2.SalesOrder.ToListAsync()) && Throws(() => Server(v4, pieces, HttpStatusCode.BadRequest).V4.Customers.ToListAsync());
    }

    [Property(MaxTest = 600)]
    public bool Damaged_batches_are_answered_part_by_part_or_refused(int seed, byte pieces) => Batch(Damage(Parts, new System.Random(seed)), pieces).GetAwaiter().GetResult() is not null;

    [Property(MaxTest = 300)]
    public bool A_batch_that_is_cut_off_does_not_succeed_with_what_is_missing(int place, byte pieces)
    {
        var whole = Parts.LastIndexOf("\r\n--b--", StringComparison.Ordinal);
        var cut = (int)((uint)place % whole);
        var found = Batch(Encoding.UTF8.GetBytes(Parts[..cut]), pieces).GetAwaiter().GetResult()!;
        var first = Parts.IndexOf("}\r\n--b", StringComparison.Ordinal) + 1;
        var second = Parts.IndexOf("\r\n\r\n\r\n--c d", StringComparison.Ordinal);
        return (!found[0] || cut > first) && (!found[1] || cut > second) && !found[2];
    }

    // Which of the three succeeded; every failure is an ODataException, else it leaves here.
    private static async Task<bool[]?> Batch(byte[] body, byte pieces)
    {
        var sales = Server(body, pieces, type: "multipart/mixed; boundary=b").V2;
        var batch = sales.CreateBatch();
        var rows = batch.Add(sales.SalesOrder);
        BatchResult changed;
        using (var changes = batch.BeginChangeSet())
            changed = changes.Delete(sales.SalesOrder["2"], ETag.Any);
        var missing = batch.Add(sales.SalesOrder["3"]);
        try
        {
            await batch.SendAsync();
        }
        catch (ODataException)
        {
        }

        return [Succeeds(() => _ = rows.Value), Succeeds(changed.EnsureSuccess), Succeeds(() => _ = missing.Value)];
    }

    private static bool Succeeds(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (ODataException)
        {
            return false;
        }
    }

    private static bool Refuses(Func<Task> read)
    {
        Throws(read);
        return true;
    }

    private static bool Throws(Func<Task> read)
    {
        try
        {
            read().GetAwaiter().GetResult();
            return false;
        }
        catch (ODataException)
        {
            return true;
        }
        catch (InvalidOperationException problem) when (problem.Message.Contains("link", StringComparison.Ordinal))
        {
            // A next link that damage led elsewhere is not followed.
            return true;
        }
    }

    private static FakeServer Server(byte[] body, byte pieces, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") => new FakeServer().Then(new TrickleContent(body, pieces + 1), status, type);

    private static string Single(string page) => page[page.IndexOf("{\"@odata.etag", StringComparison.Ordinal)..page.IndexOf(",\n{\"@odata.type", StringComparison.Ordinal)];

    // The last brace is what makes it whole.
    private static byte[] Cut(string text, int place) => Encoding.UTF8.GetBytes(text)[..(int)((uint)place % (Encoding.UTF8.GetByteCount(text.TrimEnd()) - 1))];

    private static byte[] Damage(string text, System.Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var place = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - place);
            switch (random.Next(6))
            {
                case 0: bytes.RemoveRange(place, length); break;
                case 1: bytes[place] = (byte)random.Next(256); break;
                case 2: bytes.InsertRange(place, bytes.GetRange(place, length)); break;
                case 3: bytes.InsertRange(place, Encoding.UTF8.GetBytes(new[] { "{", "}", "[", "]", ",", ":", "\"", "null", "1e999", "\\ud800", "\r\n", "--b", "--b--", "\0", "-", "\"\\ud83d\"" }[random.Next(16)])); break;
                case 4: bytes.RemoveRange(place, bytes.Count - place); break;
                default: bytes.InsertRange(place, Enumerable.Repeat((byte)"[{\" \r"[random.Next(5)], random.Next(200))); break;
            }

            if (bytes.Count == 0)
                bytes.Add((byte)'{');
        }

        return [.. bytes];
    }
}
