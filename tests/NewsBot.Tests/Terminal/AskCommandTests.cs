using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class AskCommandTests : TerminalTest
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    [Fact]
    public async Task TheAnswerIsFollowedByItsSources()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("ask", Question)).ShouldBeDone();

        ran.Output.ShouldContain(
            "] The Harbour Post, 3 October 2025: Three cracks found in Merrow Dam - https://post.example/dam");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task JsonIsOneDocumentWhoseQuotesAreExact()
    {
        await RunAsync("ingest", DamFile());

        var answer = (await RunAsync("ask", Question, "--json", "--as-of", "2025-10-20")).ShouldBeDone().Json;

        answer.EnumerateObject().Select(property => property.Name)
            .ShouldBe(
                ["question", "asked_as", "as_of", "outcome", "text", "citations", "dropped", "writer", "why_quoted", "tokens",
                    "remembered", "timings_ms",
                    "nearest", "notices", "explanation"],
                ignoreOrder: true);
        answer.GetProperty("outcome").GetString().ShouldBe("Answered");
        answer.GetProperty("writer").GetString().ShouldBe("quotes");
        answer.GetProperty("as_of").GetDateTimeOffset().UtcDateTime.Date.ShouldBe(new DateTime(2025, 10, 20));
        foreach (var citation in answer.GetProperty("citations").EnumerateArray())
        {
            var (start, length) = (citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32());
            citation.GetProperty("quote").GetString().ShouldBe(NewsBot.Tests.Support.Some.DamBody.Substring(start, length));
        }
    }

    [Fact]
    public async Task AnEmptyFolderIsAnsweredFromTheSample() =>
        (await RunAsync("ask", "Who found the cracks in the Merrow Dam?")).ShouldBeDone().Output.ShouldContain("sample coverage");

    [Fact]
    public async Task AQuestionNeedsNoQuotationMarksAndMayBeginWithAnySign()
    {
        await RunAsync("ingest", DamFile());

        (await RunAsync("ask", "@crack", "of", "the", "dam", "--json")).ShouldBeDone().Json.GetProperty("question").GetString()
            .ShouldBe("@crack of the dam");
    }

    [Fact]
    public async Task AQuestionCanBeNarrowedToOutletsAndABeginning()
    {
        await RunAsync("ingest", DamFile());

        (await RunAsync("ask", Question, "--outlet", "the harbour post", "--since", "2025-10-03"))
            .ShouldBeDone().Output.ShouldContain("14 metres");
        (await RunAsync("ask", Question, "--since", "2025-10-04"))
            .ShouldBeDone().Output.ShouldStartWith("No coverage is held of what was published since 4 October 2025 by then.");
        var unknown = await RunAsync("ask", Question, "--outlet", "Harbor Post");
        (unknown.Status, unknown.Output).ShouldBe((CommandLine.WrongUsage, ""));
        unknown.Error.ShouldContain("Nearest to it: The Harbour Post");
    }

    [Fact]
    public async Task AQuestionCanBeNarrowedToALanguage()
    {
        using (var archive =
            new NewsBot.Storage.Articles.ArticleArchive(new NewsBot.Storage.DataFolder(Data), TimeProvider.System))
            await archive.StoreFromFileAsync(
                NewsBot.Tests.Support.Some.Article("dam") with { Language = "en-gb" }, TestContext.Current.CancellationToken);

        (await RunAsync("ask", Question, "--language", "en")).ShouldBeDone().Output.ShouldContain("14 metres");
        (await RunAsync("ask", Question, "--language", "de"))
            .ShouldBeDone().Output.ShouldStartWith("No German coverage is held of what was published by then.");
        var wrong = await RunAsync("ask", Question, "--language", "gb");
        (wrong.Status, wrong.Output).ShouldBe((CommandLine.WrongUsage, ""));
        wrong.Error.ShouldContain("“gb” is no code of a language");
    }

    [Fact]
    public async Task OnlyWhoNamesACommunitySeesWhatIsPrivateToIt()
    {
        await RunAsync("ingest", DamFile());
        var folder = new NewsBot.Storage.DataFolder(Data);
        using (var archive = new NewsBot.Storage.Articles.ArticleArchive(folder, TimeProvider.System))
        {
            await archive.StorePublishedAsync(
                NewsBot.Tests.Support.Some.Article(title: "Electric ferry sails", body: NewsBot.Tests.Support.Some.FerryBody,
                    url: "https://north.example/ferry"), null, "north",
                TestContext.Current.CancellationToken);
        }

        const string question = "How many passengers did the ferry Ilmar carry?";
        (await RunAsync("ask", question, "--community", "north")).ShouldBeDone().Output.ShouldContain("212");
        (await RunAsync("ask", question, "--community", "south")).ShouldBeDone().Output.ShouldNotContain("ferry");
        (await RunAsync("ask", question)).ShouldBeDone().Output.ShouldNotContain("ferry");
        (await RunWithInputAsync($"{question}\n/sources\n", "chat", "--community", "north"))
            .ShouldBeDone().Output.ShouldSatisfyAllConditions(
            shown => shown.ShouldContain("212"), shown => shown.ShouldContain("2 articles of"));
        (await RunWithInputAsync("How many did it carry?\n/sources\n", "chat")).ShouldBeDone().Output.ShouldSatisfyAllConditions(
            shown => shown.ShouldNotContain("Ilmar"), shown => shown.ShouldContain("1 article of"));
    }

    [Theory]
    [InlineData("ask", "x", "--since", "soon")]
    [InlineData("ask", "x", "--community", " ")]
    [InlineData("chat", "--community", "")]
    [InlineData("ask")]
    [InlineData("ask", "x", "--as-of", "soon")]
    [InlineData("ask", "x", "--nonsense")]
    [InlineData("frobnicate")]
    [InlineData("eval")]
    public async Task WrongUsageIsToldAndHasItsStatus(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldStartWith("newsbot: ");
    }

    [Fact]
    public async Task AnArchiveThatCannotBeUsedIsOneLineWithoutATrace()
    {
        await File.WriteAllTextAsync(Data, "a file where the folder should be", TestContext.Current.CancellationToken);

        var ran = await RunAsync("ask", "x");

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.TrimEnd().ShouldStartWith("newsbot: ");
        ran.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task HelpHasExamples() =>
        (await RunAsync("ask", "--help")).ShouldBeDone().Output.ShouldContain("Examples:\n  newsbot ask \"");
}
