namespace NewsBot.Discord.Tests.Fake.Gateway;

/// <summary>What a client asks to be told of when it identifies; the values are Discord's.</summary>
[Flags]
public enum FakeIntents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMembers = 1 << 1,
    GuildPresences = 1 << 8,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,
    MessageContent = 1 << 15,
    AllPrivileged = GuildMembers | GuildPresences | MessageContent,
}
