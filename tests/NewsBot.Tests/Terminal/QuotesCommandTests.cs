using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class QuotesCommandTests : TerminalTest
{
    [Fact]
    public async Task WordsAreFollowedByTheirSources()
    {
        var ran = (await RunAsync("quotes", "Dorn", "Hallevik", "--topic", "gates")).ShouldBeDone();

        ran.Output.ShouldContain("“We should have opened the gates in August, and we did not,” [1]");
        ran.Output.ShouldContain("[1] The Harbour Post, 5 October 2025");
    }

    [Fact]
    public async Task JsonIsOneDocument()
    {
        var told = (await RunAsync("quotes", "Hallevik", "--until", "2025-10-05", "--json")).ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["asked", "topic", "as_of", "outcome", "person", "quotes", "more", "others", "nearest", "citations", "notices"],
                ignoreOrder: true);
        told.GetProperty("person").GetString().ShouldBe("Dorn Hallevik");
        told.GetProperty("quotes").GetArrayLength().ShouldBe(told.GetProperty("citations").GetArrayLength());
    }

    [Theory]
    [InlineData("quotes")]
    [InlineData("quotes", "Hallevik", "--since", "soon")]
    [InlineData("quotes", "Hallevik", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
