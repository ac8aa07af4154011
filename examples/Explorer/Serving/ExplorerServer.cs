using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Explorer;

/// <summary>A page about a model, on this machine's own address.</summary>
internal sealed class ExplorerServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ModelWorker worker;

    private ExplorerServer(WebApplication app, ModelWorker worker)
    {
        this.app = app;
        this.worker = worker;
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>Begins to serve.</summary>
    /// <param name="model">The model; it is used by this server alone until that has ended, and then left to the caller.</param>
    /// <param name="port">Where; 0: any port that is free.</param>
    /// <param name="limits">How much it takes.</param>
    /// <exception cref="IOException">Another program listens there.</exception>
    public static async Task<ExplorerServer> StartAsync(OpenModel model, int port, ServerLimits limits)
    {
        // nothing is read from the environment or from settings files: what is served, and where, is what is said here
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.RequestBytes;
            kestrel.Limits.MaxConcurrentConnections = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddRateLimits(limits);

        var app = builder.Build();
        var worker = new ModelWorker(limits.Waiting);
        try
        {
            app.UseFailures();
            app.UseProtection();
            app.UseRateLimiter();
            app.UseRouting();
            app.MapPage();
            new Api(model, worker, limits).Map(app);
            await app.StartAsync();
            return new ExplorerServer(app, worker);
        }
        catch
        {
            worker.Dispose();
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends: requests under way are done, and then the model is free.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2)))
        {
            await app.StopAsync(patience.Token);
        }
        await app.DisposeAsync();
        worker.Dispose();
    }
}
