namespace NewsBot.Archive;

/// <summary>How an article came to the archive.</summary>
/// <param name="Sequence">The number of the change with which it came.</param>
/// <param name="Taken">When that was.</param>
internal readonly record struct Intake(long Sequence, DateTimeOffset Taken)
{
    /// <summary>What an outlet dates so much earlier than it is delivered is still news; what comes from an old archive is none.</summary>
    public static TimeSpan Late { get; } = TimeSpan.FromDays(2);
}
