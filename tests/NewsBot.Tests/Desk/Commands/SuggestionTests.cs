using NewsBot.Desk.Commands;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands;

public sealed class SuggestionTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OutletsMatchAnywhereAndThoseWithMostArticlesComeFirst()
    {
        await host.HoldingAsync(
            Some.Article("a", outlet: "Corvane Wire"), Some.Article("b", outlet: "The Harbour Post"),
                Some.Article("c", outlet: "The Harbour Post"), Some.Article("d", outlet: "Ostwick Radio"));

        (await SuggestAsync("ask", "outlet", "")).ShouldBe(["The Harbour Post", "Corvane Wire", "Ostwick Radio"]);
        (await SuggestAsync("ask", "outlet", "BOUR")).ShouldBe(["The Harbour Post"]);
        (await SuggestAsync("ask", "outlet", "The Harbour Post,o"))
            .ShouldBe(["The Harbour Post, Corvane Wire", "The Harbour Post, Ostwick Radio"]);
        (await SuggestAsync("ask", "outlet", "nobody")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOutletThatComesIsSuggestedAtOnce()
    {
        await host.HoldingAsync(Some.Article("a"));
        await SuggestAsync("ask", "outlet", "wire");
        await host.HoldingAsync(Some.Article("b", outlet: "Corvane Wire"));

        (await SuggestAsync("ask", "outlet", "wire")).ShouldBe(["Corvane Wire"]);
    }

    [Fact]
    public async Task NoMoreAreMadeThanCanBeShownAndNoneTooLong()
    {
        await host.HoldingAsync(
            [.. Enumerable.Range(0, 40)
                .Select(number =>
                Some.Article($"a{number}", $"Harbour ledger {number} {new string('x', 120)}", Some.Report(number).Body,
                    $"Outlet {number}", published: "2025-10-19")),
            Some.Article("long", outlet: new string('o', 101))]);
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("ask", "outlet", "o")).Count.ShouldBe(CommandCatalogue.MaxSuggestions);
        (await SuggestAsync("ask", "outlet", "oo")).ShouldBeEmpty();
        var topics = await SuggestAsync("summary", "topic", "ledger");
        topics.Count.ShouldBe(CommandCatalogue.MaxSuggestions);
        topics.ShouldAllBe(topic => topic.StartsWith("Harbour ledger ", StringComparison.Ordinal)
            && topic.Length <= CommandCatalogue.MaxSuggestionLength);
    }

    [Fact]
    public async Task TopicsAreTheBestCoveredStoriesOfLateWithTheWordsTyped()
    {
        await host.HoldingAsync(
            Some.Article("dam", published: "2025-10-19"),
            SomeNews.FireReport("post", "The Harbour Post", "2025-10-18T08:00:00Z"),
                SomeNews.FireReport("wire", "Corvane Wire", "2025-10-18T09:00:00Z"),
            Some.Article(
                "old", "Cracks in an old wall", "An old wall in Ostwick has cracks, said the mayor.", published: "2025-09-01"),
            Some.Article("next", "Cracks to come", "More cracks will come, said the mayor of Ostwick.", published: "2025-10-21"));
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("ask", "question", "")).ShouldBe([SomeNews.FireTitle, "Three cracks found in Merrow Dam"]);
        (await SuggestAsync("ask", "question", " CRACK  dam ")).ShouldBe(["CRACK  dam", "Three cracks found in Merrow Dam"]);
        (await SuggestAsync("ask", "question", "rack")).ShouldBe(["rack"]);
    }

    [Fact]
    public async Task TheSampleThatNobodyAskedForIsNoTopicBesideOtherCoverage()
    {
        await host.AskAsync("Who found the cracks in the Merrow Dam?", Cancellation);
        (await SuggestAsync("ask", "question", "")).ShouldNotBeEmpty();
        await host.HoldingAsync(SomeNews.FireReport("post", "The Harbour Post", "2025-10-18T08:00:00Z"));
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("ask", "question", "")).ShouldBe([SomeNews.FireTitle]);
    }

    [Fact]
    public async Task WhoIsQuotedMostIsSuggestedFirstByFullName()
    {
        await host.HoldingAsync(
            Said("a", "Gregor Pell counted his cows. “There are forty of them now,” Pell said."),
            Said("b",
                "Hedda Åsgard closed the books. “The year was a bad one for us,” Ms Åsgard said.\n\n“The next will be better "
                    + "than this one,” she said."),
            Said("c", "The books are closed. “There is nothing left of it,” Åsgard said."),
            Said("ahead", "Orla Dene met the board. “We will sell the two old ships,” Dene said.", "2025-10-21"));
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("quotes", "person", "")).ShouldBe(["Hedda Åsgard", "Gregor Pell"]);
        (await SuggestAsync("quotes", "person", " asg ")).ShouldBe(["Hedda Åsgard"]);
        (await SuggestAsync("quotes", "person", "Hedda P")).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoComesToBeQuotedIsSuggestedAtOnce()
    {
        await host.HoldingAsync(Said("a", "Gregor Pell counted his cows. “There are forty of them now,” Pell said."));
        await host.Stories.CatchUpAsync(null, Cancellation);
        await SuggestAsync("quotes", "person", "");
        await host.HoldingAsync(Said("b", "Orla Dene met the board. “We will sell the two old ships,” Dene said."));
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("quotes", "person", "den")).ShouldBe(["Orla Dene"]);
    }

    [Fact]
    public async Task WhatNobodyHasFollowedYetIsKnownAMinuteLater()
    {
        await host.HoldingAsync(Said("a", "Gregor Pell counted his cows. “There are forty of them now,” Pell said."));
        (await SuggestAsync("quotes", "person", "")).ShouldBeEmpty();
        await host.Stories.CatchUpAsync(null, Cancellation);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        (await SuggestAsync("quotes", "person", "")).ShouldBe(["Gregor Pell"]);
    }

    [Fact]
    public async Task OnlyTheNewestArticlesAreReadForWhoIsQuoted()
    {
        await host.HoldingAsync([
            Said("old", "Gregor Pell counted his cows. “There are forty of them now,” Pell said.", "2025-10-01"),
            .. SomeNews.Unrelated(39), Said("new", "Orla Dene met the board. “We will sell the two old ships,” Dene said.")]);
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("quotes", "person", "")).ShouldBe(["Orla Dene"]);
    }

    [Fact]
    public async Task NobodyIsSuggestedWhomOnlyOthersMayReadOf()
    {
        await using var shared = await SharedTestHost.StartAsync();
        await shared.PublishAsync(
            Said("n", "Inspector Ulla Brekk came. “We have found the cable of the ferry,” Brekk said.") with
            {
                Id = null,
                Url = "https://north.example/said"
            }, SharedTestHost.North);
        await shared.PublishAsync(
            Said("s", "Inspector Pavo Lindt came. “We have not found a cable at all,” Lindt said.") with
            {
                Id = null,
                Url = "https://south.example/said"
            }, SharedTestHost.South);
        await shared.House.Stories.CatchUpAsync(null, Cancellation);

        foreach (var community in new[] { SharedTestHost.North, SharedTestHost.South, null, SharedTestHost.North })
        {
            var names =
                await shared.House.Desk.Catalogue.SuggestAsync(
                    "quotes", "person", "", SharedTestHost.Request("quotes", community), Cancellation);

            names.ShouldContain(name => name.Contains("Brandt"));
            names.Any(name => name.Contains("Brekk")).ShouldBe(community == SharedTestHost.North);
            names.Any(name => name.Contains("Lindt")).ShouldBe(community == SharedTestHost.South);
        }
    }

    [Fact]
    public async Task TheSampleIsNotSearchedForPeopleBesideOtherCoverage()
    {
        await host.AskAsync("Who found the cracks in the Merrow Dam?", Cancellation);
        await host.Stories.CatchUpAsync(null, Cancellation);
        (await SuggestAsync("quotes", "person", "hallev")).ShouldNotBeEmpty();
        await host.HoldingAsync(Said("a", "Gregor Pell counted his cows. “There are forty of them now,” Pell said."));
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await SuggestAsync("quotes", "person", "")).ShouldBe(["Gregor Pell"]);
    }

    [Fact]
    public async Task HelpSuggestsTheCommands()
    {
        (await SuggestAsync("help", "command", "")).ShouldBe(host.Desk.Catalogue.Commands.Select(command => command.Name));
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
        await host.HoldingAsync(Some.Article());

        (await SuggestAsync("ask", "outlet", new string(' ', 101))).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static NewsBot.Articles.Article Said(string id, string body, string published = "2025-10-19") =>
        Some.Article(id, $"What was said, part {id}", body, published: published);

    private Task<IReadOnlyList<string>> SuggestAsync(string command, string option, string typed) =>
        host.Desk.Catalogue.SuggestAsync(command, option, typed, SharedTestHost.Request(command, null), Cancellation);
}
