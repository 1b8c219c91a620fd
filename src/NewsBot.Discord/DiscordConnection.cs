using System.Net;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Chat;
using NewsBot.Discord.Commands;

namespace NewsBot.Discord;

/// <summary>Connects to Discord, stays connected, and disconnects after the replies under way are posted.</summary>
internal sealed class DiscordConnection(
    DiscordShardedClient client, MessageHandler messages, InteractionHandler interactions,
        CommandPublisher commands, ChatDispatcher dispatcher,
    FatalError failure, IOptions<DiscordOptions> options, TimeProvider time, ILogger<DiscordConnection> logger)
        : BackgroundService
{
    // Discord's close codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
    private const int WrongToken = 4004;
    private const int ShardingRequired = 4011;
    private const int IntentNotGranted = 4014;

    // Less than the host's shutdown timeout, so that there is time to tell the members who still wait.
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(70);

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var finishing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        finishing.CancelAfter(DrainTimeout);
        if (dispatcher.ActiveReplies > 0) Log.Finishing(logger, dispatcher.ActiveReplies);
        // Handlers stay attached meanwhile: members who ask now are told that the bot is being restarted.
        await dispatcher.DrainAsync(finishing.Token);
        client.MessageReceived -= messages.HandleAsync;
        client.InteractionCreated -= interactions.HandleAsync;
        await base.StopAsync(cancellationToken);
        if (client.LoginState == LoginState.LoggedIn) await client.StopAsync();
        Log.Disconnected(logger);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        client.Log += entry => { Log.ForwardLibraryEntry(logger, entry); return Task.CompletedTask; };
        client.MessageReceived += messages.HandleAsync;
        client.InteractionCreated += interactions.HandleAsync;
        client.ShardReady += commands.PublishAsync;
        client.ShardDisconnected += (exception, _) => { StopIfUnrecoverable(exception); return Task.CompletedTask; };
        try
        {
            for (var pause = TimeSpan.FromSeconds(1);
                    !await TryConnectAsync();
                    pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
                await Task.Delay(pause, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops before a connection was made.
        }
    }

    /// <summary>Tries to connect; returns false if a later attempt may succeed.</summary>
    private async Task<bool> TryConnectAsync()
    {
        try
        {
            await client.LoginAsync(TokenType.Bot, options.Value.Token);
            await client.StartAsync();
            return true;
        }
        catch (ArgumentException)
        {
            failure.Stop(WrongTokenMessage);
            return true;
        }
        catch (HttpException exception) when (exception.HttpCode == HttpStatusCode.Unauthorized)
        {
            failure.Stop(WrongTokenMessage);
            return true;
        }
        catch (Exception exception)
            when (exception is HttpException or HttpRequestException or TimeoutException or OperationCanceledException)
        {
            Log.NotConnected(logger, exception.Message);
            return false;
        }
    }

    // Discord.Net would retry such a connection for ever.
    private void StopIfUnrecoverable(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case WebSocketClosedException { CloseCode: WrongToken }
                    or HttpException { HttpCode: HttpStatusCode.Unauthorized }:
                    failure.Stop(WrongTokenMessage);
                    return;
                case WebSocketClosedException { CloseCode: IntentNotGranted }:
                    failure.Stop(
                        "Discord has not granted the intent that this bot asks for. Switch on \"Message Content Intent\" at "
                        + "https://discord.com/developers/applications (Bot, Privileged Gateway Intents), "
                        + "or set NewsBot:Discord:ReadThreads to false.");
                    return;
                case WebSocketClosedException { CloseCode: ShardingRequired }:
                    failure.Stop(
                        "Discord wants more shards for so many servers. Leave NewsBot:Discord:Shards out, "
                        + "and as many are used as it recommends.");
                    return;
            }
        }
    }

    private const string WrongTokenMessage =
        "Discord does not take the token in NewsBot:Discord:Token. Take a new one from "
        + "https://discord.com/developers/applications (Bot, Reset Token) "
        + "and set it in the environment as NewsBot__Discord__Token.";
}
