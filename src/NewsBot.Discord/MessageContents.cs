using Discord;
using NewsBot.Desk.Chat;
using NewsBot.Discord.Replies;

namespace NewsBot.Discord;

/// <summary>Translates the content of Discord's messages into the desk's terms.</summary>
internal static class MessageContents
{
    // The addresses of attachments come from Discord itself, never from a member.
    private static readonly HttpClient Downloads =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        { MaxResponseContentBufferSize = 1 << 20 };

    public static MessageContent Create(IMessage message) => new(message.Content ?? "")
    {
        Embedded = [.. message.Embeds.SelectMany(ListTexts)],
        Forwarded = message is IUserMessage { ForwardedMessages: { } forwarded }
            ? [.. forwarded.Select(snapshot => Create(snapshot.Message))] : [],
        Files =
        [
            .. message.Attachments.Select(file => new MessageFile(
                file.ContentType, file.Size, cancellation =>
                    DiscordRequests.RunRepeatableAsync(() => Downloads.GetStringAsync(file.Url, cancellation)))),
        ],
    };

    private static IEnumerable<string> ListTexts(IEmbed embed) =>
    [
        embed.Title ?? "",
        embed.Description ?? "",
        .. embed.Fields.SelectMany(field => new[] { field.Name, field.Value }),
    ];
}
