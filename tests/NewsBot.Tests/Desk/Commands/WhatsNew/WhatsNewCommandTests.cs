using NewsBot.Briefing;
using NewsBot.Briefing.Changes;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.WhatsNew;

public sealed class WhatsNewCommandTests : IAsyncDisposable
{
    private const string Topic = "Merrow Dam";

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Topic, "2025-10-18T12:00:00Z", true)]
    [InlineData(null, "2025-10-18T12:00:00Z", true)]
    [InlineData(Topic, "2025-10-17T11:59:00Z", false)]
    [InlineData(null, "2025-10-17T11:59:00Z", false)]
    [InlineData(Topic, null, false)]
    public async Task WhatComesUpToTwoDaysLateIsNewAndWhatIsOfAnOldArchiveIsNot(string? topic, string? published, bool isNew)
    {
        // Taken in now, and asked for the last 24 hours.
        await HoldingAsync(Some.Article(published: published));

        var reply = await TellAsync(topic);

        reply.News!.Items.OfType<NewStory>().Any().ShouldBe(isNew);
        reply.Text.Contains("published 18 October 2025 and taken in since", StringComparison.Ordinal).ShouldBe(isNew);
    }

    [Theory]
    [InlineData(Topic)]
    [InlineData(null)]
    public async Task WhatWasTakenInBeforeIsNotNewAgain(string? topic)
    {
        await HoldingAsync(Some.Article(published: "2025-10-19T18:00:00Z"));
        host.Clock.Advance(TimeSpan.FromDays(1));

        (await TellAsync(topic, ("since", "2025-10-20T12:00:00Z"))).News!.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-10-20T11:00:00Z", "New: ")]
    [InlineData("2025-10-20T18:00:00Z", "More on a known story: ")]
    public async Task AStoryIsKnownWhereAReportOfItWasTakenInBefore(string since, string expected)
    {
        await HoldingAsync(SomeNews.FireReport("post", "The Harbour Post", "2025-10-20T08:00:00Z"));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await HoldingAsync(SomeNews.FireReport("wire", "Corvane Wire", "2025-10-20T09:00:00Z"));

        foreach (var topic in new[] { "ferry Ilmar", null })
        {
            var reply = await TellAsync(topic, ("since", since));

            reply.News!.Items.ShouldHaveSingleItem();
            reply.Text.ShouldContain($"- {expected}");
            reply.Text.ShouldContain("(in 2 outlets)");
        }
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("en", false)]
    [InlineData("all", true)]
    public async Task AChangedSentenceIsToldInItsLanguageAloneAlsoWhereTheMomentIsGiven(string language, bool isTold)
    {
        foreach (var count in new[] { "drei", "vier" })
            await HoldingAsync(
                Some.Article("damm", "Risse im Damm", $"Der Damm von Merrow hat {count} Risse. Die Stadt ist nicht in Gefahr.",
                    url: "https://post.example/damm") with
                { Language = "de" });

        var reply = await TellAsync(null, ("language", language), ("since", "2025-10-19"));

        reply.News!.Items.OfType<ChangedText>().Any().ShouldBe(isTold);
        reply.Text.Contains("vier Risse").ShouldBe(isTold);
    }

    [Theory]
    [InlineData("since", "2031-01-01", "lies behind now")]
    [InlineData("since", "soon", "'soon' is no date")]
    [InlineData("outlet", "The Harbor Post", "Nearest to it: The Harbour Post.")]
    [InlineData("language", "jp", "is no code of a language")]
    [InlineData(
        "topic", "news", "There is no topic in that. Give what it is to be about, in a few words, as in /whatsnew Merrow Dam.")]
    [InlineData("topic", "?!", "There is no topic in that")]
    public async Task WrongUsageIsToldWhatIsWrong(string option, string value, string told)
    {
        await HoldingAsync(Some.Article());

        var reply = await TellAsync(Topic, (option, value));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(told);
    }

    [Fact]
    public async Task ATopicThatIsNotCoveredIsSaidPlainly()
    {
        await HoldingAsync(Some.Article());

        var reply = await TellAsync("Taylor Swift");

        (reply.IsUsageError, reply.News!.Topic!.Outcome).ShouldBe((false, TopicOutcome.NotCovered));
        reply.Text.ShouldStartWith("Nothing in the coverage is about “Taylor Swift”.");
    }

    [Fact]
    public async Task WhereNothingIsHeldThatMayBeSeenThatIsSaid()
    {
        await host.Archive.StorePublishedAsync(Some.Article(published: "2025-10-20"), null, "harbour", Cancellation);
        await host.Stories.CatchUpAsync(null, Cancellation);

        var reply = await TellAsync(Topic);

        (reply.IsUsageError, reply.News!.Topic!.Outcome).ShouldBe((false, TopicOutcome.NothingHeld));
        reply.Text.ShouldBe("No coverage is held that this could be told from.");
        (await TellAsync(null)).Text.ShouldBe("Nothing new since 19 October 2025, 12:00 UTC.");
    }

    [Fact]
    public async Task WhereLimitsHideAllThatIsHeldThatIsSaid()
    {
        await HoldingAsync(Some.Article() with { Language = "en" });

        (await TellAsync(Topic, ("language", "fr"))).Text.ShouldStartWith(
            "No coverage is held that this could be told from. Ask without outlet, language and days");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task HoldingAsync(NewsBot.Articles.Article article)
    {
        await host.HoldingAsync(article);
        await host.Stories.CatchUpAsync(null, Cancellation);
    }

    private Task<Reply> TellAsync(string? topic, params (string Name, string Value)[] options)
    {
        var given = new Dictionary<string, string>();
        if (topic is not null) given["topic"] = topic;
        foreach (var (name, value) in options) given[name] = value;
        return host.Desk.HandleAsync(new Request("whatsnew", given), Cancellation);
    }
}
