namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>Requests with a few characters changed: a caller's mistakes must be told as such, never be an internal error.</summary>
public sealed class MangledRequestTests(BackEndFixture backEnd) : IClassFixture<BackEndFixture>
{
    private const string Alphabet = "'()/,=$&%+-.:;@ abEeLMX019_*\"<é";

    private static readonly (string Service, string Path)[] Requests =
    [
        (OrdersV2.Path, "A_Order('1')/to_Item(Order='1',Item='10')/to_Product/Name/$value"),
        (OrdersV2.Path, "A_Typed(Number=42L,Day=datetime'2024-01-31T00:00:00',At=datetimeoffset'2024-01-31T08:00:00Z',Time=time'PT08H00M00S',Price=12.5M)"),
        (OrdersV2.Path, "A_Order?$filter=substringof('x',Order) and (Amount gt 10.5M or OrderDate le datetime'2024-01-31T00:00:00')&$orderby=Amount desc&$top=2&$inlinecount=allpages"),
        (OrdersV2.Path, "A_Order?$filter=Image eq X'0102' or Uuid eq guid'00000000-0000-0000-0000-000000000001' or replace(Currency,'A','B') eq 'x'&$select=Order,to_Item/Item&$expand=to_Item/to_Product&$skip=1"),
        (OrdersV2.Path, "A_Order('1')/$links/to_Item?search=a b"),
        (ShopV4.Path, "People(1)/Trips(2)/Title/$value"),
        (ShopV4.Path, "Orders(PersonId=1,No='A%2F1')?$select=No,Total&$expand=Person($select=Name;$expand=Trips($filter=TripId gt 1;$orderby=Title desc;$top=1;$count=true))"),
        (ShopV4.Path, "People?$filter=Mails/any(m:startswith(m,'a')) and Salary mul 2 gt 1e3 or Id in (1,2) and Rights has Shop.Rights'Read'&$search=a OR NOT b&$skip=1"),
        (ShopV4.Path, "People?$filter=Photo eq binary'-_8=' or Works gt duration'PT1H' and cast(Id,Edm.String) eq @p&@p='1'&$orderby=Home/City,Orders/$count desc&$count=true"),
        (ShopV4.Path, "People/Shop.Manager(2)/Home/City"),
    ];

    [Fact]
    public async Task Mangled_requests_never_end_in_an_internal_error()
    {
        var random = new Random(20260131);
        var statuses = new Dictionary<int, int>();
        for (var i = 0; i < 3000; i++)
        {
            var (service, path) = Requests[i % Requests.Length];
            var mangled = path.ToCharArray().ToList();
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
            // What cannot stand in a request line at all is encoded, the rest goes out as it is.
            using var response = await backEnd.SendAsync(service, string.Concat(text.Select(static c => c is ' ' or '"' or '<' || c > 127 ? Uri.EscapeDataString(c.ToString()) : c.ToString())), "application/json");
            var status = (int)response.StatusCode;
            Assert.True(status is 200 or 204 or 400 or 403 or 404 or 406 or 501, $"{status} for {text}: {backEnd.Audit.Entries[^1].Detail}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }
        // The unchanged quarter is answered, and mistakes are noticed.
        Assert.True(statuses[200] > 600 && statuses[400] > 600, string.Join(", ", statuses));
    }
}
