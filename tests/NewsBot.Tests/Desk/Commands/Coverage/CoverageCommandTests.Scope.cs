using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Coverage;

public sealed partial class CoverageCommandTests
{
    [Fact]
    public async Task DaysAndOutletLimitWhatIsCounted()
    {
        var coverage =
            (await CountAsync("Merrow Dam", ("since", "2025-10-03"), ("until", "2025-10-06"),
                ("outlet", "the harbour post"))).Coverage.ShouldNotBeNull();

        coverage.Outlets.ShouldHaveSingleItem().Name.ShouldBe("The Harbour Post");
        coverage.Stretches.Count.ShouldBe(4);
        (coverage.Articles, coverage.IsNarrowed).ShouldBe((3, true));
    }

    [Fact]
    public async Task AnArticleFromLongBeforeDoesNotEmptyThePicture()
    {
        await host.HoldingAsync(Dated("ancient", "1999-05-03"));
        foreach (var number in Enumerable.Range(0, 40))
            await host.HoldingAsync(Dated($"{number}", $"2025-10-{1 + (number / 4):00}"));

        var reply = await CountAsync(null);

        var coverage = reply.Coverage.ShouldNotBeNull();
        (coverage.Articles, coverage.EarlyArticles, coverage.Stretches.Count).ShouldBe((41, 1, 10));
        reply.Notices.ShouldContain("1 article from before 1 October 2025 is counted, but placed on no day.");
    }

    [Fact]
    public async Task WhatAppearsLaterThanNowIsNotCounted()
    {
        await host.HoldingAsync(Dated("now", "2025-10-19"), Dated("ahead", "2031-01-01"));

        (await CountAsync(null)).Coverage!.Articles.ShouldBe(1);
    }

    [Fact]
    public async Task OnlyTheLatestVersionIsCounted()
    {
        await host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
        await host.HoldingAsync(
            Some.Article("dam", body: "Four cracks were found in the Merrow Dam.", url: "https://post.example/dam",
                outlet: "The New Post"));

        var coverage = (await CountAsync(null)).Coverage.ShouldNotBeNull();

        coverage.Articles.ShouldBe(1);
        coverage.Outlets.ShouldHaveSingleItem().Name.ShouldBe("The New Post");
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await using var shared = await SharedTestHost.StartAsync();

        foreach (var topic in new[] { null, "ferry Ilmar fire" })
        {
            foreach (var community in new[] { null, SharedTestHost.North, SharedTestHost.South })
            {
                (string, string)[] options = topic is null ? [] : [("topic", topic)];
                var reply = await shared.HandleAsync("coverage", community, options);

                reply.Coverage!.Articles.ShouldBe(community is null ? 1 : 2);
                SharedTestHost.LeaksTo(
                    community, ReplyText.Format(reply) + string.Concat(reply.Files.Select(file => file.Description)))
                    .ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task ATopicThatIsNotCoveredIsSaidPlainly()
    {
        var reply = await CountAsync("Taylor Swift");

        reply.IsUsageError.ShouldBeFalse();
        reply.Text.ShouldContain("Nothing in the coverage is about “Taylor Swift”.");
        (reply.Files.Count, reply.Sources.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task ATopicThatIsEverythingCountsEverythingAndSaysSo()
    {
        var reply = await CountAsync("all the latest news");

        reply.Text.ShouldStartWith("All that is held: 26 articles of 5 outlets");
        reply.Notices.ShouldContain("There is no topic in “all the latest news”, so this is all that is held.");
    }

    [Theory]
    [InlineData("topic", "?!", "give what it is to be about")]
    [InlineData("since", "soon", "is no date")]
    [InlineData("since", "2030-01-01", "lies behind now")]
    [InlineData("until", "never", "is no date")]
    [InlineData("outlet", "The Harbor Post", "The Harbour Post")]
    public async Task AnOptionThatIsWrongIsNamed(string option, string given, string expected)
    {
        await host.HoldingAsync(Some.Article());

        var reply = await CountAsync(null, (option, given));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(option);
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task SinceAfterUntilIsRefused() =>
        (await CountAsync(null, ("since", "2025-10-12"), ("until", "2025-10-06"))).Text.ShouldContain(
            "lies behind until, 6 October 2025");

    [Fact]
    public async Task WhatIsInNoLanguageThatWasAskedForIsSaidToBeMissing()
    {
        await host.HoldingAsync(Some.Article() with { Language = "en" });

        (await CountAsync(null, ("language", "de"))).Text.ShouldStartWith("No such coverage is held. Ask without");
    }
}
