using NewsBot.Articles;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.NotificationTestHost;

namespace NewsBot.Tests.Desk.Notifications;

public sealed class CorrectionTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    private readonly NotificationTestHost host = new();

    [Fact]
    public async Task ACitedSentenceThatIsCorrectedIsToldOnceInReplyToTheAnswer()
    {
        await host.PublishAsync(Dam);
        var answer = await host.AskAsync(Question);
        await host.GoAsync(Minute);
        host.Places.At(News).ShouldBeEmpty();

        await host.PublishAsync(Corrected);
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        var note = host.Places.At(News).ShouldHaveSingleItem();
        note.ShouldContain("**What this answer cites was changed** · How long is the longest crack in the Merrow Dam?");
        note.ShouldContain("> The longest crack is 14 metres long.");
        note.ShouldContain("> The longest crack is 19 metres long.");
        note.ShouldContain("> Correction: an earlier version gave the length as 14 metres.");
        host.Places.ReplyToAt(News).ShouldBe(answer.Ids[0]);
    }

    [Fact]
    public async Task TheSameInOtherWordsIsNotTold()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Changed("The longest crack is 14 metres long", "The longest crack has a length of 14 metres"));

        await host.GoAsync(Minute);

        host.Places.At(News).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnotherNumberWithoutANoteIsTold()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Changed("14 metres", "19 metres"));

        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem().ShouldContain("> The longest crack is 19 metres long.");
    }

    [Fact]
    public async Task ASentenceThatIsTakenOutIsTold()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Changed(" The longest crack is 14 metres long.", ""));

        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem().ShouldContain("Now: the article does not say it any more.");
    }

    [Fact]
    public async Task AChangeElsewhereInTheArticleIsNotTold()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Dam with { Body = $"{Some.DamBody} Two more cracks were found on Saturday." });

        await host.GoAsync(Minute);

        host.Places.At(News).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasChangedWhileTheProgramWasDownIsToldAfterwardsOnce()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Corrected);
        host.Restart();

        await host.GoAsync(Minute);
        host.Restart();
        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AnAnswerThatWasDeletedIsNotCorrected()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Corrected);
        host.Places.Fail(News, PostFailure.Gone);

        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(News).ShouldBeEmpty();
        host.Places.At(Ada).ShouldBeEmpty();
    }

    [Fact]
    public async Task ACorrectionMentionsNobodyAndLinksNowhereElse()
    {
        await host.PublishAsync(Dam);
        await host.AskAsync(Question);
        await host.PublishAsync(Changed("14 metres", "19 metres @everyone [here](https://evil.example)"));

        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem().ShouldNotContain("](https://evil.example)");
        host.Places.At(News)[0].ShouldNotContain(" @everyone");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Article Dam => Some.Article(url: "https://post.example/dam", published: "2025-10-20T08:00:00Z");

    private static Article Corrected => Changed("14 metres long.", "19 metres long.") with
    {
        Body = Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal)
            + "\n\nCorrection: an earlier version gave the length as 14 metres.",
    };

    private static Article Changed(string before, string after) =>
        Dam with { Body = Some.DamBody.Replace(before, after, StringComparison.Ordinal) };
}
