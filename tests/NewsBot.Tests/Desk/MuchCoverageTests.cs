using NewsBot.Briefing.Changes;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

/// <summary>What the commands say where thousands of articles are on one topic.</summary>
public sealed class MuchCoverageTests : IAsyncDisposable
{
    private const int Articles = 5_000;

    // Of a chat platform: a few messages, and not one more with more coverage.
    private const int MaxTextLength = 6_000;
    private const int MaxReplyLength = 16_000;

    private readonly TestHost host = new();

    [Fact]
    public async Task EachCommandAnswersWithinItsBoundsAndSaysThatThereIsMore()
    {
        await host.HoldingManyAsync(SomeNews.OfOneTopic(Articles, host.Clock.GetUtcNow()));

        await TellsAsync("summary", "There is more on this", ("topic", SomeNews.HarbourTopic));
        await TellsAsync("brief", "more stories were left out");
        await TellsAsync("timeline", "There is more on this", ("topic", SomeNews.HarbourTopic));
        (await TellsAsync(
            "compare", "There is more on this", ("topic", SomeNews.HarbourTopic))).Comparison!.SilentOutlets.ShouldBeEmpty(
            );
        await TellsAsync("whatsnew", "more items were left out", ("since", "2025-10-01"));
        await TellsAsync("whatsnew", "There is more on this", ("topic", SomeNews.HarbourTopic), ("since", "2025-10-01"));
        // Of 5,000 articles that bear on the topic as much, those of the last day are not missed.
        (await TellsAsync("whatsnew", "more items were left out", ("topic", SomeNews.HarbourTopic))).News!.Items.Count.ShouldBe(
            ChangeReporter.MaxItems);
        var some = (await TellsAsync("coverage", "There is more", ("topic", SomeNews.HarbourTopic))).Coverage.ShouldNotBeNull();
        some.IsTruncated.ShouldBeTrue();
        some.Newest!.Published!.Value.ShouldBeGreaterThan(host.Clock.GetUtcNow().AddDays(-1));
        var all = await TellsAsync("coverage", "All that is held: 5,000 articles of 7 outlets");
        (all.Coverage!.Articles, all.Coverage.IsTruncated).ShouldBe((Articles, false));
        await TellsAsync("quotes", "more were found", ("person", SomeNews.HarbourMaster));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<Reply> TellsAsync(string command, string told, params (string Name, string Value)[] options)
    {
        var request =
            new Request(command, options.ToDictionary(option => option.Name, option => option.Value)) { IsTextOnly = true };
        var from = TimeProvider.System.GetTimestamp();
        var reply = await host.Desk.HandleAsync(request, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{command}: {TimeProvider.System.GetElapsedTime(from).TotalMilliseconds:N0} ms, {reply.Text.Length} of "
                + $"{ReplyText.Format(reply).Length} characters");

        var whole = ReplyText.Format(reply);
        reply.IsUsageError.ShouldBeFalse(whole);
        reply.Sources.ShouldNotBeEmpty(whole);
        whole.ShouldContain(told);
        reply.Text.Length.ShouldBeLessThan(MaxTextLength, command);
        whole.Length.ShouldBeLessThan(MaxReplyLength, command);
        return reply;
    }
}
