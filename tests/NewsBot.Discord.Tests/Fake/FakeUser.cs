using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>Somebody who uses Discord, and what they do there. What they may not do is an error of the test.</summary>
public sealed partial class FakeUser
{
    private readonly FakeDiscord discord;

    internal FakeUser(FakeDiscord discord, ulong id, string name, bool isBot)
    {
        this.discord = discord;
        (Id, Name, IsBot) = (id, name, isBot);
    }

    public ulong Id { get; }

    public string Name { get; }

    public bool IsBot { get; }

    /// <summary>What a text has to hold to mention them.</summary>
    public string Mention => $"<@{Id}>";

    public string Locale { get; set; } = "en-US";

    /// <summary>Whether they let the bot write to them: if not, that is 403 with the code 50007. Default: yes.</summary>
    public bool TakesDirectMessages { get; set; } = true;

    /// <summary>Their direct conversation with the bot.</summary>
    public FakeChannel Direct => discord.Direct(this);

    /// <summary>Posts a message. It mentions those whose <see cref="Mention"/> it holds.</summary>
    /// <param name="ping">Whether a reply pings whom it replies to, which also counts as a mention.</param>
    /// <param name="embeds">Such as bots post.</param>
    public Task<FakeMessage> SaysAsync(
        FakeChannel channel, string text, FakeMessage? replyTo = null, bool ping = true, IReadOnlyList<FakeFile>? files = null,
        JsonArray? embeds = null)
    {
        Must(channel, channel.IsThread ? FakePermissions.SendMessagesInThreads : FakePermissions.SendMessages);
        return Task.FromResult(discord.Post(
            channel, this, FakeBody.OfText(text, files) with { Embeds = embeds ?? [] },
            new Posting { RepliesTo = replyTo, PingsReplied = ping }));
    }

    /// <summary>Forwards a message to a channel.</summary>
    public Task<FakeMessage> ForwardsAsync(FakeMessage message, FakeChannel channel)
    {
        Must(channel, FakePermissions.SendMessages);
        return Task.FromResult(discord.Post(channel, this, FakeBody.Empty, new Posting { Forwards = message }));
    }

    /// <summary>Writes to the bot directly.</summary>
    public Task<FakeMessage> DirectAsync(string text, FakeMessage? replyTo = null) => SaysAsync(Direct, text, replyTo);

    public Task EditsAsync(FakeMessage message, string text)
    {
        if (message.Author != this) throw new InvalidOperationException($"{Name} did not write that message.");
        discord.Edit(message, message.Body with { Content = text });
        return Task.CompletedTask;
    }

    public Task DeletesAsync(FakeMessage message)
    {
        if (message.Author != this) Must(message.Channel, FakePermissions.ManageMessages);
        discord.Delete(message);
        return Task.CompletedTask;
    }

    /// <param name="from">The message that the thread is opened from; null: none.</param>
    public Task<FakeChannel> OpensThreadAsync(FakeChannel channel, string name, FakeMessage? from = null, bool isPrivate = false)
    {
        Must(channel, isPrivate ? FakePermissions.CreatePrivateThreads : FakePermissions.CreatePublicThreads);
        return Task.FromResult(discord.OpenThread(channel, this, name, from, isPrivate, 1440));
    }

    public Task ArchivesAsync(FakeChannel thread, bool locked = false)
    {
        discord.SetThread(thread, archived: true, locked: locked);
        return Task.CompletedTask;
    }

    public override string ToString() => Name;

    private void Must(FakeChannel channel, FakePermissions needed)
    {
        if (channel.Recipient is { } recipient && recipient != this)
            throw new InvalidOperationException($"{Name} is not in {channel.Name}.");
        var missing = (needed | FakePermissions.ViewChannel) & ~channel.PermissionsOf(this);
        if (missing != FakePermissions.None)
            throw new InvalidOperationException($"{Name} has not got {missing} in {channel.Name}.");
    }
}
