using System.Text;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>Bodies with a few characters changed: a caller's mistakes must be told as such, never be an internal error.</summary>
public sealed class MangledBodyTests
{
    private const string Alphabet = "\"'{}[],:@$-+.012eTZ/ nul\\\r\n;=";

    private static readonly (string Method, string Url, string Type, string Body)[] Requests =
    [
        ("POST", TicketsV2.Path + "/Tickets", "application/json", """{"Title":"t","Amount":"12.50","Big":"5","Lines":3,"Due":"/Date(1706659200000)/","At":"2024-01-31T08:15:30","Opens":"PT08H","Agent":null,"Place":{"City":"x"},"to_Part":{"results":[{"Text":"p"}]},"to_Agent":{"__metadata":{"uri":"Agents(guid'00000000-0000-0000-0000-00000000000a')"}}}"""),
        ("PATCH", TicketsV2.Path + "/Tickets('1')", "application/json", """{"d":{"__metadata":{"type":"TICKETS_SRV.Ticket"},"Title":"t","Place":{"Zip":"2"}}}"""),
        ("PUT", TicketsV2.Path + "/Tickets('1')/$links/to_Agent", "application/json", """{"uri":"Agents(guid'00000000-0000-0000-0000-00000000000a')"}"""),
        ("POST", WorkshopV4.Path + "/Jobs", "application/json", """{"@odata.type":"#W.BigJob","Name":"n","Cost":12.5,"Ratio":"INF","Day":"2024-01-31","At":"2024-01-31T08:00:00Z","Wakes":"08:00:00","Takes":"PT1H","Photo":"-_8","State":"Done","Tags":["x"],"Place":{"City":"B"},"Steps":[{"No":1}],"Lines":[{"No":5}],"Helpers@odata.bind":["Workers(1)"]}"""),
        ("PATCH", WorkshopV4.Path + "/" + WorkshopV4.Job, "application/json", """{"Lines@delta":[{"No":10,"@removed":{"reason":"deleted"}},{"No":30,"Text":"c"}],"Steps":[{"No":1,"Text":"s"}],"Worker@odata.bind":"Workers(2)"}"""),
        ("POST", WorkshopV4.Path + "/$batch", "application/json", """{"requests":[{"id":"a","atomicityGroup":"g","method":"POST","url":"Workers","headers":{"prefer":"return=minimal"},"body":{"Name":"A"}},{"id":"b","dependsOn":["g"],"method":"GET","url":"$a"}]}"""),
        ("POST", WorkshopV4.Path + "/$batch", "multipart/mixed; boundary=b", "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 1\r\n\r\nPOST Workers HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"Name\":\"A\"}\r\n--b--\r\n"),
        ("POST", TicketsV2.Path + "/$batch", "multipart/mixed; boundary=b", "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST Tickets HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"Title\":\"A\"}\r\n--c--\r\n--b--\r\n"),
    ];

    [Fact]
    public async Task Mangled_bodies_never_end_in_an_internal_error()
    {
        await using var system = await WritableSystem.StartAsync();
        var random = new Random(20260201);
        var (done, refused) = (0, 0);
        for (var i = 0; i < 1600; i++)
        {
            var (method, url, type, body) = Requests[i % Requests.Length];
            var mangled = body.ToCharArray().ToList();
            for (var change = i / Requests.Length % 4; change > 0; change--)
            {
                var at = random.Next(mangled.Count);
                switch (random.Next(3))
                {
                    case 0:
                        mangled.RemoveAt(at);
                        break;
                    case 1:
                        mangled.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                        break;
                    default:
                        mangled[at] = Alphabet[random.Next(Alphabet.Length)];
                        break;
                }
            }
            var text = string.Concat(mangled);
            var reply = await system.SendAsync(method, url, Encoding.UTF8.GetBytes(text), "Content-Type: " + type, "If-Match: *");
            var isWrong = reply.Status is not (200 or 201 or 202 or 204 or 400 or 404 or 409) || reply.Text.Contains("internal error", StringComparison.Ordinal);
            Assert.False(isWrong, $"{reply.Status} for {method} {url} {text}: {reply.Text} {system.Audit.Entries[^1].Detail}");
            done += reply.Status < 300 ? 1 : 0;
            refused += reply.Status == 400 ? 1 : 0;
        }
        // The unchanged quarter is answered, and mistakes are noticed.
        Assert.True(done > 300 && refused > 300, $"{done} done, {refused} refused");
    }
}
