using Microsoft.Extensions.Time.Testing;
using NewsBot.Desk.Chat;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed class RateLimiterTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2025, 10, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly RateLimiter quota;

    public RateLimiterTests() => quota = new RateLimiter(clock);

    [Fact]
    public void AnHoursQuestionsMayBeAskedAtOnce()
    {
        for (var i = 0; i < 6; i++) quota.Acquire(("ada", 6)).ShouldBeNull();

        quota.Acquire(("ada", 6)).ShouldBe(("ada", clock.GetUtcNow().AddMinutes(10)));
    }

    [Fact]
    public void ThenOneComesBackAtATime()
    {
        for (var i = 0; i < 6; i++) quota.Acquire(("ada", 6));
        clock.Advance(TimeSpan.FromMinutes(10));

        quota.Acquire(("ada", 6)).ShouldBeNull();
        quota.Acquire(("ada", 6)).ShouldNotBeNull();
    }

    [Fact]
    public void WhoIsToldWhenToComeBackIsLetInThen()
    {
        for (var i = 0; i < 7; i++) quota.Acquire(("ada", 7));
        clock.SetUtcNow(quota.Acquire(("ada", 7))!.Value.RetryAt.AddSeconds(1));

        quota.Acquire(("ada", 7)).ShouldBeNull();
    }

    [Fact]
    public void OneMembersQuestionsLeaveThoseOfOthers()
    {
        quota.Acquire(("ada", 1), ("club", 10));
        quota.Acquire(("ada", 1), ("club", 10)).ShouldNotBeNull();

        quota.Acquire(("ben", 1), ("club", 10)).ShouldBeNull();
    }

    [Fact]
    public void WhatIsRefusedCostsNobodyAnything()
    {
        quota.Acquire(("ada", 1), ("club", 2));
        quota.Acquire(("ada", 1), ("club", 2));

        quota.Acquire(("ben", 1), ("club", 2)).ShouldBeNull();
        quota.Acquire(("eve", 1), ("club", 2))!.Value.Bucket.ShouldBe("club");
    }

    [Fact]
    public void AQuestionThatCameToNothingIsGivenBack()
    {
        quota.Acquire(("ada", 1));
        quota.Refund(["ada"]);

        quota.Acquire(("ada", 1)).ShouldBeNull();
    }
}
