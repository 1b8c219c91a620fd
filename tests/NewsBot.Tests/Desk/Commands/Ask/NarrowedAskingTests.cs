using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Ask;

/// <summary>Asking within outlets and since a day.</summary>
public sealed class NarrowedAskingTests : IAsyncLifetime
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";
    private const string Courier = "Crack, dam & Co, Calveth";

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await host.HoldingAsync(
        Some.Article("old", body: Some.DamBody, published: "2025-10-03"),
        Some.Article(
            "new", "Longest crack in Merrow Dam has grown",
                "The longest crack in the Merrow Dam is 19 metres long now, said inspector Joss Hadrell.", "Corvane Wire",
                    published: "2025-10-10T08:00:00Z"),
        Some.Article("undated", "Merrow Dam", "The longest crack in the Merrow Dam is 11 metres long, says a leaflet.",
            "The Leaflet", published: null),
        Some.Article("comma", "Dam named", Some.FerryBody, Courier));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Corvane Wire", "new")]
    [InlineData("  the harbour POST ", "old")]
    [InlineData("The Leaflet", "undated")]
    [InlineData("the harbour post,The Leaflet", "old undated")]
    public async Task OnlyTheOutletsNamedAreLookedAt(string outlet, string articles)
    {
        var reply = await AskAsync(("outlet", outlet), ("explain", "yes"));

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        reply.Answer.Explanation!.Evidence.Select(passage => passage.Article.Id).Distinct()
            .ShouldBe(articles.Split(' '), ignoreOrder: true);
        reply.Sources.ShouldAllBe(source => articles.Contains(source.Article.Id) && source.AlsoIn.Count == 0);
    }

    [Fact]
    public async Task AnOutletMayHaveCommasInItsName() =>
        (await AskAsync(("outlet", Courier), ("explain", "yes"))).Answer!.Explanation!.Evidence.ShouldAllBe(passage =>
            passage.Article.Outlet == Courier);

    [Theory]
    [InlineData("2025-10-10", "new")]
    [InlineData("2025-10-10T08:00:00Z", "new")]
    [InlineData("2025-10-03", "old new comma")]
    public async Task OnlyWhatIsKnownToBePublishedSinceIsLookedAt(string since, string articles)
    {
        var reply = await AskAsync(("since", since), ("explain", "yes"));

        reply.Answer!.Explanation!.Evidence.Select(passage => passage.Article.Id).Distinct()
            .ShouldBeSubsetOf(articles.Split(' '));
        reply.Answer.Explanation!.Evidence.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task SinceAndAsOfBoundAStretchOfTime()
    {
        var reply = await AskAsync(("since", "2025-10-02"), ("as_of", "2025-10-09"), ("explain", "yes"));

        reply.Answer!.Explanation!.Evidence.Select(passage => passage.Article.Id).Distinct().ShouldBe(["old", "comma"]);
    }

    [Fact]
    public async Task WhatIsNotSaidIsNotSaidInWhatWasLookedAt()
    {
        var reply =
            await AskAsync(
                "Who won the Calveth marathon?", ("outlet", "The Harbour Post, corvane wire"), ("since", "2025-10-03"));

        reply.Answer!.Outcome.ShouldBe(Outcome.NoEvidence);
        reply.Text.ShouldStartWith(
            "The coverage does not say, in what The Harbour Post or Corvane Wire published since 3 October 2025: ");
    }

    [Theory]
    [InlineData("outlet", "The Leaflet", "The coverage does not say, in what The Leaflet published: ")]
    [InlineData(
        "since", "2025-10-03T10:30:00Z", "The coverage does not say, in what was published since 3 October 2025, 10:30 UTC: ")]
    public async Task EitherLimitIsNamed(string option, string value, string text) =>
        (await AskAsync("Who won the Calveth marathon?", (option, value))).Text.ShouldStartWith(text);

    [Fact]
    public async Task WhereNothingIsThereTheLimitIsNamedAndNotTheLackOfCoverage()
    {
        var reply = await AskAsync(("outlet", "Corvane Wire"), ("as_of", "2025-10-05"));

        reply.Answer!.Outcome.ShouldBe(Outcome.NothingHeld);
        reply.Text.ShouldBe(
            "No coverage is held of what Corvane Wire published by then. Ask without that limit for all that is held.");
    }

    [Theory]
    [InlineData("Harbor Post", "nothing of “Harbor Post” is held. Nearest to it: The Harbour Post, ")]
    [InlineData("Corvane Wire, wire", "nothing of “wire” is held. Nearest to it: Corvane Wire, ")]
    [InlineData(",", "no outlet is named there.")]
    public async Task AnUnknownOutletIsToldTheNearest(string outlet, string problem)
    {
        var reply = await AskAsync(("outlet", outlet));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldStartWith($"outlet: {problem}");
    }

    [Fact]
    public async Task AnUnknownOutletOfAnyLengthIsToldBackShortened() =>
        (await AskAsync(("outlet", new string('x', 5_000)))).Text.Length.ShouldBeLessThan(300);

    [Theory]
    [InlineData("2025-10-21", null, "since: 21 October 2025 lies behind now; give an earlier day.")]
    [InlineData("2025-10-04", "2025-10-03", "since: 4 October 2025 lies behind the moment to answer for; give an earlier day.")]
    [InlineData("lately", null, "since: 'lately' is no date;")]
    public async Task ABeginningThatCannotBeIsToldWithARemedy(string since, string? asOf, string text)
    {
        var reply = asOf is null ? await AskAsync(("since", since)) : await AskAsync(("since", since), ("as_of", asOf));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldStartWith(text);
    }

    [Fact]
    public async Task ANarrowedAnswerIsNotRememberedForTheWholeQuestion()
    {
        await using var server = await ScriptedModel.StartAsync(ModelReplies.Says("The longest crack is 14 metres long [1]."));
        await using var other = await new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint), ("NewsBot:Model:Name", "scripted"))
                .HoldingAsync(Some.Article("dam"));
        async Task<Answer> Ask(params (string, string)[] options) =>
            (await other.Desk.HandleAsync(
                SharedTestHost.Request("ask", null, [("question", Question), .. options]), Cancellation)).Answer!;

        await Ask();
        (await Ask()).IsFromCache.ShouldBeTrue();
        (await Ask(("outlet", "The Harbour Post"))).IsFromCache.ShouldBeFalse();
        (await Ask(("outlet", "THE HARBOUR POST"))).IsFromCache.ShouldBeTrue();
        (await Ask(("since", "2025-10-01"))).IsFromCache.ShouldBeFalse();
    }

    private Task<Reply> AskAsync(params (string Name, string Value)[] options) => AskAsync(Question, options);

    private Task<Reply> AskAsync(string question, params (string Name, string Value)[] options) =>
        host.Desk.HandleAsync(SharedTestHost.Request("ask", null, [("question", question), .. options]), Cancellation);
}
