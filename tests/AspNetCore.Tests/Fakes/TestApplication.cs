using System.Net;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RunningLandscape = Btp.Connectivity.LocalLandscape.LocalLandscape;

namespace Btp.Connectivity.AspNetCore.Tests.Fakes;

/// <summary>A web application on the landscape: <c>/public</c> for everyone, <c>/me</c> and <c>/call</c> for authenticated callers.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestApplication(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public HttpClient Client { get; }

    /// <summary>What the work of <c>/background</c> saw after <see cref="Release"/>: the current user, and the one it had captured.</summary>
    public Task<(string? Current, string? Captured)> Background { get; private set; } = Task.FromResult<(string?, string?)>(default);

    public void Release() => _release.SetResult();

    public static async Task<TestApplication> StartAsync(RunningLandscape landscape, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(landscape.Configuration);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddBtpAuthentication();
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseBtpUserContext();
        app.MapGet("/public", static (IUserContextAccessor users) => users.Current?.UserName ?? "nobody");
        app.MapGet("/me", static (IUserContextAccessor users) => users.Current?.UserName ?? "nobody").RequireAuthorization();
        app.MapGet("/call", static async (IHttpClientFactory clients) =>
        {
            using var client = clients.CreateClient(TestLandscape.S4HANA);
            return await client.GetStringAsync(new Uri("sap/opu/odata/sap/X", UriKind.Relative));
        }).RequireAuthorization();
        TestApplication? application = null;
        app.MapGet("/background", (IUserContextAccessor users) =>
        {
            var captured = users.Current;
            application!.Background = Task.Run(async () =>
            {
                await application._release.Task;
                return (users.Current?.UserName, captured?.UserName);
            });
            return users.Current?.UserName;
        }).RequireAuthorization();
        await app.StartAsync();
        return application = new TestApplication(app);
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, string? token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
