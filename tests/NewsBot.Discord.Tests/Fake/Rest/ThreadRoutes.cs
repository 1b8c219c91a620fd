using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>Opens, changes and removes threads.</summary>
internal sealed class ThreadRoutes(FakeDiscord discord)
{
    private const long PrivateType = 12;

    /// <param name="from">The message that it is opened from; null: none.</param>
    public JsonNode Open(JsonNode? body, FakeChannel parent, FakeMessage? from, FakePermissions held)
    {
        if (parent.Type is not (FakeChannelType.Text or FakeChannelType.News)) throw Refusal.WrongChannelType;
        // Without a type a thread that is opened from no message is private.
        var isPrivate = from is null && (body.Number("type") ?? PrivateType) == PrivateType;
        var needed = isPrivate ? FakePermissions.CreatePrivateThreads : FakePermissions.CreatePublicThreads;
        if (!held.HasFlag(needed)) throw Refusal.MissingPermissions;
        if (from?.Thread is not null) throw Refusal.ThreadExists;
        var errors = new FormErrors();
        errors.Length("name", body.String("name"), 1, 100);
        Archive(body, errors);
        errors.Check();
        var minutes = (int)(body.Number("auto_archive_duration") ?? 1440);
        return Shapes.Channel(discord.OpenThread(parent, discord.Bot, body.String("name")!, from, isPrivate, minutes));
    }

    public JsonNode Change(JsonNode? body, FakeChannel thread, FakePermissions held)
    {
        if (thread.Opener != discord.Bot && !held.HasFlag(FakePermissions.ManageThreads)) throw Refusal.MissingPermissions;
        var errors = new FormErrors();
        if (body.Has("name")) errors.Length("name", body.String("name"), 1, 100);
        Archive(body, errors);
        errors.Check();
        discord.SetThread(thread, body.String("name"),
            body.Has("archived") ? body.Flag("archived") : null, body.Has("locked") ? body.Flag("locked") : null);
        return Shapes.Channel(thread);
    }

    public JsonNode Remove(FakeChannel channel, FakePermissions held)
    {
        var needed = channel.IsThread ? FakePermissions.ManageThreads : FakePermissions.ManageChannels;
        if (!held.HasFlag(needed)) throw Refusal.MissingPermissions;
        discord.Remove(channel);
        return Shapes.Channel(channel);
    }

    private static void Archive(JsonNode? body, FormErrors errors)
    {
        if (body.Has("auto_archive_duration"))
            errors.OneOf("auto_archive_duration", body.Number("auto_archive_duration"), 60, 1440, 4320, 10080);
    }
}
