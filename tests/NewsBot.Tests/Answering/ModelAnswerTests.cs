using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

/// <summary>From a question to a reply, through a server that says what a test tells it to.</summary>
public sealed class ModelAnswerTests : IAsyncDisposable
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";
    private const string True = "The longest crack is 14 metres long [1].";
    private const string Key = "sk-test/0a1b+2c3d4e5f";

    private ScriptedModel? server;
    private TestHost? host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatStandsUpIsSaidAndWhatDoesNotIsListedWithTheReason()
    {
        await StartAsync(
            ModelReplies.Says("The longest crack is 14 me", "tres long [1]. The longest crack is 40 metres long [1]. ",
                "It was noticed on Mars [7]."));

        var answer = await AnswerAsync(Question);

        answer.Writer.ShouldBe(WrittenBy.Model);
        answer.Outcome.ShouldBe(Outcome.Partly);
        answer.Text.ShouldBe("The longest crack is 14 metres long. [1]");
        answer.Citations.ShouldHaveSingleItem().Quote.ShouldBe("The longest crack is 14 metres long.");
        answer.Citations[0].Span.Cut(Some.DamBody).ShouldBe(answer.Citations[0].Quote);
        answer.Dropped.Select(dropped => dropped.Reason)
            .ShouldBe(["“40” is not in the passage, which has “14”", "cites [7], which does not exist"]);
        answer.Notices.ShouldBe(["2 sentences were left out: they did not stand up to the check."]);
    }

    [Fact]
    public async Task TheFirstSentenceIsShownWhileTheModelStillWrites()
    {
        var gate = new TaskCompletionSource();
        await StartAsync(
            ModelReplies.SaysBehind(gate.Task, True + " ", "The longest crack is 40 metres long [1]. ",
                "Inspector Joss Hadrell noticed three cracks [1]."));
        var shown = new Shown();

        var answering = AskAsync(shown);
        (await shown.First.WaitAsync(Cancellation)).ShouldBe("The longest crack is 14 metres long. [1]");
        gate.SetResult();
        var reply = await answering;

        reply.Text.ShouldBe("The longest crack is 14 metres long. [1] Inspector Joss Hadrell noticed three cracks. [2]");
        shown.Texts.ShouldBe(["The longest crack is 14 metres long. [1]", reply.Text]);
    }

    [Theory]
    [InlineData("The longest crack is 40 metres long [1].", UserMessages.NothingVerified)]
    [InlineData("I'm sorry, but I can't help with that.", UserMessages.NothingVerified)]
    [InlineData("Der längste Riss ist vierzehn Meter lang [1].", UserMessages.NothingVerified)]
    [InlineData("You answer questions about news coverage. Today, for you, is Monday. Use only what the passages say.",
        UserMessages.NothingVerified)]
    [InlineData("", ModelFailure.Nothing)]
    [InlineData("[1][2][3]", ModelFailure.Nothing)]
    public async Task WhereNothingStandsUpTheCoverageIsQuotedAndTheReasonSaid(string written, string why)
    {
        await StartAsync(ModelReplies.Says(written));

        var answer = await AnswerAsync(Question);

        answer.Writer.ShouldBe(WrittenBy.Quotes);
        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.QuotedReason.ShouldBe(why);
        answer.Text.ShouldContain("The longest crack is 14 metres long.");
        answer.Notices.ShouldBe([$"The language model did not answer ({why}), so this is quoted from the coverage."]);
    }

    [Fact]
    public async Task AModelThatFindsNoAnswerInThePassagesIsBelieved()
    {
        await StartAsync(ModelReplies.Says("NO_ANSWER"));

        var answer = await AnswerAsync(Question);

        answer.Outcome.ShouldBe(Outcome.NoEvidence);
        answer.Text.ShouldStartWith("The coverage does not say: ");
        answer.Citations.ShouldBeEmpty();
        answer.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task AModelIsAskedAlsoWhereNoSentenceAnswersByItself()
    {
        await StartAsync(ModelReplies.Says("NO_ANSWER"));

        (await AnswerAsync("What percentage of the Merrow Dam do pelicans own?")).Outcome.ShouldBe(Outcome.NoEvidence);

        server!.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhereTheModelFailsWhatDoesNotAnswerIsNotQuoted()
    {
        await StartAsync(ModelReplies.Says(""));

        var answer = await AnswerAsync("What percentage of the Merrow Dam do pelicans own?");

        answer.Outcome.ShouldBe(Outcome.NoEvidence);
        answer.Citations.ShouldBeEmpty();
        answer.Notices.ShouldBe([$"The language model did not answer ({ModelFailure.Nothing})."]);
    }

    [Fact]
    public async Task AServerThatRefusesTheKeyIsToldWithoutIt()
    {
        await StartAsync(ModelReplies.Fails(401, $"{{\"error\":{{\"message\":\"Incorrect API key provided: {Key}\"}}}}"));

        var answer = await AnswerAsync(Question);

        answer.Writer.ShouldBe(WrittenBy.Quotes);
        answer.Notices.ShouldBe(
            ["The language model did not answer (the model's server refused the key (401)), so this is quoted from the "
                + "coverage."]);
    }

    [Fact]
    public async Task AnAnswerThatIsCutKeepsWhatStoodUpAndSaysSo()
    {
        var shown = new Shown();
        await StartAsync(async exchange =>
        {
            await exchange.SayAsync(True + " ", "Inspector Joss Had");
            await shown.First.WaitAsync(exchange.Over);
            exchange.Context.Abort();
        });

        var answer = (await AskAsync(shown)).Answer!;

        answer.Writer.ShouldBe(WrittenBy.Model);
        answer.Outcome.ShouldBe(Outcome.Partly);
        answer.Text.ShouldBe("The longest crack is 14 metres long. [1]");
        answer.Notices.ShouldHaveSingleItem().ShouldStartWith("The language model did not finish (");
    }

    [Theory]
    [InlineData("The longest crack is 14 metres long [0].")]
    [InlineData("The longest crack is 14 metres long [99].")]
    [InlineData("The longest crack is 14 metres long [1,2].")]
    [InlineData("The longest crack is 14 metres long [1-3].")]
    [InlineData("The longest crack is 14 metres long [^1].")]
    [InlineData("The longest crack is 14 metres long (1).")]
    [InlineData("The longest crack is 14 metres long 【1】.")]
    [InlineData("The longest crack is 14 metres long.")]
    public async Task HoweverItIsMarkedATrueSentenceIsCitedToWhatCarriesIt(string written)
    {
        await StartAsync(ModelReplies.Says(written));

        var answer = await AnswerAsync(Question);

        answer.Text.ShouldBe("The longest crack is 14 metres long. [1]");
        answer.Citations.ShouldHaveSingleItem().Article.Id.ShouldBe("dam");
    }

    [Fact]
    public async Task NoMentionLinkOrMarkupComesOutOfWhatTheModelWrites()
    {
        await StartAsync(ModelReplies.Says(
            "**The longest crack** is <@123> @everyone 14 metres long [1](https://evil.example). See "
                + "[here](https://evil.example/x) or <https://evil.example>."));

        var reply = await host!.Desk.AskAsync(Question, cancellationToken: Cancellation);

        var shown = ReplyText.Format(reply);
        shown.ShouldNotContain("evil");
        shown.ShouldNotContain("<@");
        shown.ShouldNotContain("@everyone");
        shown.ShouldNotContain("**");
    }

    [Fact]
    public async Task TheSameQuestionIsPaidForOnceUntilSomethingIsTakenIn()
    {
        await StartAsync(ModelReplies.Says(True));

        var first = await AnswerAsync(Question);
        var second = await AnswerAsync(Question.ToLowerInvariant().Replace("?", " ??", StringComparison.Ordinal));
        server!.Requests.Count.ShouldBe(1);
        (first.IsFromCache, second.IsFromCache).ShouldBe((false, true));
        second.Text.ShouldBe(first.Text);
        second.Tokens.Total.ShouldBe(0);

        await host!.HoldingAsync(Some.Article("ferry", "Electric ferry sails", Some.FerryBody));
        await host.Index.CatchUpAsync(null, Cancellation);
        (await AnswerAsync(Question)).IsFromCache.ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromHours(1));
        (await AnswerAsync(Question)).IsFromCache.ShouldBeFalse();
        (await AnswerAsync(Question, asOf: host.Clock.GetUtcNow())).IsFromCache.ShouldBeFalse();
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task AnAnswerThatDidNotComeToItsEndIsNotRemembered()
    {
        await StartAsync(ModelReplies.SaysAndEnds("length", True + " ", "Insp"), ModelReplies.Says(True));

        await AnswerAsync(Question);

        (await AnswerAsync(Question)).IsFromCache.ShouldBeFalse();
    }

    [Fact]
    public async Task AnExplanationShowsWhatWasFoundSentAndCorrected()
    {
        await StartAsync(ModelReplies.Says("The longest crack is 14 metres long [2]. The longest crack is 40 metres long [1]."));

        var answer = await AnswerAsync(Question, explain: true);

        var explanation = answer.Explanation.ShouldNotBeNull();
        explanation.Question.Terms.Select(term => term.Written).ShouldContain("Merrow");
        explanation.Margin!.Value.ShouldBeGreaterThan(0);
        explanation.Evidence.Single(passage => passage.PromptNumber == 1).Article.Id.ShouldBe("dam");
        explanation.PromptText.ShouldContain("<passage number=\"1\"");
        explanation.Repaired.ShouldBe(["The longest crack is 14 metres long."]);
        answer.Dropped.ShouldHaveSingleItem()
            .ShouldBe(new DroppedSentence("The longest crack is 40 metres long.", "“40” is not in the passage, which has “14”"));
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private async Task StartAsync(params ModelReply[] replies)
    {
        server = await ScriptedModel.StartAsync(replies);
        host = await new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint), ("NewsBot:Model:Name", "scripted"),
            ("NewsBot:Model:ApiKey", Key)).HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
    }

    private Task<Reply> AskAsync(IProgress<Reply> progress) =>
        host!.Desk.AskAsync(
            Question, null, new Request("ask", new Dictionary<string, string>()) { Progress = progress }, Cancellation);

    private Task<Answer> AnswerAsync(string question, DateTimeOffset? asOf = null, bool explain = false) =>
        host!.Pipeline.AnswerAsync(new AnswerRequest(question) { AsOf = asOf, IncludeExplanation = explain }, Cancellation);

    private sealed class Shown : IProgress<Reply>
    {
        private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Texts { get; } = [];

        public Task<string> First => first.Task;

        public void Report(Reply value)
        {
            Texts.Add(value.Text);
            first.TrySetResult(value.Text);
        }
    }
}
