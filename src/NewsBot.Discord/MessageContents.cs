using Discord;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord;

/// <summary>Translates the content of Discord's messages into the desk's terms.</summary>
internal static class MessageContents
{
    public static MessageContent Create(IMessage message) => new(message.Content ?? "")
    {
        Embedded = [.. message.Embeds.SelectMany(ListTexts)],
        Forwarded = message is IUserMessage { ForwardedMessages: { } forwarded }
            ? [.. forwarded.Select(snapshot => Create(snapshot.Message))] : [],
    };

    private static IEnumerable<string> ListTexts(IEmbed embed) =>
    [
        embed.Title ?? "",
        embed.Description ?? "",
        .. embed.Fields.SelectMany(field => new[] { field.Name, field.Value }),
    ];
}
