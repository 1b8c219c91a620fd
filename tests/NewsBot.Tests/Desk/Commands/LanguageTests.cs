using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands;

/// <summary>Asking within a language: what a community has set, and what a question says itself.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";
    private const string Club = "club";

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await host.HoldingAsync(
        Crack("british", 14, "en-gb"), Crack("german", 15, "de"), Crack("austrian", 16, "de-at"), Crack("unknown", 17, null));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("en", "british unknown")]
    [InlineData("DE", "german austrian unknown")]
    [InlineData("ger", "german austrian unknown")]
    [InlineData("German", "german austrian unknown")]
    [InlineData("fr", "unknown")]
    [InlineData("all", "british german austrian unknown")]
    [InlineData("ALL", "british german austrian unknown")]
    public async Task OnlyCoverageInTheLanguageAndOfUnknownLanguageIsLookedAt(string language, string articles)
    {
        var reply = await AskAsync(null, ("language", language), ("explain", "yes"));

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        var seen = Seen(reply);
        seen.ShouldBe(articles.Split(' '), ignoreOrder: true);
        reply.Sources.ShouldAllBe(source => seen.Contains(source.Article.Id));
    }

    [Fact]
    public async Task WhatACommunityHasSetHoldsForItsQuestionsAndForNoOthers()
    {
        await SetAsync("de");

        Seen(await AskAsync(Club, ("explain", "yes"))).ShouldBe(["german", "austrian", "unknown"], ignoreOrder: true);
        Seen(await AskAsync("other", ("explain", "yes"))).Count.ShouldBe(4);
        Seen(await AskAsync(null, ("explain", "yes"))).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("en", "british unknown")]
    [InlineData("all", "british german austrian unknown")]
    public async Task AQuestionsOwnLanguageStandsAboveTheCommunitys(string language, string articles)
    {
        await SetAsync("de");

        Seen(await AskAsync(Club, ("language", language), ("explain", "yes"))).ShouldBe(articles.Split(' '), ignoreOrder: true);
    }

    [Fact]
    public async Task WhatWasSetCanBeTakenBackAndSurvivesARestart()
    {
        await SetAsync("de");
        await using var restarted = host.Restarted();
        async Task<int> Sees() =>
            Seen(await restarted.Desk.HandleAsync(
                SharedTestHost.Request("ask", Club, ("question", Question), ("explain", "yes")), Cancellation)).Count;
        (await Sees()).ShouldBe(3);

        (await SetAsync(restarted, "all")).Text.ShouldContain("- language: from coverage in any language");

        (await Sees()).ShouldBe(4);
    }

    [Fact]
    public async Task TheLanguageOfTheLatestVersionCounts()
    {
        await host.HoldingAsync(Crack("german", 25, "en"));

        Seen(await AskAsync(null, ("language", "de"), ("explain", "yes"))).ShouldNotContain("german");
        Seen(await AskAsync(null, ("language", "en"), ("explain", "yes"))).ShouldContain("german");
    }

    [Theory]
    [InlineData("en", "en", "The coverage does not say, in English coverage: ")]
    [InlineData("all", "gsw", "The coverage does not say, in gsw coverage: ")]
    [InlineData("de", null, "The coverage does not say, in German coverage: ")]
    [InlineData("de", "all", "The coverage does not say: ")]
    public async Task WhatIsNotSaidIsNotSaidInThatLanguage(string set, string? asked, string text)
    {
        await SetAsync(set);

        var reply = await AskAsync("Who won the Calveth marathon?", Club, asked is null ? [] : [("language", asked)]);

        reply.Answer!.Outcome.ShouldBe(Outcome.NoEvidence);
        reply.Text.ShouldStartWith(text);
    }

    [Fact]
    public async Task EveryLimitIsNamed() =>
        (await AskAsync("Who won the Calveth marathon?", null, ("language", "en"), ("outlet", "the harbour post"),
            ("since", "2025-10-03"))).Text
            .ShouldStartWith(
            "The coverage does not say, in English coverage of what The Harbour Post published since 3 October 2025: ");

    [Fact]
    public async Task WhereNothingIsInThatLanguageTheLimitIsNamedAndNotTheLackOfCoverage()
    {
        await using var other = await new TestHost().HoldingAsync(Crack("german", 15, "de"));

        var reply =
            await other.Desk.HandleAsync(
                SharedTestHost.Request("ask", null, ("question", Question), ("language", "fr")), Cancellation);

        reply.Answer!.Outcome.ShouldBe(Outcome.NothingHeld);
        reply.Text.ShouldBe(
            "No French coverage is held of what was published by then. Ask without that limit, in any language, for all that "
                + "is held.");
    }

    [Theory]
    [InlineData("jp")]
    [InlineData("en-GB")]
    [InlineData("en, de")]
    [InlineData("klingon")]
    public async Task WhatIsNoLanguageIsToldWithTheRemedyAndNothingIsSet(string language)
    {
        var told =
            $"language: “{language}” is no code of a language; give one of two or three letters, as en or de, or write all. "
                + $"Coverage is held in German (de), English (en).";

        foreach (var reply in new[] { await AskAsync(null, ("language", language)), await SetAsync(language) })
        {
            reply.IsUsageError.ShouldBeTrue();
            reply.Text.ShouldBe(told);
        }

        Seen(await AskAsync(Club, ("explain", "yes"))).Count.ShouldBe(4);
    }

    [Fact]
    public async Task AWrongLanguageOfAnyLengthIsToldBackShortened() =>
        (await AskAsync(null, ("language", new string('x', 5_000)))).Text.Length.ShouldBeLessThan(400);

    [Fact]
    public async Task AnAnswerInOneLanguageIsNotRememberedForAnother()
    {
        await using var server = await ScriptedModel.StartAsync(ModelReplies.Says("The longest crack is 14 metres long [1]."));
        await using var other = await new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint), ("NewsBot:Model:Name", "scripted"))
                .HoldingAsync(Crack("dam", 14, "en-gb"));
        async Task<bool> IsRemembered(params (string, string)[] options) =>
            (await other.Desk.HandleAsync(
                SharedTestHost.Request("ask", null, [("question", Question), .. options]), Cancellation)).Answer!.IsFromCache;

        (await IsRemembered()).ShouldBeFalse();
        (await IsRemembered(("language", "all"))).ShouldBeTrue();
        (await IsRemembered(("language", "en"))).ShouldBeFalse();
        (await IsRemembered(("language", "English"))).ShouldBeTrue();
    }

    [Fact]
    public async Task AStoryIsAlsoInOutletsOfThatLanguageAlone()
    {
        await using var other = await new TestHost().HoldingAsync(
            SomeNews.FireReport("post", "The Harbour Post") with { Language = "en-gb" },
            SomeNews.FireReport("wire", "Corvane Wire", "2025-10-03T18:05:00Z") with { Language = "en-us" },
            SomeNews.FireReport("courier", "Calveth Courier", "2025-10-03T18:10:00Z") with { Language = "de" },
            SomeNews.FireReport("radio", "Ostwick Radio", "2025-10-03T18:15:00Z"));
        await other.Stories.CatchUpAsync(null, Cancellation);
        async Task<IEnumerable<string>> ToldBy(string language)
        {
            var sources =
                (await other.Desk.HandleAsync(
                    SharedTestHost.Request("ask", null, ("question", SharedTestHost.Rescued), ("language", language)),
                        Cancellation)).Sources;
            sources.ShouldNotBeEmpty();
            return sources.SelectMany(source => source.AlsoIn.Append(source.Article.Outlet!)).Distinct();
        }

        (await ToldBy("all")).Count().ShouldBe(4);
        (await ToldBy("en")).ShouldBe(["The Harbour Post", "Corvane Wire", "Ostwick Radio"], ignoreOrder: true);
        (await ToldBy("de")).ShouldBe(["Calveth Courier", "Ostwick Radio"], ignoreOrder: true);
    }

    [Fact]
    public async Task SuggestedAreTheLanguagesHeldThoseOfMostArticlesFirst()
    {
        // What says a country where a language ought to be cannot be named, and so is not suggested.
        await host.HoldingAsync(Crack("country", 18, "jp"));

        foreach (var command in new[] { "ask", "settings" })
        {
            (await SuggestAsync(command, "")).ShouldBe(["de", "en", "all"]);
            (await SuggestAsync(command, " E")).ShouldBe(["en"]);
            (await SuggestAsync(command, "ger")).ShouldBe(["de"]);
            (await SuggestAsync(command, "A")).ShouldBe(["all"]);
            (await SuggestAsync(command, "fr")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task NobodyIsToldOfALanguageThatOnlyOthersArticlesAreIn()
    {
        await host.Archive.StorePublishedAsync(
            Crack("", 19, "fr") with { Id = null, Url = "https://north.example/dam" }, null, SharedTestHost.North, Cancellation);

        (await SuggestAsync("settings", "", SharedTestHost.North)).ShouldBe(["de", "en", "fr", "all"]);
        (await SuggestAsync("settings", "", SharedTestHost.South)).ShouldBe(["de", "en", "all"]);
        (await AskAsync(SharedTestHost.South, ("language", "?"))).Text.ShouldNotContain("French");
        (await AskAsync(SharedTestHost.North, ("language", "?"))).Text.ShouldContain("French");
    }

    [Fact]
    public async Task TopicsSuggestedAreOfTheLanguageThatIsAnsweredFrom()
    {
        await using var other = await new TestHost().HoldingAsync(
            SomeNews.FireReport("post", "The Harbour Post", "2025-10-18T08:00:00Z") with { Language = "en" },
            Some.Article("dam", "Drei Risse im Merrow-Damm", published: "2025-10-18") with { Language = "de" },
            Some.Article(
                "wall", "Cracks in an old wall", "An old wall in Ostwick has cracks, said the mayor.", published: "2025-10-17"));
        await other.Stories.CatchUpAsync(null, Cancellation);
        await SetAsync(other, "de");
        Task<IReadOnlyList<string>> Suggested(string? community, params (string, string)[] options) =>
            other.Desk.Catalogue.SuggestAsync(
                "ask", "question", "", SharedTestHost.Request("ask", community, options), Cancellation);

        (await Suggested(Club)).ShouldBe(["Drei Risse im Merrow-Damm", "Cracks in an old wall"]);
        (await Suggested(Club, ("language", "en"))).ShouldBe([SomeNews.FireTitle, "Cracks in an old wall"]);
        (await Suggested(Club, ("language", "all"))).Count.ShouldBe(3);
        (await Suggested(Club, ("language", "?"))).Count.ShouldBe(3);
        (await Suggested(null)).Count.ShouldBe(3);
    }

    private static Article Crack(string id, int metres, string? language) => Some.Article(
        id, $"Longest crack in Merrow Dam measured by {id}",
            $"The longest crack in the Merrow Dam is {metres} metres long, said inspector number {metres}.") with
    { Language = language };

    private static IReadOnlyList<string> Seen(Reply reply) =>
        [.. reply.Answer!.Explanation!.Evidence.Select(passage => passage.Article.Id).Distinct()];

    private Task<Reply> SetAsync(string language) => SetAsync(host, language);

    private static Task<Reply> SetAsync(TestHost host, string language) => host.Desk.HandleAsync(
        SharedTestHost.Request("settings", Club, ("language", language)) with { Asker = new Asker("mod") { CanManage = true } },
            Cancellation);

    private Task<IReadOnlyList<string>> SuggestAsync(string command, string typed, string? community = null) =>
        host.Desk.Catalogue.SuggestAsync(command, "language", typed, SharedTestHost.Request(command, community), Cancellation);

    private Task<Reply> AskAsync(string? community, params (string Name, string Value)[] options) =>
        AskAsync(Question, community, options);

    private Task<Reply> AskAsync(string question, string? community, params (string Name, string Value)[] options) =>
        host.Desk.HandleAsync(SharedTestHost.Request("ask", community, [("question", question), .. options]), Cancellation);
}
