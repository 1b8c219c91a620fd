using NewsBot.Articles;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.RoundsHouse;

namespace NewsBot.Tests.Desk.Notifications;

public sealed class CorrectionTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    private readonly RoundsHouse house = new();

    [Fact]
    public async Task ACitedSentenceThatIsCorrectedIsToldOnceInReplyToTheAnswer()
    {
        await house.PublishAsync(Dam);
        var answer = await house.AskAsync(Question);
        await house.GoAsync(Minute);
        house.Places.At(News).ShouldBeEmpty();

        await house.PublishAsync(Corrected);
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        var note = house.Places.At(News).ShouldHaveSingleItem();
        note.ShouldContain("**What this answer cites was changed** · How long is the longest crack in the Merrow Dam?");
        note.ShouldContain("> The longest crack is 14 metres long.");
        note.ShouldContain("> The longest crack is 19 metres long.");
        note.ShouldContain("> Correction: an earlier version gave the length as 14 metres.");
        house.Places.ReplyToAt(News).ShouldBe(answer.Ids[0]);
    }

    [Fact]
    public async Task TheSameInOtherWordsIsNotTold()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Changed("The longest crack is 14 metres long", "The longest crack has a length of 14 metres"));

        await house.GoAsync(Minute);

        house.Places.At(News).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnotherNumberWithoutANoteIsTold()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Changed("14 metres", "19 metres"));

        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem().ShouldContain("> The longest crack is 19 metres long.");
    }

    [Fact]
    public async Task ASentenceThatIsTakenOutIsTold()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Changed(" The longest crack is 14 metres long.", ""));

        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem().ShouldContain("Now: the article does not say it any more.");
    }

    [Fact]
    public async Task AChangeElsewhereInTheArticleIsNotTold()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Dam with { Body = $"{Some.DamBody} Two more cracks were found on Saturday." });

        await house.GoAsync(Minute);

        house.Places.At(News).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasChangedWhileTheProgramWasDownIsToldAfterwardsOnce()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Corrected);
        house.Restart();

        await house.GoAsync(Minute);
        house.Restart();
        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AnAnswerThatWasDeletedIsNotCorrected()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Corrected);
        house.Places.Fail(News, PostFailure.Gone);

        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(News).ShouldBeEmpty();
        house.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACorrectionMentionsNobodyAndLinksNowhereElse()
    {
        await house.PublishAsync(Dam);
        await house.AskAsync(Question);
        await house.PublishAsync(Changed("14 metres", "19 metres @everyone [here](https://evil.example)"));

        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem().ShouldNotContain("](https://evil.example)");
        house.Places.At(News)[0].ShouldNotContain(" @everyone");
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private static Article Dam => Some.Article(url: "https://post.example/dam", published: "2025-10-20T08:00:00Z");

    private static Article Corrected => Changed("14 metres long.", "19 metres long.") with
    {
        Body = Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal)
            + "\n\nCorrection: an earlier version gave the length as 14 metres.",
    };

    private static Article Changed(string before, string after) =>
        Dam with { Body = Some.DamBody.Replace(before, after, StringComparison.Ordinal) };
}
