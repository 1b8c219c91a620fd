using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed class ChannelSequencerTests
{
    private readonly WatchedTime clock = new();
    private readonly ChannelSequencer order;

    public ChannelSequencerTests() => order = new ChannelSequencer(clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneWaitsForTheOneBefore()
    {
        using var first = order.Enter("news");
        using var second = order.Enter("news");
        var waiting = second.WaitAsync(Cancellation);

        waiting.IsCompleted.ShouldBeFalse();
        first.Dispose();
        await waiting;
    }

    [Fact]
    public async Task OtherChannelsDoNotWait()
    {
        using var first = order.Enter("news");
        using var other = order.Enter("sports");

        await other.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task OneThatTakesItsTimeIsOvertaken()
    {
        using var first = order.Enter("news");
        using var second = order.Enter("news");
        var waiting = second.WaitAsync(Cancellation);
        await clock.WaitSetAsync(TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(10));

        await waiting;
    }

    [Fact]
    public async Task WhileTheLineMovesNobodyIsOvertaken()
    {
        using var first = order.Enter("news");
        using var second = order.Enter("news");
        using var third = order.Enter("news");
        var waiting = third.WaitAsync(Cancellation);
        await clock.WaitSetAsync(TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(8));
        first.Dispose();

        clock.Advance(TimeSpan.FromSeconds(3));
        await clock.WaitSetAsync(TimeSpan.FromSeconds(7));

        waiting.IsCompleted.ShouldBeFalse();
        second.Dispose();
        await waiting;
    }

    [Fact]
    public async Task OneThatGivesUpHoldsNobodyUp()
    {
        using var first = order.Enter("news");
        using var second = order.Enter("news");
        using var third = order.Enter("news");
        second.Dispose();

        await third.WaitAsync(Cancellation);
    }
}
