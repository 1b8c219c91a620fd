using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Summaries;

/// <summary>Summaries that a model writes, through a server that says what a test tells it to.</summary>
public sealed class SummaryModelTests : IAsyncDisposable
{
    private const string True = "The longest crack is 14 metres long [1].";

    private ScriptedModel? server;
    private TestHost? host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatStandsUpIsSaidAndWhatDoesNotIsListed()
    {
        await StartAsync(ModelReplies.Says(True, " The longest crack is 40 metres long [1]. It was noticed on Mars [7]."));

        var reply = await TellAsync();

        reply.Text.ShouldBe("The longest crack is 14 metres long. [1]");
        reply.Summary!.Writer.ShouldBe(WrittenBy.Model);
        reply.Summary.Citations.ShouldHaveSingleItem().Quote.ShouldBe("The longest crack is 14 metres long.");
        reply.Summary.Dropped.Count.ShouldBe(2);
        reply.Notices.ShouldBe(
            ["Only one article bears on this.", "2 sentences were left out: they did not stand up to the check."]);
    }

    [Fact]
    public async Task TheModelReadsThePromptForSummariesWithTopicAndLength()
    {
        await StartAsync(ModelReplies.Says(True));

        await TellAsync(("length", "short"));

        var messages = server!.Requests.ShouldHaveSingleItem().Messages;
        messages[0].Text.ShouldContain("You sum up news coverage");
        messages[1].Text.ShouldContain("To be summed up: Merrow Dam (in no more than 3 sentences)");
        messages[1].Text.ShouldContain("<passage number=\"1\"");
    }

    [Theory]
    [InlineData("The longest crack is 40 metres long [1].")]
    [InlineData("NO_ANSWER")]
    [InlineData("")]
    public async Task WhereNothingStandsUpTheCoverageIsQuotedAndThatIsSaid(string written)
    {
        await StartAsync(ModelReplies.Says(written));

        var reply = await TellAsync();

        reply.Summary!.Writer.ShouldBe(WrittenBy.Quotes);
        reply.Summary.WhyQuoted.ShouldNotBeNull();
        reply.Text.ShouldStartWith("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1]");
        reply.Notices.ShouldContain(notice => notice.StartsWith("The language model did not answer (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AServerThatFailsLeavesTheExtract()
    {
        await StartAsync(ModelReplies.Fails(401));

        (await TellAsync()).Text.ShouldContain("noticed three cracks");
    }

    [Fact]
    public async Task TheFirstSentenceIsShownWhileTheModelStillWrites()
    {
        var gate = new TaskCompletionSource();
        await StartAsync(ModelReplies.SaysBehind(gate.Task, True + " ", "Inspector Joss Hadrell noticed three cracks [1]."));
        var shown = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var telling = host!.Desk.HandleAsync(Request() with { Progress = new Shown(shown) }, Cancellation);
        (await shown.Task.WaitAsync(Cancellation)).ShouldBe("The longest crack is 14 metres long. [1]");
        gate.SetResult();

        (await telling).Text.ShouldBe(
            "The longest crack is 14 metres long. [1] Inspector Joss Hadrell noticed three cracks. [2]");
    }

    [Fact]
    public async Task WhatACommunityMaySpendCountsSummariesToo()
    {
        await StartAsync([ModelReplies.Says(True)], ("NewsBot:Model:TokensPerCommunityPerDay", "1"));

        var first = (await TellInAsync("a")).Summary!;
        var second = (await TellInAsync("a")).Summary!;

        first.Writer.ShouldBe(WrittenBy.Model);
        first.Tokens.Total.ShouldBeGreaterThan(0);
        second.Writer.ShouldBe(WrittenBy.Quotes);
        second.WhyQuoted.ShouldBe("this community's 1 tokens of the day are used up; there are new ones at midnight UTC");
        server!.Requests.Count.ShouldBe(1);
        (await TellInAsync("b")).Summary!.Writer.ShouldBe(WrittenBy.Model);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private Task StartAsync(params ModelReply[] replies) => StartAsync(replies, []);

    private async Task StartAsync(ModelReply[] replies, params (string Key, string Value)[] settings)
    {
        server = await ScriptedModel.StartAsync(replies);
        host = await new TestHost(
            [("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint),
                ("NewsBot:Model:Name", "scripted"), .. settings])
            .HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
    }

    private Task<Reply> TellAsync(params (string Name, string Value)[] options) =>
        host!.Desk.HandleAsync(Request(options), Cancellation);

    private Task<Reply> TellInAsync(string community) =>
        host!.Desk.HandleAsync(Request() with { Community = community }, Cancellation);

    private static Request Request(params (string Name, string Value)[] options) =>
        new("summary", options.Prepend(("topic", "Merrow Dam")).ToDictionary(option => option.Item1, option => option.Item2));

    private sealed class Shown(TaskCompletionSource<string> first) : IProgress<Reply>
    {
        public void Report(Reply value) => first.TrySetResult(value.Text);
    }
}
