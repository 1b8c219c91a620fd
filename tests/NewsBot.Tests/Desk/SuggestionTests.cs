using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public sealed class SuggestionTests : IAsyncDisposable
{
    private readonly TestHouse house = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OutletsMatchAnywhereAndThoseWithMostArticlesComeFirst()
    {
        await house.HoldingAsync(
            Some.Article("a", outlet: "Corvane Wire"), Some.Article("b", outlet: "The Harbour Post"), Some.Article("c", outlet: "The Harbour Post"), Some.Article("d", outlet: "Ostwick Radio"));

        (await SuggestAsync("ask", "outlet", "")).ShouldBe(["The Harbour Post", "Corvane Wire", "Ostwick Radio"]);
        (await SuggestAsync("ask", "outlet", "BOUR")).ShouldBe(["The Harbour Post"]);
        (await SuggestAsync("ask", "outlet", "The Harbour Post,o")).ShouldBe(["The Harbour Post, Corvane Wire", "The Harbour Post, Ostwick Radio"]);
        (await SuggestAsync("ask", "outlet", "nobody")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOutletThatComesIsSuggestedAtOnce()
    {
        await house.HoldingAsync(Some.Article("a"));
        await SuggestAsync("ask", "outlet", "wire");
        await house.HoldingAsync(Some.Article("b", outlet: "Corvane Wire"));

        (await SuggestAsync("ask", "outlet", "wire")).ShouldBe(["Corvane Wire"]);
    }

    [Fact]
    public async Task NoMoreAreMadeThanCanBeShownAndNoneTooLong()
    {
        await house.HoldingAsync([.. Enumerable.Range(0, 40).Select(number => Some.Article($"a{number}", $"Harbour ledger {number} {new string('x', 120)}", Some.Report(number).Body, $"Outlet {number}", published: "2025-10-19")),
            Some.Article("long", outlet: new string('o', 101))]);
        await house.Stories.FollowAsync(null, Cancellation);

        (await SuggestAsync("ask", "outlet", "o")).Count.ShouldBe(CommandCatalogue.MostSuggestions);
        (await SuggestAsync("ask", "outlet", "oo")).ShouldBeEmpty();
        var topics = await SuggestAsync("ask", "question", "ledger");
        topics.Count.ShouldBe(CommandCatalogue.MostSuggestions);
        topics.ShouldAllBe(topic => topic.StartsWith("Harbour ledger ", StringComparison.Ordinal) && topic.Length <= CommandCatalogue.LongestSuggestion);
    }

    [Fact]
    public async Task TopicsAreTheBestCoveredStoriesOfLateWithTheWordsTyped()
    {
        await house.HoldingAsync(
            Some.Article("dam", published: "2025-10-19"),
            SomeNews.FireReport("post", "The Harbour Post", "2025-10-18T08:00:00Z"), SomeNews.FireReport("wire", "Corvane Wire", "2025-10-18T09:00:00Z"),
            Some.Article("old", "Cracks in an old wall", "An old wall in Ostwick has cracks, said the mayor.", published: "2025-09-01"),
            Some.Article("next", "Cracks to come", "More cracks will come, said the mayor of Ostwick.", published: "2025-10-21"));
        await house.Stories.FollowAsync(null, Cancellation);

        (await SuggestAsync("ask", "question", "")).ShouldBe([SomeNews.FireTitle, "Three cracks found in Merrow Dam"]);
        (await SuggestAsync("ask", "question", " CRACK  dam ")).ShouldBe(["Three cracks found in Merrow Dam"]);
        (await SuggestAsync("ask", "question", "rack")).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheSampleThatNobodyAskedForIsNoTopicBesideOtherCoverage()
    {
        await house.Desk.AskAsync("Who found the cracks in the Merrow Dam?", cancellationToken: Cancellation);
        (await SuggestAsync("ask", "question", "")).ShouldNotBeEmpty();
        await house.HoldingAsync(SomeNews.FireReport("post", "The Harbour Post", "2025-10-18T08:00:00Z"));
        await house.Stories.FollowAsync(null, Cancellation);

        (await SuggestAsync("ask", "question", "")).ShouldBe([SomeNews.FireTitle]);
    }

    [Fact]
    public async Task HelpSuggestsTheCommands()
    {
        (await SuggestAsync("help", "command", "")).ShouldBe(house.Desk.Catalogue.Commands.Select(command => command.Name));
        (await SuggestAsync("HELP", "command", "/OUR")).ShouldBe(["sources"]);
    }

    [Theory]
    [InlineData("ask", "as_of", "2025")]
    [InlineData("ask", "nothing", "")]
    [InlineData("nothing", "outlet", "")]
    public async Task WhereThereIsNothingToSuggestNothingIs(string command, string option, string typed) =>
        (await SuggestAsync(command, option, typed)).ShouldBeEmpty();

    [Fact]
    public async Task WhatIsLongerThanAnySuggestionHasNone()
    {
        await house.HoldingAsync(Some.Article());

        (await SuggestAsync("ask", "outlet", new string(' ', 101))).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private Task<IReadOnlyList<string>> SuggestAsync(string command, string option, string typed) =>
        house.Desk.Catalogue.SuggestAsync(command, option, typed, SharedHouse.Request(command, null), Cancellation);
}
