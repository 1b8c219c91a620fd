using Discord;
using Discord.Net.Rest;
using Discord.WebSocket;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Chat;
using NewsBot.Discord.Commands;
using NewsBot.Discord.Replies;

namespace NewsBot.Discord;

/// <summary>Registers the connection to Discord and its handlers.</summary>
internal static class DiscordServices
{
    // A reply under way may wait for a slow model, and posting it takes time, too.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(80);

    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DiscordOptions>().Bind(configuration.GetSection(DiscordOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsCheck>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        services.AddSingleton<FatalError>();
        services.AddSingleton(provider =>
            new DiscordShardedClient(CreateSocketConfig(provider.GetRequiredService<IOptions<DiscordOptions>>().Value)));
        services.AddSingleton<MessageHandler>();
        services.AddSingleton<InteractionHandler>();
        services.AddSingleton<CommandPublisher>();
        services.AddSingleton<ChannelResolver, DiscordChannelResolver>();
        services.AddHostedService<DiscordConnection>();
        return services;
    }

    private static DiscordSocketConfig CreateSocketConfig(DiscordOptions options)
    {
        var intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages;
        return new DiscordSocketConfig
        {
            TotalShards = options.Shards,
            GatewayIntents = options.ReadThreads ? intents | GatewayIntents.MessageContent : intents,
            RestClientProvider = string.IsNullOrWhiteSpace(options.RestUrl)
                ? DefaultRestClientProvider.Instance
                : _ => DefaultRestClientProvider.Create()($"{options.RestUrl.TrimEnd('/')}/"),
            // Discord's clock and ours may differ, so Discord itself decides what comes too late.
            UseSystemClock = false,
            UseInteractionSnowflakeDate = false,
            ResponseInternalTimeCheck = false,
            LogLevel = LogSeverity.Verbose,
            LogGatewayIntentWarnings = false,
            FormatUsersInBidirectionalUnicode = false,
        };
    }
}
