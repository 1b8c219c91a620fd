namespace NewsBot.Discord.Tests.Bot;

/// <summary>
/// The system's time, by which whoever waits has more patience: what a bot gives up after some seconds, it gives up a hundred
/// times later, so that a busy machine changes nothing of what it says. Short pauses stay as they are.
/// </summary>
internal sealed class UnhurriedTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Longer(dueTime), period);

    private static TimeSpan Longer(TimeSpan due) => due >= Patience ? due * 100 : due;
}
