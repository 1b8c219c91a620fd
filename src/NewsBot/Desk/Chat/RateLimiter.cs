namespace NewsBot.Desk.Chat;

/// <summary>
/// Limits the questions of members and communities with token buckets. A full bucket holds an hour's questions and refills
/// evenly, so that nobody has to wait for the next full hour. Buckets are in memory only and full after a restart.
/// </summary>
internal sealed class RateLimiter(TimeProvider time)
{
    // Beyond this number, buckets that are full again are removed: a missing bucket counts as full.
    private const int MaxBuckets = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a question from all given buckets, or, if one is empty, from none.</summary>
    /// <param name="limits">The buckets: the name of each, and how many questions an hour it allows, 1 or more.</param>
    /// <returns>Null if the question was taken; otherwise the first empty bucket, and when it holds a question again.</returns>
    public (string Bucket, DateTimeOffset RetryAt)? Acquire(params IReadOnlyList<(string Bucket, int PerHour)> limits)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var levels = limits
                .Select(limit => (limit.Bucket, limit.PerHour, Level: GetLevel(limit.Bucket, limit.PerHour, now))).ToList();
            foreach (var (name, perHour, level) in levels)
                if (level < 1) return (name, time.GetUtcNow() + TimeSpan.FromHours((1 - level) / perHour));
            foreach (var (name, perHour, level) in levels) buckets[name] = new Bucket(level - 1, now, perHour);
            if (buckets.Count > MaxBuckets) RemoveFullBuckets(now);
            return null;
        }
    }

    /// <summary>Puts a question back into buckets, because it failed through no fault of the asker.</summary>
    public void Refund(IEnumerable<string> names)
    {
        lock (gate)
            foreach (var name in names)
                if (buckets.TryGetValue(name, out var bucket)) buckets[name] = bucket with { Level = bucket.Level + 1 };
    }

    private double GetLevel(string name, int perHour, long now) =>
        buckets.TryGetValue(name, out var bucket)
            ? Math.Min(perHour, bucket.Level + (time.GetElapsedTime(bucket.UpdatedAt, now).TotalHours * perHour)) : perHour;

    private void RemoveFullBuckets(long now)
    {
        foreach (var (name, bucket) in buckets.ToList())
            if (GetLevel(name, bucket.PerHour, now) >= bucket.PerHour) buckets.Remove(name);
    }

    /// <param name="Level">How many questions the bucket held at that time.</param>
    /// <param name="UpdatedAt">
    /// A timestamp of the monotonic clock, so that setting the system clock neither fills nor empties the bucket.
    /// </param>
    /// <param name="PerHour">How many questions the full bucket holds, and by how many it refills in an hour.</param>
    private readonly record struct Bucket(double Level, long UpdatedAt, int PerHour);
}
