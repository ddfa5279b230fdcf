using System.Globalization;
using System.Text;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Bench.Analyzers;

/// <summary>A generated project of ordinary code: options, repositories, HTTP clients, logging, queries, texts. No two files are alike in their names.</summary>
internal static class Project
{
    /// <summary>Makes a project of about this many lines.</summary>
    public static CSharpCompilation Create(int lines)
    {
        var trees = new List<SyntaxTree> { Parse(Common, "Common.cs") };
        var written = 0;
        for (var file = 0; written < lines; file++)
        {
            var text = File(file);
            written += text.Count(static c => c == '\n');
            trees.Add(Parse(text, $"File{file.ToString(CultureInfo.InvariantCulture)}.cs"));
        }

        return CSharpCompilation.Create("Consumer", trees, [.. References.Net100, .. References.Runtime], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), "/src/" + path, Encoding.UTF8);

    private static string File(int number)
    {
        var n = number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder(20_000);
        text.Append(Head.Replace("$N$", n, StringComparison.Ordinal));
        for (var method = 0; method < 12; method++)
            text.Append(Body.Replace("$N$", n, StringComparison.Ordinal).Replace("$M$", method.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.Append("}\n").ToString();
    }

    private const string Common = """
        namespace Shop;
        public interface ILog { void Info(string message, params object?[] values); void Error(System.Exception error, string message); }
        public interface IStore<T> { System.Threading.Tasks.Task<T?> FindAsync(string key); System.Threading.Tasks.Task SaveAsync(string key, T value); }
        public sealed record Order(string Id, string Customer, decimal Amount, System.DateTime Created);
        """;

    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop.Module$N$;

        /// <summary>Options of module $N$.</summary>
        public sealed class Options$N$
        {
            public string BaseUrl { get; set; } = "https://api.example.com/v$N$";
            public string User { get; set; } = "service";
            public string? Password { get; set; }
            public string PasswordHint { get; set; } = "ask the administrator";
            public string Title { get; set; } = "Module $N$";
            public int Retries { get; set; } = 3;
            public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
        }

        public sealed class Service$N$(HttpClient http, ILog log, IStore<Order> store, Options$N$ options)
        {
            private const string CachePrefix = "orders:$N$:";
            private static readonly Dictionary<string, string> s_labels = new() { ["title"] = "Orders", ["empty"] = "There are no orders", ["error"] = "Something went wrong; try again later" };
            private readonly List<Order> _orders = new();

        """;

    private const string Body = """
            public async Task<IReadOnlyList<Order>> Load$M$Async(string customer, int top, CancellationToken cancellationToken)
            {
                log.Info("Loading {Top} orders of {Customer}", top, customer);
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{options.BaseUrl}/customers/{Uri.EscapeDataString(customer)}/orders?$top={top}");
                request.Headers.Add("Accept", "application/json");
                request.Headers.Add("X-Request-Id", Guid.NewGuid().ToString("N"));
                using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
                var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                var orders = text.Split('\n').Select(line => line.Split(';')).Where(parts => parts.Length == 4)
                    .Select(parts => new Order(parts[0], parts[1], decimal.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), DateTime.UtcNow))
                    .OrderByDescending(order => order.Amount).ThenBy(order => order.Id).ToList();
                foreach (var order in orders)
                {
                    if (order.Amount > 1000m && order.Customer == customer)
                        await store.SaveAsync(CachePrefix + order.Id, order).ConfigureAwait(false);
                    else if (string.Equals(order.Customer, "unknown", StringComparison.OrdinalIgnoreCase))
                        log.Info("Order " + order.Id + " has no customer");
                }

                _orders.AddRange(orders);
                return orders;
            }

            public string Describe$M$(Order order, bool isShort)
            {
                var builder = new StringBuilder();
                builder.Append("Order ").Append(order.Id).Append(" of ").AppendLine(order.Customer);
                var label = s_labels.TryGetValue("title", out var title) ? title : "Order";
                if (!isShort)
                {
                    builder.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, "{0}: {1:0.00}", label, order.Amount);
                    builder.AppendLine();
                }

                var state = order.Amount switch { 0m => "free", < 100m => "small", < 10000m => "normal", _ => "large" };
                var key = $"{CachePrefix}{order.Id}:{state}";
                var values = new Dictionary<string, object?> { ["id"] = order.Id, ["state"] = state, ["created"] = order.Created, ["key"] = key };
                try
                {
                    foreach (var (name, value) in values)
                        builder.Append(name).Append('=').Append(value).Append("; ");
                }
                catch (InvalidOperationException error)
                {
                    log.Error(error, "The order cannot be described");
                    throw new ArgumentException("Order '" + order.Id + "' cannot be described", nameof(order), error);
                }

                return builder.ToString();
            }

        """;
}
