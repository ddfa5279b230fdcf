using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Api;

/// <summary>The examples of errors and of destinations.</summary>
internal static class Errors
{
    public static async IAsyncEnumerable<string> RunAsync(SalesOrderService s4, IHttpClientFactory factory, HealthCheckService health)
    {
        var ct = CancellationToken.None;
        string said;
        try
        {
            await s4.SalesOrder["4799"].GetAsync(ct);
            said = "nothing";
        }
        catch (ODataException problem)
        {
            ODataErrorDetail[] details = [.. problem.Details];
            ODataInnerError? inner = problem.InnerError;
            said = $"{(int)problem.StatusCode!} {problem.Code} {problem.Message.Length > 0} {problem.Target ?? "no target"} {details.Length} {inner?.TransactionId is not null} {problem.Request!.Method} {problem.Request.Url}";
        }

        yield return $"error {said}";
        DestinationContract contract = Destinations.S4HANA;
        yield return $"contract {contract.Name} {contract.Type} {contract.ProxyType} {contract.Authentication} {contract.LocationId}";
        using HttpClient http = factory.CreateClient(Destinations.S4HANA);
        using var answer = await http.GetAsync(new Uri("/sap/opu/odata4/sap/shop/Customers/$count", UriKind.Relative), ct);
        yield return $"untyped {await answer.Content.ReadAsStringAsync(ct)}";
        try
        {
            using var hidden = await http.GetAsync(new Uri("/sap/hidden", UriKind.Relative), ct);
            said = "nothing";
        }
        catch (ConnectivityException problem)
        {
            said = $"{problem.GetType().Name} {problem.Message.Contains("/sap/hidden", StringComparison.Ordinal)}";
        }

        yield return $"not exposed {said}";
        foreach (var (name, entry) in (await health.CheckHealthAsync(ct)).Entries)
            yield return $"health {name} {entry.Status}";
    }
}
