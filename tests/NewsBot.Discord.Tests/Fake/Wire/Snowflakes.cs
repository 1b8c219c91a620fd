namespace NewsBot.Discord.Tests.Fake.Wire;

/// <summary>Ids as Discord makes them: milliseconds since 2015 above 22 bits that tell those of one millisecond apart.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long Epoch = 1_420_070_400_000;
    private ulong last;

    /// <summary>The next id, greater than every one before it.</summary>
    public ulong Next()
    {
        var now = (ulong)(time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
        last = Math.Max(now, last + 1);
        return last;
    }

    /// <summary>An id that falls to the shard, so of one of the next milliseconds.</summary>
    public ulong NextOf(int shard, int shards)
    {
        var id = Next();
        while ((int)((id >> 22) % (ulong)shards) != shard) id += 1UL << 22;
        last = id;
        return id;
    }

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);
}
