using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>A server, with the bot in it. What is added while a client is connected is told to it.</summary>
public sealed class FakeGuild
{
    private readonly FakeDiscord discord;
    private readonly Dictionary<ulong, FakeMember> members = [];
    private readonly List<FakeRole> roles = [];

    internal FakeGuild(FakeDiscord discord, ulong id, string name)
    {
        this.discord = discord;
        (Id, Name) = (id, name);
        // The role of everyone has the id of the guild, as in Discord.
        Everyone = new FakeRole(id, "@everyone", FakePermissions.Everyday);
        roles.Add(Everyone);
        Owner = discord.AddUser("owner");
        members.Add(Owner.Id, new FakeMember(this, Owner, []));
        members.Add(discord.Bot.Id, new FakeMember(this, discord.Bot, []));
    }

    public ulong Id { get; }

    public string Name { get; }

    /// <summary>A member who may do everything; the bot was not told of them.</summary>
    public FakeUser Owner { get; }

    public FakeRole Everyone { get; }

    public string Locale { get; set; } = "en-US";

    public IReadOnlyList<FakeRole> Roles => discord.Locked(() => roles.ToList());

    public IReadOnlyList<FakeMember> Members => discord.Locked(() => members.Values.ToList());

    public IReadOnlyList<FakeChannel> Channels => discord.ChannelsOf(this);

    /// <summary>Which shard is told what happens here.</summary>
    public int Shard => (int)((Id >> 22) % (ulong)discord.Options.Shards);

    /// <summary>Commands which Discord's server settings allow to somebody who has not got their default permissions.</summary>
    internal HashSet<(string Command, ulong UserId)> Allowed { get; } = [];

    public FakeChannel AddChannel(string name, FakeChannelType type = FakeChannelType.Text) => discord.Locked(() =>
    {
        var channel = discord.Add(new FakeChannel(discord, discord.NextId(), type, name, this));
        discord.Gateway.Dispatch("CHANNEL_CREATE", this, FakeIntents.Guilds, Shapes.Channel(channel));
        return channel;
    });

    public FakeRole AddRole(string name, FakePermissions permissions = FakePermissions.None) => discord.Locked(() =>
    {
        var role = new FakeRole(discord.NextId(), name, permissions);
        roles.Add(role);
        discord.Gateway.Dispatch("GUILD_ROLE_CREATE", this, FakeIntents.Guilds,
            new() { ["guild_id"] = Id.Text(), ["role"] = Shapes.Role(role, roles.Count - 1) });
        return role;
    });

    /// <summary>A person of that name, who joins.</summary>
    public FakeUser AddMember(string name, params FakeRole[] roles) => AddMember(discord.AddUser(name), roles);

    /// <summary>Somebody who exists already joins, or gets these roles instead of those that they had.</summary>
    public FakeUser AddMember(FakeUser user, params FakeRole[] roles) => discord.Locked(() =>
    {
        var joins = !members.ContainsKey(user.Id);
        var member = members[user.Id] = new FakeMember(this, user, [.. roles]);
        var data = Shapes.Member(member);
        data["guild_id"] = Id.Text();
        discord.Gateway.Dispatch(joins ? "GUILD_MEMBER_ADD" : "GUILD_MEMBER_UPDATE", this,
            // A bot is told of its own roles without the privileged intent.
            user == discord.Bot ? FakeIntents.Guilds : FakeIntents.GuildMembers, data);
        return user;
    });

    /// <summary>
    /// As a person does in the server's settings: this member may use the command whatever their permissions are.
    /// </summary>
    public void AllowCommand(string command, FakeUser user) => discord.Locked(() => Allowed.Add((command, user.Id)));

    /// <summary>Null: not a member.</summary>
    public FakeMember? Member(FakeUser user) => discord.Locked(() => members.GetValueOrDefault(user.Id));

    /// <summary>The bot is thrown out of the guild.</summary>
    /// <summary>A member leaves; without the intent for it, the bot is not told.</summary>
    public void RemoveMember(FakeUser member) => discord.Locked(() => members.Remove(member.Id));

    public void RemoveBot() => discord.Remove(this);

    internal FakePermissions PermissionsOf(FakeUser user, FakeChannel? channel)
    {
        if (!members.TryGetValue(user.Id, out var member)) return FakePermissions.None;
        var held = member.Roles.Aggregate(Everyone.Permissions, (all, role) => all | role.Permissions);
        if (user == Owner || held.HasFlag(FakePermissions.Administrator)) return FakePermissions.All;
        foreach (var overwrite in (channel?.Parent ?? channel)?.OverwritesFor(member) ?? [])
            held = (held & ~overwrite.Deny) | overwrite.Allow;
        return held;
    }
}
