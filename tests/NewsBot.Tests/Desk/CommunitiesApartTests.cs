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
    private SharedTestHost shared = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string?> Askers { get; } = new(default(string), SharedTestHost.North, SharedTestHost.South);

    public async ValueTask InitializeAsync() => shared = await SharedTestHost.StartAsync();

    public ValueTask DisposeAsync() => shared.DisposeAsync();

    [Fact]
    public async Task EachCommunityIsAnsweredFromItsOwnFeed()
    {
        var north = await shared.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.North);
        var south = await shared.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.South);

        north.Text.ShouldContain(SharedTestHost.NorthFact);
        south.Text.ShouldContain(SharedTestHost.SouthFact);
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task NothingOfAnAnswerIsFromAnothersFeed(string? asker)
    {
        foreach (
            var question in new[] { SharedTestHost.WhoInspected, SharedTestHost.Rescued,
                "What did the Northern Insider report on the ferry Ilmar?", "What did Pavo Lindt and Ulla Brekk say of whales?" })
        {
            var reply = await shared.AskAsync(question, asker, ("explain", "yes"));

            // The question itself is told back.
            var told = JsonSerializer.Serialize(reply with { Details = "" }).Replace(question, "", StringComparison.Ordinal)
                .Replace(JsonSerializer.Serialize(question)[1..^1], "", StringComparison.Ordinal);
            var asked = SharedTestHost.LeaksTo(asker, question).ToList();
            SharedTestHost.LeaksTo(asker, told).Except(asked).ShouldBeEmpty(question);
            SharedTestHost.LeaksTo(asker, reply.Details).Except(asked).ShouldBeEmpty(question);
            reply.Answer!.Explanation!.Evidence.Select(passage => passage.Article.Outlet).Distinct()
                .ShouldBeSubsetOf(
                [SharedTestHost.Everyones, asker == SharedTestHost.North ? SharedTestHost.NorthOutlet
                    : SharedTestHost.SouthOutlet]);
            if (asker is null)
                reply.Answer.Explanation!.Evidence.ShouldAllBe(passage => passage.Article.Outlet == SharedTestHost.Everyones);
        }
    }

    [Fact]
    public async Task AnOutletThatAnotherFollowsIsNotReadAsOne()
    {
        const string question = "What did the Northern Insider say about the ferry Ilmar?";

        var north = await shared.AskAsync(question, SharedTestHost.North, ("explain", "yes"));
        var south = await shared.AskAsync(question, SharedTestHost.South, ("explain", "yes"));

        north.Answer!.Explanation!.Question.Outlets.ShouldHaveSingleItem().Names.ShouldBe([SharedTestHost.NorthOutlet]);
        south.Answer!.Explanation!.Question.Outlets.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, new string[0])]
    [InlineData(SharedTestHost.North, new[] { SharedTestHost.NorthOutlet })]
    [InlineData(SharedTestHost.South, new[] { SharedTestHost.SouthOutlet })]
    public async Task AlsoInNamesOnlyOutletsThatTheAskerMaySee(string? asker, string[] others)
    {
        var reply = await shared.AskAsync(SharedTestHost.Rescued, asker);

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        reply.Sources[0].AlsoIn.Append(reply.Sources[0].Article.Outlet)
            .ShouldBe(others.Append(SharedTestHost.Everyones), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task WhatComesNearestIsOfWhatTheAskerMaySee(string? asker)
    {
        var reply =
            await shared.AskAsync(
                "What percentage of the ferry Ilmar, built in Corvane, did Grimwald buy?", asker);

        reply.Answer!.Outcome.ShouldBe(Outcome.NoEvidence);
        reply.Nearest.ShouldNotBeEmpty();
        SharedTestHost.LeaksTo(asker, ReplyText.Format(reply)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(SharedTestHost.North, 2)]
    [InlineData(SharedTestHost.South, 2)]
    [InlineData("a third", 1)]
    public async Task SourcesCountsWhatTheAskerMaySee(string? asker, int articles)
    {
        var reply = await shared.HandleAsync("sources", asker);

        reply.Text.ShouldStartWith($"{articles} article{(articles == 1 ? "" : "s")} of ");
        SharedTestHost.LeaksTo(asker, reply.Text).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task SuggestionsAreOfWhatTheAskerMaySee(string? asker)
    {
        var outlets = await shared.SuggestAsync("outlet", "", asker);
        var topics = new List<string>();
        foreach (var typed in (string[])["", "ferry", "insider", "north"])
            topics.AddRange(await shared.SuggestAsync("question", typed, asker));

        outlets.ShouldContain(SharedTestHost.Everyones);
        outlets.Count.ShouldBe(asker is null ? 1 : 2);
        SharedTestHost.LeaksTo(asker, string.Join('\n', outlets.Concat(topics))).ShouldBeEmpty();
        SharedTestHost.LeaksTo(asker, (await shared.AskAsync(SharedTestHost.Rescued, asker, ("outlet", "Insidr"))).Text)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangesToldAreThoseOfWhatTheAskerMaySeeAndOfItsOwnAnswers()
    {
        await shared.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.North);
        await shared.PublishAsync(
            SharedTestHost.NorthArticle with { Body = SharedTestHost.NorthArticle.Body.Replace("on Saturday", "on Monday") },
                SharedTestHost.North);

        var north = await shared.House.Desk.Coverage.ListChangesAsync(null, 10, SharedTestHost.North, Cancellation);
        north.Updates.ShouldHaveSingleItem().Article.Id.ShouldBe(shared.NorthId);
        north.Citations.ShouldContain(citation => citation.Before == SharedTestHost.NorthFact);
        foreach (var other in new[] { null, SharedTestHost.South })
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
        await using var mine = await SharedTestHost.StartAsync(new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint),
                ("NewsBot:Model:Name", "scripted")));

        var first = await mine.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.North);
        var again = await mine.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.North);
        first.Text.ShouldContain("Brekk");
        (first.Answer!.Writer, again.Answer!.IsFromCache).ShouldBe((WrittenBy.Model, true));
        foreach (var other in new[] { SharedTestHost.South, null })
        {
            var before = server.Requests.Count;
            var reply = await mine.AskAsync(SharedTestHost.WhoInspected, other);
            reply.Answer!.IsFromCache.ShouldBeFalse();
            SharedTestHost.LeaksTo(other, ReplyText.Format(reply)).ShouldBeEmpty();
            // A model that was asked was shown nothing of it either, but for what it wrote itself.
            foreach (var request in server.Requests.Skip(before)
                .Where(request => !request.Messages[0].Text.StartsWith("You correct", StringComparison.Ordinal)))
                SharedTestHost.LeaksTo(other, request.Body.GetRawText()).ShouldBeEmpty();
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
        await using var host = new TestHost();
        await host.Archive.StorePublishedAsync(SharedTestHost.NorthArticle, null, SharedTestHost.North, Cancellation);

        async Task<Outcome> OutcomeFor(string? community) => (await host.Pipeline.AnswerAsync(
            new AnswerRequest(SharedTestHost.WhoInspected) { Scope = new Scope { Community = community } },
                Cancellation)).Outcome;

        (await OutcomeFor(SharedTestHost.South)).ShouldBe(Outcome.NothingHeld);
        (await OutcomeFor(null)).ShouldBe(Outcome.NothingHeld);
        (await OutcomeFor(SharedTestHost.North)).ShouldBe(Outcome.Answered);
    }

    [Fact]
    public async Task AnIndexMadeAnewKeepsThemApart()
    {
        await shared.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.North);
        await shared.House.Desk.Index.RebuildAsync(null, Cancellation);

        (await shared.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.North)).Text.ShouldContain(SharedTestHost.NorthFact);
        SharedTestHost.LeaksTo(
            SharedTestHost.South, ReplyText.Format(await shared.AskAsync(SharedTestHost.WhoInspected, SharedTestHost.South)))
            .ShouldBeEmpty();
    }
}
