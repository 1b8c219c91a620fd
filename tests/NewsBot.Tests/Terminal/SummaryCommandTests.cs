using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class SummaryCommandTests : TerminalTest
{
    [Fact]
    public async Task SentencesAreFollowedByTheirSources()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("summary", "Merrow", "Dam")).ShouldBeDone();

        ran.Output.ShouldContain("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1]");
        ran.Output.ShouldContain("The Harbour Post, 3 October 2025: Three cracks found in Merrow Dam - https://post.example/dam");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task JsonIsOneDocumentWhoseQuotesAreExact()
    {
        await RunAsync("ingest", DamFile());

        var told =
            (await RunAsync("summary", "Merrow Dam", "--since", "2025-10-01", "--until", "2025-10-20", "--length", "short",
                "--json")).ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["topic", "as_of", "outcome", "text", "disputed", "open", "articles", "nearest", "citations", "dropped", "writer",
                "why_quoted", "tokens", "notices"],
            ignoreOrder: true);
        told.GetProperty("writer").GetString().ShouldBe("quotes");
        var citation = told.GetProperty("citations")[0];
        citation.GetProperty("quote").GetString().ShouldBe(
            NewsBot.Tests.Support.Some.DamBody.Substring(
                citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32()));
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("summary", "news")]
    [InlineData("summary", "Merrow Dam", "--length", "endless")]
    [InlineData("summary", "Merrow Dam", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
