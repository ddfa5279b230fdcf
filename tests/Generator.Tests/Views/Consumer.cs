using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests.Views;

/// <summary>A project with both services, some views and a method to run; what it generates is compiled, loaded and run.</summary>
internal static class Consumer
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Net.Http; using System.Threading.Tasks;
        using Btp.Connectivity; using Btp.Connectivity.OData; using Sales; using Shopping;

        """;

    /// <summary>A test of these views beside both services.</summary>
    public static GeneratorTest<ConnectivityGenerator> Test(string views)
    {
        var test = Services.Test(Services.OrderDeclaration, Services.ShopDeclaration, Usings + views);
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        return test;
    }

    /// <summary>What an expression over <c>orders</c> and <c>shop</c> comes to as text.</summary>
    public static string Evaluate(string views, string expression) => (string)Run(views, $"=> Task.FromResult<string>({expression})", "");

    /// <summary>Reads an answer, and gives what an expression over <c>rows</c> comes to.</summary>
    public static string Read(string views, string query, string answer, string expression) =>
        (string)Run(views, $"{{ var rows = await {query}; return {expression}; }}", answer, "async ");

    private static object Run(string views, string body, string answer, string modifier = "")
    {
        var probe = $$"""

            public static class Probe
            {
                public static {{modifier}}Task<string> Run(HttpClient http)
                {
                    var orders = new OrderService(http); var shop = new ShopService(http);
                    {{(body.StartsWith("=>", StringComparison.Ordinal) ? "return" + body[2..] + ";" : body)}}
                }
            }
            """;
        var run = Test(views + probe).Run();
        using var image = new MemoryStream();
        var emitted = run.Output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("consumer", isCollectible: true);
        try
        {
            using var http = new HttpClient(new Answer(answer)) { BaseAddress = new Uri("http://destination/") };
            var method = context.LoadFromStream(image).GetType("Probe")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
            return ((Task<string>)method.Invoke(null, [http])!).GetAwaiter().GetResult();
        }
        finally
        {
            context.Unload();
        }
    }

    private sealed class Answer(string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json"), RequestMessage = request });
    }
}
