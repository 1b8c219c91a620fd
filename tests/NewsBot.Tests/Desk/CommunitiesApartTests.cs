using System.Text.Json;
using NewsBot.Answering;
using NewsBot.Desk.Rendering;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

/// <summary>Of what one community follows for itself, no other learns anything by any way.</summary>
public sealed class CommunitiesApartTests : IAsyncLifetime
{
    private SharedHouse shared = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string?> Askers { get; } = new(default(string), SharedHouse.North, SharedHouse.South);

    public async ValueTask InitializeAsync() => shared = await SharedHouse.StartAsync();

    public ValueTask DisposeAsync() => shared.DisposeAsync();

    [Fact]
    public async Task EachCommunityIsAnsweredFromItsOwnFeed()
    {
        var north = await shared.AskAsync(SharedHouse.WhoInspected, SharedHouse.North);
        var south = await shared.AskAsync(SharedHouse.WhoInspected, SharedHouse.South);

        north.Text.ShouldContain(SharedHouse.NorthFact);
        south.Text.ShouldContain(SharedHouse.SouthFact);
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task NothingOfAnAnswerIsFromAnothersFeed(string? asker)
    {
        foreach (
            var question in new[] { SharedHouse.WhoInspected, SharedHouse.Rescued,
                "What did the Northern Insider report on the ferry Ilmar?", "What did Pavo Lindt and Ulla Brekk say of whales?" })
        {
            var reply = await shared.AskAsync(question, asker, ("explain", "yes"));

            // The question itself is told back.
            var told = JsonSerializer.Serialize(reply with { Details = "" }).Replace(question, "", StringComparison.Ordinal)
                .Replace(JsonSerializer.Serialize(question)[1..^1], "", StringComparison.Ordinal);
            var asked = SharedHouse.LeaksTo(asker, question).ToList();
            SharedHouse.LeaksTo(asker, told).Except(asked).ShouldBeEmpty(question);
            SharedHouse.LeaksTo(asker, reply.Details).Except(asked).ShouldBeEmpty(question);
            reply.Answer!.Explanation!.Evidence.Select(passage => passage.Article.Outlet).Distinct()
                .ShouldBeSubsetOf(
                [SharedHouse.Everyones, asker == SharedHouse.North ? SharedHouse.NorthOutlet : SharedHouse.SouthOutlet]);
            if (asker is null)
                reply.Answer.Explanation!.Evidence.ShouldAllBe(passage => passage.Article.Outlet == SharedHouse.Everyones);
        }
    }

    [Fact]
    public async Task AnOutletThatAnotherFollowsIsNotReadAsOne()
    {
        const string question = "What did the Northern Insider say about the ferry Ilmar?";

        var north = await shared.AskAsync(question, SharedHouse.North, ("explain", "yes"));
        var south = await shared.AskAsync(question, SharedHouse.South, ("explain", "yes"));

        north.Answer!.Explanation!.Question.Outlets.ShouldHaveSingleItem().Names.ShouldBe([SharedHouse.NorthOutlet]);
        south.Answer!.Explanation!.Question.Outlets.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, new string[0])]
    [InlineData(SharedHouse.North, new[] { SharedHouse.NorthOutlet })]
    [InlineData(SharedHouse.South, new[] { SharedHouse.SouthOutlet })]
    public async Task AlsoInNamesOnlyOutletsThatTheAskerMaySee(string? asker, string[] others)
    {
        var reply = await shared.AskAsync(SharedHouse.Rescued, asker);

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        reply.Sources[0].AlsoIn.Append(reply.Sources[0].Article.Outlet)
            .ShouldBe(others.Append(SharedHouse.Everyones), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task WhatComesNearestIsOfWhatTheAskerMaySee(string? asker)
    {
        var reply =
            await shared.AskAsync(
                "What did the ferry Ilmar, built in Corvane in 2019, cost in dollars according to Grimwald?", asker);

        reply.Answer!.Outcome.ShouldBe(Outcome.NoEvidence);
        reply.Nearest.ShouldNotBeEmpty();
        SharedHouse.LeaksTo(asker, ReplyText.Format(reply)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(SharedHouse.North, 2)]
    [InlineData(SharedHouse.South, 2)]
    [InlineData("a third", 1)]
    public async Task SourcesCountsWhatTheAskerMaySee(string? asker, int articles)
    {
        var reply = await shared.HandleAsync("sources", asker);

        reply.Text.ShouldStartWith($"{articles} article{(articles == 1 ? "" : "s")} of ");
        SharedHouse.LeaksTo(asker, reply.Text).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task SuggestionsAreOfWhatTheAskerMaySee(string? asker)
    {
        var outlets = await shared.SuggestAsync("outlet", "", asker);
        var topics = new List<string>();
        foreach (var typed in (string[])["", "ferry", "insider", "north"])
            topics.AddRange(await shared.SuggestAsync("question", typed, asker));

        outlets.ShouldContain(SharedHouse.Everyones);
        outlets.Count.ShouldBe(asker is null ? 1 : 2);
        SharedHouse.LeaksTo(asker, string.Join('\n', outlets.Concat(topics))).ShouldBeEmpty();
        SharedHouse.LeaksTo(asker, (await shared.AskAsync(SharedHouse.Rescued, asker, ("outlet", "Insidr"))).Text)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangesToldAreThoseOfWhatTheAskerMaySeeAndOfItsOwnAnswers()
    {
        await shared.AskAsync(SharedHouse.WhoInspected, SharedHouse.North);
        await shared.PublishAsync(
            SharedHouse.NorthArticle with { Body = SharedHouse.NorthArticle.Body.Replace("on Saturday", "on Monday") },
                SharedHouse.North);

        var north = await shared.House.Desk.Coverage.ListChangesAsync(null, 10, SharedHouse.North, Cancellation);
        north.Updates.ShouldHaveSingleItem().Article.Id.ShouldBe(shared.NorthId);
        north.Citations.ShouldContain(citation => citation.Before == SharedHouse.NorthFact);
        foreach (var other in new[] { null, SharedHouse.South })
        {
            var changes = await shared.House.Desk.Coverage.ListChangesAsync(null, 10, other, Cancellation);
            changes.Updates.ShouldBeEmpty();
            changes.Citations.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task WhatOneCommunityWasToldIsNotRememberedForAnother()
    {
        await using var server =
            await ScriptedModel.StartAsync(ModelReplies.Says("Inspector Ulla Brekk examined the burnt cable [1]."));
        await using var mine = await SharedHouse.StartAsync(new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint),
                ("NewsBot:Model:Name", "scripted")));

        var first = await mine.AskAsync(SharedHouse.WhoInspected, SharedHouse.North);
        var again = await mine.AskAsync(SharedHouse.WhoInspected, SharedHouse.North);
        first.Text.ShouldContain("Brekk");
        (first.Answer!.Writer, again.Answer!.IsFromCache).ShouldBe((WrittenBy.Model, true));
        foreach (var other in new[] { SharedHouse.South, null })
        {
            var before = server.Requests.Count;
            var reply = await mine.AskAsync(SharedHouse.WhoInspected, other);
            reply.Answer!.IsFromCache.ShouldBeFalse();
            SharedHouse.LeaksTo(other, ReplyText.Format(reply)).ShouldBeEmpty();
            // A model that was asked was shown nothing of it either.
            foreach (var request in server.Requests.Skip(before))
                SharedHouse.LeaksTo(other, request.Body.GetRawText()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task WhatIsPrivateToACommunityOfALongNameIsNoOthers()
    {
        var (name, other) = (new string('n', 40_000), new string('n', 39_999));
        await shared.PublishAsync(Some.Article(url: "https://long.example/dam"), name);
        const string question = "How long is the longest crack in the Merrow Dam?";

        (await shared.AskAsync(question, name)).Answer!.Outcome.ShouldBe(Outcome.Answered);
        (await shared.AskAsync(question, other)).Answer!.Outcome.ShouldBe(Outcome.NoEvidence);
    }

    [Fact]
    public async Task WherePrivateArticlesAreAllThatIsHeldOthersHoldNothing()
    {
        await using var house = new TestHost();
        await house.Archive.StorePublishedAsync(SharedHouse.NorthArticle, null, SharedHouse.North, Cancellation);

        async Task<Outcome> OutcomeFor(string? community) => (await house.Pipeline.AnswerAsync(
            new AnswerRequest(SharedHouse.WhoInspected) { Scope = new Scope { Community = community } }, Cancellation)).Outcome;

        (await OutcomeFor(SharedHouse.South)).ShouldBe(Outcome.NothingHeld);
        (await OutcomeFor(null)).ShouldBe(Outcome.NothingHeld);
        (await OutcomeFor(SharedHouse.North)).ShouldBe(Outcome.Answered);
    }

    [Fact]
    public async Task AnIndexMadeAnewKeepsThemApart()
    {
        await shared.AskAsync(SharedHouse.WhoInspected, SharedHouse.North);
        await shared.House.Desk.Index.RebuildAsync(null, Cancellation);

        (await shared.AskAsync(SharedHouse.WhoInspected, SharedHouse.North)).Text.ShouldContain(SharedHouse.NorthFact);
        SharedHouse.LeaksTo(
            SharedHouse.South, ReplyText.Format(await shared.AskAsync(SharedHouse.WhoInspected, SharedHouse.South)))
            .ShouldBeEmpty();
    }
}
