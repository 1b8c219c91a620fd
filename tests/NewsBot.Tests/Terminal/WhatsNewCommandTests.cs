using NewsBot.Terminal;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class WhatsNewCommandTests : TerminalTest
{
    [Fact]
    public async Task JsonIsOneDocumentWithStoriesAndChanges()
    {
        await RunAsync("ingest", DamFile());
        var changed = Some.DamBody.Replace("three cracks", "four cracks", StringComparison.Ordinal);
        await RunAsync(
            "ingest", Folder.Write("dam2.jsonl", Some.Line(Some.Article("dam", body: changed, url: "https://post.example/dam"))));

        var told = (await RunAsync("whatsnew", "Merrow", "Dam", "--since", "2025-10-01", "--json")).ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["topic", "since", "as_of", "outcome", "items", "more", "nearest", "citations", "notices"], ignoreOrder: true);
        told.GetProperty("outcome").GetString().ShouldBe("Covered");
        told.GetProperty("since").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 10, 1, 0, 0, 0, TimeSpan.Zero));
        var items = told.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("kind").GetString()!);
        items.Keys.ShouldBe(["story", "change"], ignoreOrder: true);
        items["story"].GetProperty("known").GetBoolean().ShouldBeFalse();
        items["change"].GetProperty("before").GetString()!.ShouldContain("three cracks");
        var citation = told.GetProperty("citations")[items["change"].GetProperty("n").GetInt32() - 1];
        citation.GetProperty("quote").GetString().ShouldBe(
            changed.Substring(citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task WithoutATopicThereIsNoneInTheJson()
    {
        await RunAsync("ingest", DamFile());

        var told = (await RunAsync("whatsnew", "--since", "2025-10-01", "--json")).ShouldBeDone().Json;

        told.GetProperty("topic").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        told.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("whatsnew", "news")]
    [InlineData("whatsnew", "--since", "soon")]
    [InlineData("whatsnew", "--since", "9999-01-01")]
    [InlineData("whatsnew", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
