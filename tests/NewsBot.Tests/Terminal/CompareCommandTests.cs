using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class CompareCommandTests : TerminalTest
{
    [Fact]
    public async Task JsonIsOneDocumentWhoseNumbersPointToCitations()
    {
        var told = (await RunAsync("compare", "Merrow", "Dam", "evacuees", "--json")).ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["topic", "as_of", "outcome", "articles", "outlets", "more_outlets", "differences", "quotes", "not_in", "nearest",
                "citations", "notices"],
            ignoreOrder: true);
        told.GetProperty("topic").GetString().ShouldBe("Merrow Dam evacuees");
        var values = told.GetProperty("differences")[0].GetProperty("values").EnumerateArray().ToList();
        values.Select(value => value.GetProperty("text").GetString()).Take(2).ShouldBe(["1,340 people", "About 1,600 people"]);
        var citations = told.GetProperty("citations").EnumerateArray().ToList();
        foreach (var number in values.SelectMany(value => value.GetProperty("n").EnumerateArray()))
            citations.ShouldContain(citation => citation.GetProperty("n").GetInt32() == number.GetInt32());
    }

    [Fact]
    public async Task ATopicThatIsNotCoveredIsJsonToo()
    {
        await RunAsync("ingest", DamFile());

        var told = (await RunAsync("compare", "Taylor Swift", "--json")).Json;

        told.GetProperty("outcome").GetString().ShouldBe("NotCovered");
        told.GetProperty("outlets").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("compare", "news")]
    [InlineData("compare", "Merrow Dam", "--since", "soon")]
    [InlineData("compare", "Merrow Dam", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
