using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

/// <summary>A line of a conversation through a pipe gets the document of its command, and the text beside it.</summary>
public sealed class ChatJsonTests : TerminalTest
{
    // What depends on the moment, or on how long it took.
    private static readonly string[] OfTheMoment = ["text", "timings_ms", "as_of", "until", "median_age_days"];

    public static TheoryData<string, string[]> Commands => new()
    {
        { "How high is the Merrow Dam?", ["ask", "How high is the Merrow Dam?"] },
        { "/ask How many people were evacuated? as_of:2025-10-05",
            ["ask", "How many people were evacuated?", "--as-of", "2025-10-05"] },
        { "/ask Who won the cup in 2030?", ["ask", "Who won the cup in 2030?"] },
        { "/ask hello there explain:yes", ["ask", "hello there", "--explain"] },
        { "/check The Merrow Dam is 90 metres high. as_of:2025-10-20",
            ["check", "The Merrow Dam is 90 metres high.", "--as-of", "2025-10-20"] },
        { "/check hello there", ["check", "hello there"] },
        { "/summary Merrow Dam", ["summary", "Merrow Dam"] },
        { "/summary Merrow Dam evacuees", ["summary", "Merrow Dam evacuees"] },
        { "/summary Taylor Swift", ["summary", "Taylor Swift"] },
        { "/brief since:2025-10-03 until:2025-10-05", ["brief", "--since", "2025-10-03", "--until", "2025-10-05"] },
        { "/timeline Merrow Dam length:long", ["timeline", "Merrow Dam", "--long"] },
        { "/compare Merrow Dam evacuees", ["compare", "Merrow Dam evacuees"] },
        { "/whatsnew Merrow Dam since:2025-10-06", ["whatsnew", "Merrow Dam", "--since", "2025-10-06"] },
        { "/whatsnew since:2025-10-06", ["whatsnew", "--since", "2025-10-06"] },
        { "/quotes Dorn Hallevik topic:gates", ["quotes", "Dorn Hallevik", "--topic", "gates"] },
        { "/coverage", ["coverage"] },
        { "/coverage Merrow Dam outlet:\"The Harbour Post\"", ["coverage", "Merrow Dam", "--outlet", "The Harbour Post"] },
        { "/feeds", ["feeds", "list"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ALineGetsTheDocumentOfItsCommand(string line, string[] command)
    {
        var own = JsonNode.Parse((await RunAsync([.. command, "--json"])).ShouldBeDone().Output)!.AsObject();

        var told = (await ChatAsync(line)).ShouldHaveSingleItem();

        var names = own.Select(field => field.Key).Append("text").Distinct();
        told.Select(field => field.Key).ShouldBe(names, ignoreOrder: true);
        Lasting(told).ToJsonString().ShouldBe(Lasting(own).ToJsonString());
        var shown = (await RunWithInputAsync($"{line}\n", "chat")).ShouldBeDone().Output;
        shown.ShouldStartWith(told["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task FeedsThatAreTestedFollowedAndRemovedHaveTheirDocuments()
    {
        var feed = Folder.Write("feed.xml", "<rss version='2.0'><channel><title>Post</title></channel></rss>");
        await RunAsync(
            "feeds", "add",
                Folder.Write(
                    "feeds.opml", "<opml version='2.0'><body><outline xmlUrl='https://post.example/feed'/></body></opml>"));

        var told = await ChatAsync("/feeds", $"/feeds add feed:{feed}", "/feeds remove feed:https://post.example/feed", "/feeds");

        Url(told[0]).ShouldBe("https://post.example/feed");
        told[1]["error"]!.GetValue<string>().ShouldContain("is no address");
        Url(told[2]).ShouldBe("https://post.example/feed");
        told[3]["feeds"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/sources")]
    public async Task ACommandWithoutADocumentHasItsText(string line)
    {
        var told = (await ChatAsync(line)).ShouldHaveSingleItem();

        told["text"]!.GetValue<string>().ShouldNotBeEmpty();
        told["error"].ShouldBeNull();
    }

    [Theory]
    [InlineData("/sorces", "There is no command /sorces")]
    [InlineData("/", "There is no command /")]
    [InlineData("", "/ask needs question")]
    [InlineData(" \t ", "/ask needs question")]
    [InlineData("/check", "/check needs text")]
    [InlineData("/ask Why? as_of:soon", "as_of: ")]
    [InlineData("/brief at:08:00", "Briefs come by themselves to channels")]
    [InlineData("/follow Merrow Dam", "")]
    [InlineData("/privacy", "Nothing is kept by name here")]
    public async Task WhatIsNotUnderstoodIsALineToo(string line, string error)
    {
        var told = (await ChatAsync(line)).ShouldHaveSingleItem();

        told["error"]!.GetValue<string>().ShouldStartWith(error);
        told["text"]!.GetValue<string>().ShouldBe(told["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task EveryLineHasOneReplyWhateverIsInIt()
    {
        await RunAsync("ingest", DamFile());
        string[] lines =
        [
            new string('x', 100_000), $"/check {new string('y', 100_000)}", string.Concat(Enumerable.Repeat("who ", 25_000)),
            "a\u2028b\u2029c\u0085d\u000be\u000cf?", "\u001b[31mred\u001b[0m?", "\ud83c half", "/\ud83c",
                "\"quoted\" \\ and {braces}?", "🌊🌊🌊?", "\0",
        ];

        var told = await ChatAsync(lines);

        told.Count.ShouldBe(lines.Length);
    }

    [Fact]
    public async Task WhatFailsIsALineAndTheConversationGoesOn()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "archive.db"), "no database", TestContext.Current.CancellationToken);

        var told = await ChatAsync("How long is the longest crack?", "/coverage", "/help");

        told.Count.ShouldBe(3);
        told[0]["error"]!.GetValue<string>().ShouldNotBeEmpty();
        told[1]["error"]!.GetValue<string>().ShouldNotBeEmpty();
        told[2]["error"].ShouldBeNull();
    }

    private async Task<List<JsonObject>> ChatAsync(params string[] lines)
    {
        var output = (await RunWithInputAsync(string.Concat(lines.Select(line => $"{line}\n")), "chat", "--json"))
            .ShouldBeDone().Output;
        // A script may break lines at any of these.
        output.ShouldNotMatch("[\u2028\u2029\u0085\v\f\r\0]");
        return [.. output.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static JsonObject Lasting(JsonObject document)
    {
        var lasting = document.DeepClone().AsObject();
        foreach (var name in OfTheMoment) lasting.Remove(name);
        return lasting;
    }

    private static string? Url(JsonObject document) => document["feeds"]![0]!["url"]!.GetValue<string>();
}
