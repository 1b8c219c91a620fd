using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Gateway;

/// <summary>What a shard is told, in order. It outlives its connection, so that what was missed can be told later.</summary>
internal sealed class GatewaySession(string id, int shard, int shards, FakeIntents intents)
{
    private readonly List<string> told = [];

    public string Id => id;

    public int Shard => shard;

    public int Shards => shards;

    public FakeIntents Intents => intents;

    /// <summary>Null: it is not connected at present.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <param name="guild">Null: something direct, which is the first shard's.</param>
    public bool Serves(FakeGuild? guild) =>
        guild is null ? shard == 0 : (int)((guild.Id >> 22) % (ulong)shards) == shard;

    public void Dispatch(string type, JsonNode data)
    {
        var sequence = told.Count + 1;
        var frame = $$"""{"op":0,"t":"{{type}}","s":{{sequence}},"d":{{data.ToJsonString()}}}""";
        told.Add(frame);
        Connection?.Send(frame);
    }

    /// <summary>Tells again what came after the sequence number.</summary>
    public void Replay(int after)
    {
        foreach (var frame in told.Skip(after)) Connection?.Send(frame);
    }

    public bool Knows(int sequence) => sequence >= 0 && sequence <= told.Count;
}
