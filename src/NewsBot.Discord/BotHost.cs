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

/// <summary>The bot as a whole: the desk, what works in its background, and Discord in front of it.</summary>
internal static class BotHost
{
    public const int Stopped = 0;

    /// <summary>
    /// It cannot go on before somebody puts something right, so that starting it again is of no use: EX_CONFIG of sysexits.h.
    /// </summary>
    public const int Misconfigured = 78;

    /// <summary>Runs until it is told to stop, or until it cannot go on; the exit status.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter errors, CancellationToken cancellationToken = default)
    {
        try
        {
            using var host = Build(arguments);
            // Before the host does, which logs a stack trace of what is but a line to put right.
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
            foreach (var problem in problems.SelectMany(one => one.Failures)) await errors.WriteLineAsync(problem);
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
        }
        catch (ArchiveException exception) when (!exception.IsLasting)
        {
            // Locked or full now, it may be free again in a while; the work in the background tries until it is.
        }
    }

    /// <param name="arguments">Configuration, as in <c>--NewsBot:DataDirectory=/data</c>; it wins over all other.</param>
    /// <param name="adjust">Changes what is built; null for nothing.</param>
    internal static IHost Build(string[] arguments, Action<HostApplicationBuilder>? adjust = null)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = arguments, ContentRootPath = ContentRoot() });
        builder.Configuration.AddUserSecrets<FatalError>(optional: true).AddEnvironmentVariables().AddCommandLine(arguments);
        // The configuration may name another formatter. Where none is named at all, its options are not looked at.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??= ConsoleFormatterNames.Simple);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
        });
        builder.Services.AddNewsBot(builder.Configuration).AddNewsBotBackground().AddNewsBotRounds();
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddOperations(builder.Configuration);
        adjust?.Invoke(builder);
        return builder.Build();
    }

    // appsettings.json and prompts beside the working directory win over those beside the program, so that they can be edited.
    private static string ContentRoot()
    {
        var here = Path.Combine(Environment.CurrentDirectory, "appsettings.json");
        SpecialFile.Refuse(here);
        return File.Exists(here) ? Environment.CurrentDirectory : AppContext.BaseDirectory;
    }
}

/// <summary>Why the bot cannot go on, told to whoever runs it when everything has stopped.</summary>
internal sealed class FatalError(IHostApplicationLifetime lifetime)
{
    /// <summary>Null while it can.</summary>
    public string? Message { get; private set; }

    /// <summary>Stops the host.</summary>
    public void Stop(string message)
    {
        Message ??= message;
        lifetime.StopApplication();
    }
}
