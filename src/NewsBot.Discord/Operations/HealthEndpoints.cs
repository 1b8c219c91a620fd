using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Desk;
using NewsBot.Storage;

namespace NewsBot.Discord.Operations;

/// <summary>The configuration section <c>NewsBot:Health</c>.</summary>
public sealed class HealthOptions
{
    public const string Section = "NewsBot:Health";

    /// <summary>
    /// The port on the loopback address for <c>/healthz</c> and <c>/readyz</c>; 1 to 65535. Default: null, no endpoints.
    /// </summary>
    public int? Port { get; set; }
}

/// <summary>Validates the options.</summary>
internal sealed class HealthOptionsCheck : IValidateOptions<HealthOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthOptions options) => options.Port is < 1 or > 65535
        ? ValidateOptionsResult.Fail(
            $"{HealthOptions.Section}:{nameof(options.Port)} is {options.Port}; "
            + "give 1 to 65535, or leave it out for no health endpoints")
        : ValidateOptionsResult.Success;
}

/// <summary>
/// Serves the health of the bot on the loopback address. <c>/healthz</c> returns 200 while the process lives. <c>/readyz</c>
/// returns 200 if all shards are connected and the archive is usable, otherwise 503 and the reason.
/// </summary>
internal sealed class HealthEndpoints(
    IOptions<HealthOptions> options, NewsDesk desk, GatewayMetrics gateway,
    ILogger<HealthEndpoints> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? web;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Port is not { } port) return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        builder.Services.AddRouting();
        web = builder.Build();
        web.MapGet("/healthz", () => Results.Text("alive"));
        web.MapGet("/readyz", HandleReadyAsync);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            // The bot works without health endpoints.
            Log.HealthNotServed(logger, port, exception.Message);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (web is not null) await web.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null) await web.DisposeAsync();
    }

    private async Task<IResult> HandleReadyAsync(CancellationToken cancellationToken)
    {
        var (wanted, connected) = (gateway.ShardCount, gateway.ConnectedCount);
        if (wanted == 0 || connected < wanted) return NotReady($"{connected} of {wanted} shards are connected");
        try
        {
            var statistics = await desk.Coverage.GetStatisticsAsync(cancellationToken);
            return Results.Text($"ready: {wanted} shards, {statistics.Articles} articles");
        }
        catch (ArchiveException)
        {
            return NotReady("the archive cannot be used; the log says why");
        }
    }

    private static IResult NotReady(string why) =>
        Results.Text($"not ready: {why}", statusCode: StatusCodes.Status503ServiceUnavailable);
}
