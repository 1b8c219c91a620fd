using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>The values are Discord's.</summary>
public enum FakeChannelType
{
    Text = 0,
    Direct = 1,
    Voice = 2,
    News = 5,
    NewsThread = 10,
    Thread = 11,
    PrivateThread = 12,
}

/// <summary>A channel of a guild, a thread or a direct conversation with the bot.</summary>
public sealed class FakeChannel
{
    private readonly FakeDiscord discord;
    private readonly List<FakeOverwrite> overwrites = [];
    private readonly List<DateTimeOffset> typing = [];

    internal FakeChannel(FakeDiscord discord, ulong id, FakeChannelType type, string name, FakeGuild? guild)
    {
        this.discord = discord;
        (Id, Type, Name, Guild) = (id, type, name, guild);
    }

    public ulong Id { get; }

    public FakeChannelType Type { get; }

    public string Name { get; internal set; }

    /// <summary>Null: a direct conversation.</summary>
    public FakeGuild? Guild { get; }

    /// <summary>The channel that a thread is in; null otherwise.</summary>
    public FakeChannel? Parent { get; internal init; }

    /// <summary>Who opened the thread; null otherwise.</summary>
    public FakeUser? Opener { get; internal init; }

    /// <summary>Whom the bot talks with in a direct conversation; null otherwise.</summary>
    public FakeUser? Recipient { get; internal init; }

    public bool IsThread => Type is FakeChannelType.Thread or FakeChannelType.NewsThread or FakeChannelType.PrivateThread;

    public bool Archived { get; internal set; }

    public bool Locked { get; internal set; }

    /// <summary>After how many minutes without a message a thread is archived.</summary>
    public int ArchiveMinutes { get; internal set; } = 1440;

    /// <summary>When the bot was seen typing.</summary>
    public IReadOnlyList<DateTimeOffset> Typing => discord.Locked(() => typing.ToList());

    /// <summary>In order, the private and the deleted ones too.</summary>
    public IReadOnlyList<FakeMessage> Messages => discord.Messages(this);

    public string Mention => $"<#{Id}>";

    /// <summary>Takes permissions away from a role or a user, or gives them, from now on.</summary>
    public void Deny(FakePermissions permissions, FakeUser user) => Set(new(user.Id, true, FakePermissions.None, permissions));

    public void Deny(FakePermissions permissions, FakeRole role) => Set(new(role.Id, false, FakePermissions.None, permissions));

    public void Allow(FakePermissions permissions, FakeUser user) => Set(new(user.Id, true, permissions, FakePermissions.None));

    public void Allow(FakePermissions permissions, FakeRole role) => Set(new(role.Id, false, permissions, FakePermissions.None));

    internal IReadOnlyList<FakeOverwrite> Overwrites => overwrites;

    internal void Types(DateTimeOffset at) => typing.Add(at);

    /// <summary>Those that count for a member, the weakest first: of everyone, of their roles, their own.</summary>
    internal IEnumerable<FakeOverwrite> OverwritesFor(FakeMember member) => overwrites
        .Where(overwrite => overwrite.IsMember
            ? overwrite.Id == member.User.Id
            : overwrite.Id == Guild!.Id || member.Roles.Any(role => role.Id == overwrite.Id))
        .OrderBy(overwrite => overwrite.IsMember ? 2 : overwrite.Id == Guild!.Id ? 0 : 1);

    internal FakePermissions PermissionsOf(FakeUser user) => Guild?.PermissionsOf(user, this) ?? FakePermissions.All;

    private void Set(FakeOverwrite overwrite) => discord.Locked(() =>
    {
        var old = overwrites.Find(other => other.Id == overwrite.Id);
        if (old is not null)
        {
            overwrites.Remove(old);
            overwrite = overwrite with
            {
                Allow = (old.Allow & ~overwrite.Deny) | overwrite.Allow,
                Deny = (old.Deny & ~overwrite.Allow) | overwrite.Deny,
            };
        }

        overwrites.Add(overwrite);
        discord.Gateway.Dispatch("CHANNEL_UPDATE", Guild, FakeIntents.Guilds, Shapes.Channel(this));
    });
}
