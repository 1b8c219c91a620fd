namespace NewsBot.Discord.Tests.Fake;

public sealed record FakeRole(ulong Id, string Name, FakePermissions Permissions)
{
    /// <summary>What a text has to hold to mention it.</summary>
    public string Mention => $"<@&{Id}>";
}

/// <summary>A user in a guild.</summary>
public sealed record FakeMember(FakeGuild Guild, FakeUser User, IReadOnlyList<FakeRole> Roles)
{
    /// <summary>In the guild as a whole; a channel may change them.</summary>
    public FakePermissions Permissions => Guild.PermissionsOf(User, null);
}

/// <summary>What a channel allows or denies to a role or to a member.</summary>
internal sealed record FakeOverwrite(ulong Id, bool IsMember, FakePermissions Allow, FakePermissions Deny);
