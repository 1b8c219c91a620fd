using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsBot.Desk;
using NewsBot.Discord.Operations;
using NewsBot.Llm;
using NewsBot.Storage;

namespace NewsBot.Discord;

/// <summary>Builds and runs the host of the bot: the desk, its background work, and the connection to Discord.</summary>
internal static class BotHost
{
    /// <summary>The exit status after an orderly stop.</summary>
    public const int Stopped = 0;

    /// <summary>
    /// The exit status if the operator must correct something, so that a restart is of no use: EX_CONFIG of sysexits.h.
    /// </summary>
    public const int Misconfigured = 78;

    /// <summary>Runs until the host is stopped or a fatal error occurs; returns the exit status.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter errors, CancellationToken cancellationToken = default)
    {
        try
        {
            using var host = Build(arguments);
            // The host validates the options, too, but logs a stack trace for what one line can tell.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await PrepareAsync(host.Services.GetRequiredService<NewsDesk>(), cancellationToken);
            var failure = host.Services.GetRequiredService<FatalError>();
            await host.RunAsync(cancellationToken);
            if (failure.Message is null) return Stopped;
            await errors.WriteLineAsync(failure.Message);
            return Misconfigured;
        }
        catch (Exception exception)
            when (exception is OptionsValidationException or AggregateException { InnerException: OptionsValidationException })
        {
            var problems = exception is AggregateException several
                ? several.InnerExceptions.OfType<OptionsValidationException>()
                : [(OptionsValidationException)exception];
            foreach (var problem in problems.SelectMany(invalid => invalid.Failures)) await errors.WriteLineAsync(problem);
            return Misconfigured;
        }
        catch (Exception exception) when (exception is PromptException or ArchiveException or SpecialFileException)
        {
            await errors.WriteLineAsync(exception.Message);
            return Misconfigured;
        }
    }

    private static async Task PrepareAsync(NewsDesk desk, CancellationToken cancellationToken)
    {
        try
        {
            await desk.PrepareAsync(cancellationToken: cancellationToken);
            await desk.WarmUpAsync(cancellationToken);
        }
        catch (ArchiveException exception) when (!exception.IsPermanent)
        {
            // The archive is locked or full. BackgroundWork tries again until it is free.
        }
    }

    /// <summary>Builds the host.</summary>
    /// <param name="arguments">
    /// Configuration such as <c>--NewsBot:DataDirectory=/data</c>; it overrides all other sources.
    /// </param>
    /// <param name="adjust">Changes the builder, for tests; null for no change.</param>
    internal static IHost Build(string[] arguments, Action<HostApplicationBuilder>? adjust = null)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = arguments, ContentRootPath = ContentRoot() });
        builder.Configuration.AddUserSecrets<FatalError>(optional: true).AddEnvironmentVariables().AddCommandLine(arguments);
        // The configuration may name another formatter. Without any name, the console would ignore the options below.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??= ConsoleFormatterNames.Simple);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
        });
        builder.Services.AddNewsBot(builder.Configuration).AddNewsBotBackground().AddNewsBotNotifications();
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddOperations(builder.Configuration);
        adjust?.Invoke(builder);
        return builder.Build();
    }

    // appsettings.json and the prompts in the working directory override those next to the program, so that they can be edited.
    private static string ContentRoot()
    {
        var here = Path.Combine(Environment.CurrentDirectory, "appsettings.json");
        SpecialFile.Refuse(here);
        return File.Exists(here) ? Environment.CurrentDirectory : AppContext.BaseDirectory;
    }
}

/// <summary>
/// Stops the bot after an error that only the operator can correct, and keeps the message until everything stopped.
/// </summary>
internal sealed class FatalError(IHostApplicationLifetime lifetime)
{
    /// <summary>The message of the first fatal error; null for none.</summary>
    public string? Message { get; private set; }

    /// <summary>Records the message and stops the host.</summary>
    public void Stop(string message)
    {
        Message ??= message;
        lifetime.StopApplication();
    }
}
