using NewsBot.Briefing;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Summaries;

public sealed partial class SummaryCommandTests
{
    [Fact]
    public async Task OnlyTheLatestVersionIsTold()
    {
        await host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
        await host.HoldingAsync(
            Some.Article("dam", body: Some.DamBody.Replace("three cracks", "four cracks", StringComparison.Ordinal),
                url: "https://post.example/dam"));

        var reply = await TellAsync("Merrow Dam");

        reply.Text.ShouldContain("noticed four cracks");
        reply.Summary!.Citations.ShouldAllBe(citation => citation.Article.Version == 2);
    }

    [Theory]
    [InlineData("Taylor Swift")]
    [InlineData("the 2029 election on the moon")]
    public async Task ATopicThatIsNotCoveredIsSaidPlainly(string topic)
    {
        var reply = await TellAsync(topic);

        reply.IsUsageError.ShouldBeFalse();
        reply.Text.ShouldContain("Nothing in the coverage is about");
        reply.Sources.ShouldBeEmpty();
        reply.AnswerKey.ShouldBeNull();
        reply.Summary!.Topic.Outcome.ShouldBe(TopicOutcome.NotCovered);
    }

    [Theory]
    [InlineData("news")]
    [InlineData("everything")]
    [InlineData("?!")]
    public async Task ATopicThatIsEverythingIsNone(string topic)
    {
        var reply = await TellAsync(topic);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("There is no topic in that");
        reply.Text.ShouldContain("/summary Merrow Dam");
    }

    [Theory]
    [InlineData("since", "soon", "is no date")]
    [InlineData("until", "never", "is no date")]
    [InlineData("since", "2030-01-01", "lies behind now")]
    [InlineData("length", "endless", "none of short, medium, long")]
    [InlineData("outlet", "The Harbor Post", "The Harbour Post")]
    public async Task AnOptionThatIsWrongIsNamed(string option, string given, string expected)
    {
        await host.HoldingAsync(Some.Article());

        var reply = await TellAsync("Merrow Dam", (option, given));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(option);
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task SinceAfterUntilIsRefused()
    {
        var reply = await TellAsync("Merrow Dam", ("since", "2025-10-12"), ("until", "2025-10-06"));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("since: 12 October 2025 lies behind until, 6 October 2025");
    }

    [Fact]
    public async Task DaysAndOutletLimitWhatIsTold()
    {
        var summary =
            (await TellAsync("Merrow Dam", ("since", "2025-10-04"), ("until", "2025-10-10"), ("outlet", "the harbour post"),
                ("length", "long"))).Summary!;

        summary.Citations.ShouldNotBeEmpty();
        summary.Citations.ShouldAllBe(citation => citation.Article.Outlet == "The Harbour Post"
            && citation.Article.Published!.Value.Day >= 4 && citation.Article.Published.Value.Day <= 10);
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await using var shared = await SharedTestHost.StartAsync();

        foreach (var community in new[] { null, SharedTestHost.North, SharedTestHost.South })
        {
            var reply = await shared.HandleAsync("summary", community, ("topic", "ferry Ilmar fire cable"), ("length", "long"));

            reply.Summary!.Citations.ShouldNotBeEmpty();
            SharedTestHost.LeaksTo(community, ReplyText.Format(reply)).ShouldBeEmpty();
        }
    }
}
