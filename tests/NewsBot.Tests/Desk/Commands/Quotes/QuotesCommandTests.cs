using NewsBot.Briefing.Quotes;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Quotes;

public sealed class QuotesCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task WhatSomebodySaidIsGivenWordForWordTheNewestFirst()
    {
        var reply = await QuotesAsync("Dorn Hallevik");

        var quotes = reply.Quotes.ShouldNotBeNull();
        quotes.Outcome.ShouldBe(QuotesOutcome.Found);
        quotes.Quotes.SelectMany(quote => quote.Words).ShouldBe(
        [
            "The drains were my responsibility, and I did not look after them,",
            "We could have acted sooner, in August, with what we knew,",
            "A captain does not leave in the storm,",
            "We should have opened the gates in August, and we did not,",
        ], ignoreOrder: true);
        quotes.Quotes.Select(quote => quote.Article.Published)
            .ShouldBe(quotes.Quotes.Select(quote => quote.Article.Published).OrderDescending());
        reply.Text.ShouldContain(
            "5 October 2025, The Harbour Post: “We should have opened the gates in August, and we did not,” [");
        reply.Notices.ShouldContain(notice => notice.Contains("sample coverage"));
    }

    [Fact]
    public async Task EveryCitationIsWhatTheArchiveHasThere()
    {
        var quotes = (await QuotesAsync("Sollick")).Quotes.ShouldNotBeNull();

        quotes.Citations.ShouldNotBeEmpty();
        foreach (var citation in quotes.Citations)
        {
            var article =
                await host.Archive.ReadAsync(
                    citation.Article.Id, citation.Article.Version, TestContext.Current.CancellationToken);
            citation.Quote.ShouldBe(citation.Span.Cut(article.ShouldNotBeNull().Body));
        }
    }

    [Fact]
    public async Task AWireCopyIsToldOnceWithTheOtherOutlets()
    {
        var quotes = (await QuotesAsync("Dellop", topic: "water")).Quotes.ShouldNotBeNull();

        var quote = quotes.Quotes.ShouldHaveSingleItem();
        quote.Article.Outlet.ShouldBe("Corvane Wire");
        quote.AlsoIn.ShouldBe(["Calveth Courier", "The Ostrane Ledger"]);
        quotes.Person.ShouldBe("Hanne Dellop");
    }

    [Fact]
    public async Task ATopicThatTheyDidNotSpeakOnIsSaidPlainly()
    {
        var reply = await QuotesAsync("Hallevik", topic: "football");

        reply.Quotes!.Outcome.ShouldBe(QuotesOutcome.NothingOnTopic);
        reply.Text.ShouldBe("Dorn Hallevik is quoted in this coverage, but not on “football”.");
        reply.Sources.ShouldBeEmpty();
    }

    [Fact]
    public async Task AMisspeltNameGetsTheNearestThatAreHeld() =>
        (await QuotesAsync("Halevick")).Text.ShouldContain("Nearest to it, and quoted: Dorn Hallevik");

    [Fact]
    public async Task AnUnknownPersonIsSaidToBeNamedNowhere()
    {
        var reply = await QuotesAsync("Quentin Zzyzxwold");

        reply.IsUsageError.ShouldBeFalse();
        reply.Quotes!.Outcome.ShouldBe(QuotesOutcome.NotNamed);
        reply.Quotes.NearestNames.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoIsNamedButNotQuotedIsSaidToBe() =>
        (await QuotesAsync("Emeric Vault")).Quotes!.Outcome.ShouldBe(QuotesOutcome.NotQuoted);

    [Fact]
    public async Task PeopleOfOneSurnameAreNamedAndNotMixedUp()
    {
        await host.HoldingAsync(
            Some.Article("one", "Cows counted", "Gregor Pell counted his cows. “There are forty of them now,” Pell said."),
            Some.Article("two", "Books closed", "Hedda Pell closed the books. “The year was a bad one for us,” Pell said."));

        var both = await QuotesAsync("Pell");
        var one = await QuotesAsync("Hedda Pell");

        both.Quotes!.Outcome.ShouldBe(QuotesOutcome.SeveralPeople);
        both.Text.ShouldContain("Gregor Pell (1 quotation), Hedda Pell (1 quotation)");
        one.Quotes!.Quotes.ShouldHaveSingleItem().Words.ShouldBe(["The year was a bad one for us,"]);
    }

    [Theory]
    [InlineData("Ms Pell", "The year was a bad one for us,")]
    [InlineData("Mr Pell", "There are forty of them now,")]
    public async Task ATitleKeepsWhoIsKnownByTheOtherOut(string person, string words)
    {
        await host.HoldingAsync(
            Some.Article("one", "Cows counted", "Gregor Pell counted his cows. “There are forty of them now,” Mr Pell said."),
            Some.Article("two", "Books closed", "Hedda Pell closed the books. “The year was a bad one for us,” Ms Pell said."));

        (await QuotesAsync(person)).Quotes!.Quotes.ShouldHaveSingleItem().Words.ShouldBe([words]);
    }

    [Fact]
    public async Task WordsOfASurnameAloneAreNotPutIntoTheMouthOfANamesake()
    {
        await host.HoldingAsync(
            Some.Article("one", "Cows counted", "Gregor Pell counted his cows. “There are forty of them now,” Mr Pell said."),
            Some.Article("two", "Books closed", "Ms Pell closed the books. “The year was a bad one for us,” Ms Pell said."));

        (await QuotesAsync("Pell")).Quotes!.Quotes.ShouldHaveSingleItem().Words.ShouldBe(["There are forty of them now,"]);
    }

    [Fact]
    public async Task WhatIsPrivateToACommunityIsQuotedThereAlone()
    {
        await host.HoldingAsync(Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));
        await host.Archive.StorePublishedAsync(
            Some.Article("secret", "Board meets", "Orla Dene met the board. “We will sell the two old ships,” Dene said."),
            null, "harbour", TestContext.Current.CancellationToken);

        (await QuotesAsync("Dene", community: "harbour")).Quotes!.Outcome.ShouldBe(QuotesOutcome.Found);
        (await QuotesAsync("Dene", community: "other")).Quotes!.Outcome.ShouldBe(QuotesOutcome.NotNamed);
        (await QuotesAsync("Deme", community: "other")).Text.ShouldNotContain("Orla");
    }

    [Fact]
    public async Task TheSampleIsNotQuotedBesideRealCoverage()
    {
        await QuotesAsync("Hallevik");
        await host.HoldingAsync(Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));

        var reply = await QuotesAsync("Hallevik");

        reply.Quotes!.Outcome.ShouldBe(QuotesOutcome.NotNamed);
        reply.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task DaysAndOutletsNarrowWhatIsLookedAt()
    {
        (await QuotesAsync("Hallevik", until: "2025-10-05", outlet: "the harbour post")).Quotes!.Quotes.ShouldHaveSingleItem();
        (await QuotesAsync("Hallevik", since: "2025-10-10")).Quotes!.Quotes.ShouldHaveSingleItem();
        (await QuotesAsync("Hallevik", until: "2025-01-01")).Quotes!.Outcome.ShouldBe(QuotesOutcome.NothingHeld);
    }

    [Theory]
    [InlineData("", null, null, null, "person")]
    [InlineData("123 !?", null, null, null, "person")]
    [InlineData("Hallevik", "2025-10-09", "2025-10-05", null, "lies behind until, 5 October 2025")]
    [InlineData("Hallevik", "2031-01-01", null, null, "lies behind now")]
    [InlineData("Hallevik", "soon", null, null, "since")]
    [InlineData("Hallevik", null, "soon", null, "until")]
    [InlineData("Hallevik", null, null, "The Harbor Post", "Nearest to it: The Harbour Post")]
    public async Task WrongUsageIsToldWhatIsWrong(string person, string? since, string? until, string? outlet, string told)
    {
        var reply = await QuotesAsync(person, since: since, until: until, outlet: outlet);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(told);
    }

    [Fact]
    public async Task ANameIsShownShortOnOneLine()
    {
        var reply = await QuotesAsync($"Zed\n{new string('x', 500)}");

        reply.Text.Length.ShouldBeLessThan(200);
        reply.Text.ShouldNotContain("\n");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> QuotesAsync(
        string person, string? topic = null, string? since = null, string? until = null, string? outlet = null,
            string? community = null)
    {
        var options = new Dictionary<string, string> { ["person"] = person };
        foreach (var (name, value) in new[] { ("topic", topic), ("since", since), ("until", until), ("outlet", outlet) })
            if (value is not null) options[name] = value;
        return host.HandleAsync(
            new Request("quotes", options) { Community = community }, TestContext.Current.CancellationToken);
    }
}
