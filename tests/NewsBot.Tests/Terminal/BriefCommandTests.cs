using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class BriefCommandTests : TerminalTest
{
    [Fact]
    public async Task StoriesAreFollowedByTheirSources()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("brief", "week")).ShouldBeDone();

        ran.Output.ShouldContain("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1] (in 1 outlet)");
        ran.Output.ShouldContain("[1] The Harbour Post, 3 October 2025");
    }

    [Fact]
    public async Task JsonIsOneDocument()
    {
        await RunAsync("ingest", DamFile());

        var told = (await RunAsync("brief", "--since", "2025-10-01", "--until", "2025-10-03", "--json")).ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["since", "until", "outcome", "older", "stories", "left_out", "citations", "notices"], ignoreOrder: true);
        told.GetProperty("stories")[0].GetProperty("outlets").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("brief", "century")]
    [InlineData("brief", "--since", "soon")]
    [InlineData("brief", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
