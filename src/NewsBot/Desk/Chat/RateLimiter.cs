namespace NewsBot.Desk.Chat;

/// <summary>
/// How many questions each may ask: a token bucket. A full one holds an hour's questions and fills up evenly, so that nobody
/// waits for a full hour to end. In memory alone: after a restart each begins with a full one.
/// </summary>
internal sealed class RateLimiter(TimeProvider time)
{
    // One that is full again is the same as none.
    private const int MostHeld = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a question from every bucket, or from none.</summary>
    /// <param name="wanted">Whose, and how many an hour fit into it; 1 or more.</param>
    /// <returns>Null where it was taken; else the one that is empty, and when there is a question in it again.</returns>
    public (string Who, DateTimeOffset Again)? Take(params IReadOnlyList<(string Who, int PerHour)> wanted)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var levels = wanted.Select(one => (one.Who, one.PerHour, Level: LevelOf(one.Who, one.PerHour, now))).ToList();
            foreach (var (who, perHour, level) in levels)
                if (level < 1) return (who, time.GetUtcNow() + TimeSpan.FromHours((1 - level) / perHour));
            foreach (var (who, perHour, level) in levels) buckets[who] = new Bucket(level - 1, now, perHour);
            if (buckets.Count > MostHeld) LetGoOfFull(now);
            return null;
        }
    }

    /// <summary>Gives a question back that came to nothing through no fault of the asker's.</summary>
    public void GiveBack(IEnumerable<string> who)
    {
        lock (gate)
            foreach (var name in who)
                if (buckets.TryGetValue(name, out var bucket)) buckets[name] = bucket with { Level = bucket.Level + 1 };
    }

    private double LevelOf(string who, int perHour, long now) =>
        buckets.TryGetValue(who, out var bucket)
            ? Math.Min(perHour, bucket.Level + (time.GetElapsedTime(bucket.At, now).TotalHours * perHour)) : perHour;

    private void LetGoOfFull(long now)
    {
        foreach (var (who, bucket) in buckets.ToList())
            if (LevelOf(who, bucket.PerHour, now) >= bucket.PerHour) buckets.Remove(who);
    }

    /// <param name="At">A timestamp, so that no change of the clock fills or empties it.</param>
    private readonly record struct Bucket(double Level, long At, int PerHour);
}
