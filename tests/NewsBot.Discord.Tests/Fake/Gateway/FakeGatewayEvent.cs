namespace NewsBot.Discord.Tests.Fake.Gateway;

public enum FakeGatewayEventKind
{
    Connected,
    Identified,
    Resumed,

    /// <summary>Wanted to resume what cannot be resumed, and was told so.</summary>
    ResumeRefused,

    /// <summary>Was closed by Discord, for the reason that its code gives.</summary>
    Refused,
    Disconnected,
}

/// <summary>Something that happened to a connection.</summary>
/// <param name="Shard">Null: it has not said which it is.</param>
/// <param name="Code">The close code of a refusal, or that with which the client closed; null: none.</param>
public sealed record FakeGatewayEvent(FakeGatewayEventKind Kind, DateTimeOffset At, int? Shard, FakeIntents? Intents, int? Code);

/// <summary>A sign of life.</summary>
/// <param name="Since">The time since the one before, or since HELLO.</param>
public sealed record FakeHeartbeat(DateTimeOffset At, int Shard, TimeSpan Since);
