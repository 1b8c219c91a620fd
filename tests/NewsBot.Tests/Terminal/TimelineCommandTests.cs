using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class TimelineCommandTests : TerminalTest
{
    [Fact]
    public async Task EventsAreFollowedByTheirSources()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("timeline", "Merrow", "Dam")).ShouldBeDone();

        ran.Output.ShouldContain("3 October 2025: Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1]");
        ran.Output.ShouldContain(
            "[1] The Harbour Post, 3 October 2025: Three cracks found in Merrow Dam - https://post.example/dam");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task JsonIsOneDocumentWhoseQuotesAreExact()
    {
        await RunAsync("ingest", DamFile());

        var told =
            (await RunAsync("timeline", "Merrow Dam", "--since", "2025-10-01", "--until", "2025-10-20", "--outlet",
                "The Harbour Post", "--json"))
            .ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["topic", "as_of", "outcome", "events", "articles", "left_out", "nearest", "citations", "notices"],
                ignoreOrder: true);
        told.GetProperty("events")[0].GetProperty("first").GetString().ShouldBe("2025-10-03");
        told.GetProperty("events")[0].GetProperty("sureness").GetString().ShouldBe("Resolved");
        var citation = told.GetProperty("citations")[0];
        citation.GetProperty("quote").GetString().ShouldBe(
            NewsBot.Tests.Support.Some.DamBody.Substring(
                citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task AConversationHasItToo()
    {
        await RunAsync("ingest", DamFile());

        (await RunWithInputAsync("/timeline Merrow Dam since:2025-10-01\n", "chat"))
            .ShouldBeDone().Output.ShouldContain("3 October 2025: Inspector");
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("timeline", "news")]
    [InlineData("timeline", "Merrow Dam", "--since", "soon")]
    [InlineData("timeline", "Merrow Dam", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
