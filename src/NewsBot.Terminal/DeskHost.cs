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
    /// Builds and starts the host. It does not watch the configuration file, because nobody changes it during a command of a
    /// second, and watching would cost as much as the answer.
    /// </summary>
    /// <param name="data">The data folder that was named on the command line; null for the configured one.</param>
    /// <param name="screen">The screen that shows warnings.</param>
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
        // Only NewsBot's own warnings are shown. They sum up what libraries log at length, and a failed start throws anyway.
        builder.Logging.SetMinimumLevel(LogLevel.None).AddFilter("NewsBot", LogLevel.Warning).AddProvider(new PlainLog(screen));
        // The command line handles Ctrl+C, so the host must not.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddNewsBot(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>Gets the desk of a host.</summary>
    public static NewsDesk GetDesk(IHost host) => host.Services.GetRequiredService<NewsDesk>();

    // A file in the working directory, such as the top of a checkout, overrides the one that was published with the program.
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
