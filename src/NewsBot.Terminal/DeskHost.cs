using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Desk;

namespace NewsBot.Terminal;

/// <summary>Builds the host that a command runs in: configuration, warnings on the error stream, and the desk.</summary>
internal static class DeskHost
{
    private const string Settings = "appsettings.json";

    /// <summary>
    /// The started host. It is made bare: nobody reloads the configuration of a command that lives for a second, and
    /// watching the file would cost as much as the answer.
    /// </summary>
    /// <param name="data">The data folder that was named on the command line, or null.</param>
    /// <param name="screen">Where warnings go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IHost> StartAsync(string? data, Screen screen, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "newsbot" });
        builder.Configuration
            .AddJsonFile(SettingsFile(), optional: true, reloadOnChange: false)
            .AddUserSecrets(typeof(DeskHost).Assembly, optional: true, reloadOnChange: false)
            .AddEnvironmentVariables();
        if (data is not null)
            builder.Configuration.AddInMemoryCollection(
                [new($"{NewsBotOptions.Section}:{nameof(NewsBotOptions.DataDirectory)}", data)]);
        // Only our own warnings: they sum up what libraries tell at length, and what keeps the host from starting is thrown.
        builder.Logging.SetMinimumLevel(LogLevel.None).AddFilter("NewsBot", LogLevel.Warning).AddProvider(new PlainLog(screen));
        // The command line handles Ctrl+C; the host's own lifetime would do so too.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddNewsBot(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return host;
    }

    public static NewsDesk DeskOf(IHost host) => host.Services.GetRequiredService<NewsDesk>();

    // Run from a checkout, the file at its top counts; elsewhere the one that was published with the program.
    private static string SettingsFile()
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), Settings);
        SpecialFile.Refuse(here);
        return File.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, Settings);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
