using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using NewsBot.Answering;
using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Review;

/// <summary>Answers whose sentences are judged by rules and a second opinion, and revised, through a scripted server.</summary>
public sealed partial class ReviewedAnswerTests : IAsyncDisposable
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    // A copy, and sentences that the rules keep and that are none.
    private const string Copy = "The longest crack is 14 metres long [1.2]. ";
    private const string Noticed = "On Friday, Inspector Joss Hadrell noticed three cracks in the Merrow Dam";
    private const string Danger = "The town below the dam is not in danger, the operator says";
    private const string Lie = "The longest crack is 40 metres long";

    private ScriptedModel? server;
    private ScriptedModel? another;
    private TestHost? host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheSecondOpinionTakesOutWhatTheRulesKept()
    {
        await StartAsync(
            ModelReplies.SaysAndCounts(900, 60, $"{Copy}{Noticed} [1.1]. {Danger} [1.3]."),
            ModelReplies.SaysAndCounts(300, 20, "1: NOT SUPPORTED: nobody is said to have noticed them\n2: SUPPORTED"),
            ModelReplies.SaysAndCounts(200, 5, "1: LEAVE OUT"));

        var answer = await AnswerAsync();

        answer.Text.ShouldBe($"The longest crack is 14 metres long. [1] {Danger}. [2]");
        answer.Outcome.ShouldBe(Outcome.Partly);
        answer.Dropped.ShouldHaveSingleItem().ShouldBe(
            new DroppedSentence($"{Noticed}.", "the second opinion: nobody is said to have noticed them")
            {
                By = DroppedBy.SecondOpinion,
            });
        answer.Explanation!.Opinion.ShouldNotBeNull().Missing.ShouldBeEmpty();
        answer.Tokens.ShouldBe(new TokenCount(1400, 85));
        var shown = server!.Requests[1].Messages[1].Text;
        shown.ShouldContain($"<sentence number=\"1\">\n{Noticed}.\n<source outlet=\"The Harbour Post\"");
        shown.ShouldContain("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday.");
        shown.ShouldNotContain("14 metres");
    }

    [Fact]
    public async Task ACopyIsSaidWhileTheModelWritesAndTheOthersAfterTheOpinionInOrder()
    {
        var gate = new TaskCompletionSource();
        await StartAsync(
            ModelReplies.Says(Copy, $"{Noticed} [1.1]. ", "The longest crack is 14 metres long, all in all [1.2]."),
            ModelReplies.SaysBehind(gate.Task, "1: SUPPORTED\n", "2: SUPPORTED"));
        var shown = new List<string>();

        var answering = AnswerAsync(new Progress(partial => shown.Add(partial.Text)));
        await Poll.UntilAsync(() => server!.Requests.Count == 2, "the second opinion");
        shown.ShouldBe(["The longest crack is 14 metres long. [1]"]);
        gate.SetResult();
        await answering;

        shown.Count.ShouldBeGreaterThan(1);
        shown[1].ShouldBe($"The longest crack is 14 metres long. [1] {Noticed}. [2]");
    }

    [Theory]
    [InlineData("Both sentences are fine by me.")]
    [InlineData("1: GESTÜTZT\n2: NICHT GESTÜTZT")]
    [InlineData("1: NOT SUPPORTED\n1: SUPPORTED\n2: SUPPORTED\n2: NOT SUPPORTED")]
    [InlineData("3: NOT SUPPORTED: this sentence does not exist")]
    [InlineData("The mayor resigned [1.1]. NO_ANSWER")]
    public async Task WithoutAClearVerdictTheRulesDecideAndTheExplanationSaysSo(string opinion)
    {
        await StartAsync(ModelReplies.Says($"{Copy}{Noticed} [1.1]. {Danger} [1.3]."), ModelReplies.Says(opinion));

        var answer = await AnswerAsync();

        answer.Text.ShouldBe($"The longest crack is 14 metres long. [1] {Noticed}. [2] {Danger}. [3]");
        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Notices.ShouldBeEmpty();
        answer.Explanation!.Opinion!.Missing.ShouldBe([$"{Noticed}.", $"{Danger}."]);
        server!.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task WhereTheOpinionFailsTheRulesDecideAndTheExplanationSaysSo()
    {
        await StartAsync(ModelReplies.Says($"{Copy}{Noticed} [1.1]."), ModelReplies.Fails(500));

        var json = await ExplainAsync();

        json.GetProperty("text").GetString().ShouldBe($"The longest crack is 14 metres long. [1] {Noticed}. [2]");
        json.GetProperty("outcome").GetString().ShouldBe("Answered");
        var opinion = json.GetProperty("explanation").GetProperty("second_opinion");
        opinion.GetProperty("failure").GetString().ShouldBe("the model's server failed (500)");
        opinion.GetProperty("missing")[0].GetString().ShouldBe($"{Noticed}.");
    }

    [Fact]
    public async Task AnAnswerWithoutItsOpinionIsNotRemembered()
    {
        var fails = ModelReplies.Fails(400);
        await StartAsync(
            ModelReplies.Says($"{Copy}{Noticed} [1.1]."), fails, ModelReplies.Says($"{Copy}{Noticed} [1.1]."),
            ModelReplies.Says("1: SUPPORTED"));

        await host!.Pipeline.AnswerAsync(new AnswerRequest(Question), Cancellation);
        (await host.Pipeline.AnswerAsync(new AnswerRequest(Question), Cancellation)).IsFromCache.ShouldBeFalse();

        (await host.Pipeline.AnswerAsync(new AnswerRequest(Question), Cancellation)).IsFromCache.ShouldBeTrue();
        server!.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task AnOpinionThatDoesNotComeIsGivenUpAfterTheLimitOfACall()
    {
        await StartAsync(ModelReplies.Says($"{Copy}{Noticed} [1.1]."), ModelReplies.Stalls());

        var answering = AnswerAsync();
        await Poll.UntilAsync(() => server!.Requests.Count == 2, "the second opinion");
        host!.Clock.Advance(PromptRunner.FirstWordLimit);

        (await answering).Explanation!.Opinion!.Failure.ShouldBe(ModelFailure.Slow);
    }

    [Fact]
    public async Task AnotherModelIsAskedWhereOneIsNamedAndNeverSentTheFirstOnesKey()
    {
        another = await ScriptedModel.StartAsync(ModelReplies.Says("1: SUPPORTED"));
        await StartAsync(
            [("NewsBot:Model:SecondOpinion:Endpoint", another.Endpoint), ("NewsBot:Model:SecondOpinion:Name", "judge")],
            ModelReplies.Says($"{Copy}{Noticed} [1.1]."));

        (await AnswerAsync()).Explanation!.Opinion!.Missing.ShouldBeEmpty();

        server!.Requests.Count.ShouldBe(1);
        var request = another.Requests.ShouldHaveSingleItem();
        request.Body.GetProperty("model").GetString().ShouldBe("judge");
        request.Headers["Authorization"].ShouldBe("Bearer none");
    }

    [Fact]
    public async Task WithoutASecondOpinionTheRulesDecide()
    {
        await StartAsync([("NewsBot:Model:SecondOpinion:Enabled", "false")], ModelReplies.Says($"{Copy}{Noticed} [1.1]."));

        var answer = await AnswerAsync();

        answer.Text.ShouldEndWith($"{Noticed}. [2]");
        answer.Explanation!.Opinion.ShouldBeNull();
        server!.Requests.Count.ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        if (another is not null) await another.DisposeAsync();
    }

    private Task StartAsync(params ModelReply[] replies) => StartAsync(Some.DamBody, [], replies);

    private Task StartAsync(string body, params ModelReply[] replies) => StartAsync(body, [], replies);

    private Task StartAsync((string Key, string Value)[] settings, params ModelReply[] replies) =>
        StartAsync(Some.DamBody, settings, replies);

    private async Task StartAsync(string body, (string Key, string Value)[] settings, ModelReply[] replies)
    {
        server = await ScriptedModel.StartAsync(replies);
        host = await new TestHost(
            // By a clock that stands still no pause before another attempt would end.
            services => services.ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.Zero),
            [("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint),
                ("NewsBot:Model:Name", "scripted"), ("NewsBot:Model:ApiKey", "sk-test"), .. settings])
            .HoldingAsync(Some.Article("dam", body: body));
    }

    private Task<Answer> AnswerAsync(IProgress<PartialAnswer>? progress = null, string question = Question) =>
        host!.Pipeline.AnswerAsync(
            new AnswerRequest(question) { IncludeExplanation = true, Progress = progress }, Cancellation);

    /// <summary>The document of <c>ask --json --explain</c>.</summary>
    private async Task<JsonElement> ExplainAsync()
    {
        var content = new NewsBot.Desk.Commands.Ask.AnswerContent(await AnswerAsync());
        return JsonSerializer.SerializeToElement(content.ToJson([]));
    }

    private sealed class Progress(Action<PartialAnswer> report) : IProgress<PartialAnswer>
    {
        public void Report(PartialAnswer value) => report(value);
    }
}
