using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using NewsBot.Text;
using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

public sealed class AnsweringTests : IAsyncDisposable
{
    private const string Crack = "How long is the longest crack in the Merrow Dam?";

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryQuoteIsCutFromTheStoredBodyAndStandsInTheText()
    {
        await host.HoldingAsync(Some.Article("dam"), Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));

        var answer = await AskAsync(Crack);

        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Text.Length.ShouldBeLessThanOrEqualTo(700);
        answer.Citations.Count(citation => citation.Span.Length > 0).ShouldBeInRange(1, 3);
        foreach (var citation in answer.Citations)
        {
            var stored = await host.Archive.ReadAsync(citation.Article.Id, citation.Article.Version, Cancellation);
            citation.Span.Cut(stored!.Body).ShouldBe(citation.Quote);
            answer.Text.ShouldContain(citation.Quote);
            answer.Text.ShouldContain($"[{citation.Number}]");
        }

        answer.Citations.Select(citation => citation.Quote).ShouldBeUnique();
    }

    [Fact]
    public async Task AReprintIsToldOnceAndNamesTheOtherOutlets()
    {
        const string body =
            "MERROWHAVEN (Corvane Wire) — The longest crack in the Merrow Dam measured 19 metres on Friday evening, five "
                + "metres more than in the morning. "
            + "Residents of three districts were told to leave their homes before midnight, and buses took them to the sports "
            + "hall of the next town. "
            + "The mayor said that nobody knew how long they would have to stay away, and that the schools would be closed on "
            + "Monday.";
        await host.HoldingAsync(
            Some.Article("wire", "Crack grows", body, "Corvane Wire"),
                Some.Article("post", "Dam crack grows by five metres", body, "The Harbour Post"));

        var answer = await AskAsync("How many metres did the longest crack in the Merrow Dam measure on Friday evening?");

        answer.Citations.Select(citation => citation.Article.Id).Distinct().Count().ShouldBe(1);
        answer.Citations[0].AlsoIn.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task OutletsThatDifferAreBothQuoted()
    {
        await host.HoldingAsync(
            Some.Article("town", "Town counts evacuees",
                "The town hall says that 1,340 people were evacuated from Merrowhaven overnight.", "The Harbour Post"),
            Some.Article("ministry", "Ministry counts evacuees",
                "About 1,600 people were evacuated from Merrowhaven, the ministry said.", "The Ostrane Ledger"));

        var answer = await AskAsync("How many people were evacuated from Merrowhaven?");

        answer.Text.ShouldContain("1,340");
        answer.Text.ShouldContain("1,600");
    }

    [Fact]
    public async Task WhatIsHeldIsAnsweredHoweverOldItIs() =>
        (await AskHoldingDamAsync(Crack, host.Clock.GetUtcNow().AddYears(5))).Text.ShouldContain("14 metres");

    [Fact]
    public async Task AQuestionOfThisWeekIsDeclinedWhereNothingIsOfThisWeek()
    {
        var answer =
            await AskHoldingDamAsync(
                "What was closed at the harbour in Merrowhaven this week?", host.Clock.GetUtcNow().AddYears(2));

        answer.Outcome.ShouldBe(Outcome.NoEvidence);
        answer.Text.ShouldStartWith("The coverage does not say");
        answer.Citations.ShouldBeEmpty();
    }

    [Fact]
    public async Task NothingPublishedLaterIsSeen() =>
        (await AskHoldingDamAsync(Crack, new DateTimeOffset(2025, 10, 1, 0, 0, 0, TimeSpan.Zero))).Outcome.ShouldBe(
            Outcome.NothingHeld);

    [Fact]
    public async Task WhatHasNoDateIsSeenAtAnyTime()
    {
        await host.HoldingAsync(Some.Article("dam", published: null));

        (await host.Evidence.GatherAsync(
            new AnswerRequest(Crack) { AsOf = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) },
                Cancellation)).Passages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatIsExcludedIsNotSeen()
    {
        await host.HoldingAsync(Some.Article("dam"));

        var scope = new Scope { Excluded = new HashSet<string> { "dam" } };
        var answer = await host.Pipeline.AnswerAsync(new AnswerRequest(Crack) { Scope = scope }, Cancellation);

        answer.Outcome.ShouldBe(Outcome.NothingHeld);
    }

    [Fact]
    public async Task TheOutletAskedAfterComesFirst()
    {
        await host.HoldingAsync(
            Some.Article("post", outlet: "The Harbour Post"),
            Some.Article(
                "courier", "Cracks in the dam: the day",
                    "The Merrow Dam has three cracks. The longest crack in the Merrow Dam is 14 metres long, engineers said.",
                        "Calveth Courier", published: "2025-10-02"));

        var evidence =
            await host.Evidence.GatherAsync(
                new AnswerRequest("How long is the longest crack according to Calveth Courier?"), Cancellation);

        evidence.Passages[0].Passage.Article.Outlet.ShouldBe("Calveth Courier");
    }

    [Fact]
    public async Task AFollowUpTakesItsSubjectFromTheQuestionBefore()
    {
        await host.HoldingAsync(Some.Article("dam"), Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));

        var evidence =
            await host.Evidence.GatherAsync(
                new AnswerRequest("and who noticed it?") { History = [new Turn(Crack, "")] }, Cancellation);

        evidence.Passages[0].Passage.Article.Id.ShouldBe("dam");
        evidence.Question.Terms.ShouldContain(term => term.IsCarried && term.Text == "merrow");
    }

    [Fact]
    public async Task ACitationThatTheArchiveDoesNotBearOutIsTakenOut()
    {
        await host.HoldingAsync(Some.Article("dam"));
        var evidence = await host.Evidence.GatherAsync(new AnswerRequest(Crack), Cancellation);
        var forged =
            evidence.Passages[0] with { Passage = evidence.Passages[0].Passage with { Text = "All is well. " + Some.DamBody } };

        var checker = new ClaimChecker(new Tokenizer(), new Thesaurus(new Tokenizer()));
        var kept = new VerifiedText(host.Archive, new CitationAttributor(checker, SomeEvidence.WithoutMeaning), host.Clock.GetUtcNow());
        (await kept.AddAsync(new DraftSentence("All is well.", [new DraftSource(forged, new TextSpan(0, 12))]), Cancellation))
            .ShouldBeFalse();

        kept.Text.ShouldBeEmpty();
        kept.Dropped.ShouldHaveSingleItem().Reason.ShouldContain("not in the archive");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Answer> AskAsync(string question) => host.Pipeline.AnswerAsync(new AnswerRequest(question), Cancellation);

    private async Task<Answer> AskHoldingDamAsync(string question, DateTimeOffset asOf)
    {
        await host.HoldingAsync(Some.Article("dam"));
        return await host.Pipeline.AnswerAsync(new AnswerRequest(question) { AsOf = asOf }, Cancellation);
    }
}
