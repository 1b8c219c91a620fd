using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>The people, guilds, channels and messages that there are.</summary>
public sealed partial class FakeDiscord
{
    private readonly Lock sync = new();
    private readonly Snowflakes snowflakes;
    private readonly Dictionary<ulong, FakeUser> users = [];
    private readonly Dictionary<ulong, FakeGuild> guilds = [];
    private readonly Dictionary<ulong, FakeChannel> channels = [];
    private readonly Dictionary<ulong, FakeMessage> messages = [];
    private readonly List<FakeInteraction> interactions = [];

    public IReadOnlyList<FakeGuild> Guilds => Locked(() => guilds.Values.ToList());

    public IReadOnlyList<FakeInteraction> Interactions => Locked(() => interactions.ToList());

    /// <summary>A guild with the bot in it, and with nothing else but an owner.</summary>
    /// <param name="shard">Which shard its id falls to; null: whichever.</param>
    public FakeGuild AddGuild(string name = "Newsroom", int? shard = null) => Locked(() =>
    {
        var id = shard is { } number ? snowflakes.NextOf(number, Options.Shards) : NextId();
        var guild = new FakeGuild(this, id, name);
        guilds.Add(id, guild);
        Gateway.Dispatch("GUILD_CREATE", guild, intents =>
            intents.HasFlag(FakeIntents.Guilds) ? GuildShape.Full(guild, this, joined: true, intents) : null);
        return guild;
    });

    /// <summary>A person who is in no guild yet.</summary>
    public FakeUser AddUser(string name) => Locked(() =>
    {
        var id = NextId();
        return users[id] = new FakeUser(this, id, name, isBot: false);
    });

    /// <summary>The direct conversation of the bot with somebody, which is made when it is not there yet.</summary>
    public FakeChannel Direct(FakeUser user) => Locked(() =>
        channels.Values.FirstOrDefault(channel => channel.Recipient == user)
        ?? Add(new FakeChannel(this, NextId(), FakeChannelType.Direct, $"direct with {user.Name}", null) { Recipient = user }));

    /// <summary>Those of a channel in order, the private and the deleted ones too.</summary>
    public IReadOnlyList<FakeMessage> Messages(FakeChannel channel) => Messages(channel.Id);

    public IReadOnlyList<FakeMessage> Messages(ulong channelId) =>
        Locked(() => messages.Values.Where(message => message.Channel.Id == channelId).OrderBy(message => message.Id).ToList());

    /// <summary>Everything that the bot posted, everywhere, in order.</summary>
    public IReadOnlyList<FakeMessage> BotMessages =>
        Locked(() => messages.Values.Where(message => message.Author == Bot).OrderBy(message => message.Id).ToList());

    /// <summary>Null: no such channel.</summary>
    public FakeChannel? Channel(ulong id) => Locked(() => channels.GetValueOrDefault(id));

    /// <summary>Whether the bot is told what happens there: of private threads, those that it opened or may manage.</summary>
    internal bool BotSees(FakeChannel channel)
    {
        var held = channel.PermissionsOf(Bot);
        return held.HasFlag(FakePermissions.ViewChannel)
            && (channel.Type != FakeChannelType.PrivateThread || channel.Opener == Bot
            || held.HasFlag(FakePermissions.ManageThreads));
    }

    internal IReadOnlyList<FakeChannel> ChannelsOf(FakeGuild guild) =>
        Locked(() => channels.Values.Where(channel => channel.Guild == guild).ToList());

    internal FakeUser? User(ulong id) => users.GetValueOrDefault(id);

    internal FakeGuild? Guild(ulong id) => guilds.GetValueOrDefault(id);

    internal FakeMessage? Message(ulong id) => messages.GetValueOrDefault(id);

    internal FakeFile? File(ulong id) => Locked(() =>
        messages.Values.SelectMany(message => message.Files).Concat(Uploads)
            .FirstOrDefault(file => file.Id == id));

    /// <summary>Files that people sent along with commands.</summary>
    internal List<FakeFile> Uploads { get; } = [];

    internal ulong NextId() => Locked(snowflakes.Next);

    internal FakeChannel Add(FakeChannel channel) => channels[channel.Id] = channel;

    internal void Add(FakeInteraction interaction) => interactions.Add(interaction);

    internal void Remove(FakeGuild guild) => Locked(() =>
    {
        guilds.Remove(guild.Id);
        foreach (var channel in channels.Values.Where(channel => channel.Guild == guild).ToList()) channels.Remove(channel.Id);
        Gateway.Dispatch("GUILD_DELETE", guild, FakeIntents.Guilds, new() { ["id"] = guild.Id.Text() });
    });

    internal T Locked<T>(Func<T> read)
    {
        lock (sync) return read();
    }

    internal void Locked(Action change)
    {
        lock (sync) change();
    }
}
