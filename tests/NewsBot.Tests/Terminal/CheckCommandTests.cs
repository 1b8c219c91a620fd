using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class CheckCommandTests : TerminalTest
{
    private const string Claim = "The longest crack in the Merrow Dam is 14 metres long.";

    [Fact]
    public async Task TheVerdictIsFollowedByItsSources()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("check", Claim)).ShouldBeDone();

        ran.Output.ShouldContain("Supported by The Harbour Post");
        ran.Output.ShouldContain(
            "[1] The Harbour Post, 3 October 2025: Three cracks found in Merrow Dam - https://post.example/dam");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task JsonIsOneDocumentWhoseQuotesAreExact()
    {
        await RunAsync("ingest", DamFile());

        var told = (await RunAsync("check", Claim, "--json", "--as-of", "2025-10-20")).ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["as_of", "outcome", "claims", "unchecked", "citations", "notices"], ignoreOrder: true);
        told.GetProperty("claims")[0].GetProperty("standing").GetString().ShouldBe("Supported");
        var citation = told.GetProperty("citations")[0];
        citation.GetProperty("quote").GetString().ShouldBe(
            NewsBot.Tests.Support.Some.DamBody.Substring(
                citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task AConversationChecksToo()
    {
        await RunAsync("ingest", DamFile());

        (await RunWithInputAsync($"/check {Claim} as_of:2025-10-20\n", "chat"))
            .ShouldBeDone().Output.ShouldContain("Supported by The Harbour Post");
    }

    [Fact]
    public async Task TextThatAssertsNothingIsNoFailure() =>
        (await RunAsync("check", "hello", "there")).ShouldBeDone().Output.ShouldContain("A claim would be");

    [Theory]
    [InlineData("check")]
    [InlineData("check", "x", "--as-of", "soon")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
