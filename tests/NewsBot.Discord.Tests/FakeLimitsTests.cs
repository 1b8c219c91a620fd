using NewsBot.Discord.Tests.Fake;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>
/// What Discord does not take, the fake does not take either. Asked in plain HTTP, as clients check beforehand.
/// </summary>
public sealed class FakeLimitsTests
{
    public static TheoryData<string, string, string> Messages => new()
    {
        { "no content", "{}", "50006" },
        { "blank content", """{"content":"  "}""", "50006" },
        { "2,001 letters", $$"""{"content":"{{Of(2001)}}"}""", "content" },
        { "11 embeds", $$"""{"embeds":[{{Times(11, """{"title":"a"}""")}}]}""", "embeds" },
        { "empty embed", """{"embeds":[{}]}""", "embeds.0.description" },
        { "long title", $$"""{"embeds":[{"title":"{{Of(257)}}"}]}""", "embeds.0.title" },
        { "long description", $$"""{"embeds":[{"description":"{{Of(4097)}}"}]}""", "embeds.0.description" },
        { "6,001 in all", $$"""{"embeds":[{"description":"{{Of(4000)}}"},{"description":"{{Of(2001)}}"}]}""", "embeds" },
        { "26 fields", $$"""{"embeds":[{"fields":[{{Times(26, """{"name":"a","value":"b"}""")}}]}]}""", "embeds.0.fields" },
        { "field of 1,025", $$"""{"embeds":[{"fields":[{"name":"a","value":"{{Of(1025)}}"}]}]}""", "embeds.0.fields.0.value" },
        { "no link", """{"embeds":[{"title":"a","url":"javascript:x"}]}""", "embeds.0.url" },
        { "six rows", $$"""{"content":"a","components":[{{Rows(6)}}]}""", "components" },
        { "no row", $$"""{"content":"a","components":[{{Button("a")}}]}""", "components.0.type" },
        { "six buttons", $$"""{"content":"a","components":[{"type":1,"components":[{{Buttons(6)}}]}]}""",
            "components.0.components" },
        { "empty row", """{"content":"a","components":[{"type":1,"components":[]}]}""", "components.0.components" },
        { "long id", Row(Button(Of(101))), "components.0.components.0.custom_id" },
        { "no id", Row(Button("")), "components.0.components.0.custom_id" },
        { "an id twice", Row(Button("a") + "," + Button("a")), "components.0.components.1.custom_id" },
        { "long label", Row(Button("a", Of(81))), "components.0.components.0.label" },
        { "no label", Row(Button("a", "")), "components.0.components.0.label" },
        { "long link", Row(Link($"https://a.b/{Of(501)}")), "components.0.components.0.url" },
        { "no scheme", Row(Link("a.b/c")), "components.0.components.0.url" },
        { "parse and list", """{"content":"a","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "allowed_mentions" },
        { "unknown parse", """{"content":"a","allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse.0" },
        { "unknown reply", """{"content":"a","message_reference":{"message_id":"1"}}""", "message_reference" },
    };

    public static TheoryData<string, string, string> CommandLists => new()
    {
        { "capitals", Command("Ask"), "0.name" },
        { "space", Command("ask me"), "0.name" },
        { "33 letters", Command(Of(33)), "0.name" },
        { "no description", Command("ask", ""), "0.description" },
        { "101 letters", Command("ask", Of(101)), "0.description" },
        { "a name twice", $"{Command("ask")},{Command("ask")}", "_errors" },
        { "26 options", Command("ask", options: Times(26, number => Option($"o{number}"))), "0.options" },
        { "required last", Command("ask", options: $"{Option("a")},{Option("b", ",\"required\":true")}"), "0.options.1" },
        { "26 choices", Command("ask", options: Option("a", Choices(26))), "0.options.0.choices" },
        { "choices and autocomplete", Command("ask", options: Option("a", Choices(1) + ",\"autocomplete\":true")),
            "0.options.0" },
        { "menu command with a description", """{"name":"Ask","type":3,"description":"a"}""", "0.description" },
    };

    public static TheoryData<string, string, string> Responses => new()
    {
        { "command", """{"type":8,"data":{"choices":[]}}""", "type" },
        { "command", """{"type":7,"data":{"content":"a"}}""", "type" },
        { "command", """{"type":4,"data":{}}""", "50006" },
        { "command", $$"""{"type":4,"data":{"content":"{{Of(2001)}}"} }""", "content" },
        { "command", Modal(Of(46), Input("a")), "data.title" },
        { "command", Modal("a", ""), "data.components" },
        { "command", Modal("a", Times(6, number => Input($"i{number}"))), "data.components" },
        { "command", Modal("a", Input("a", Of(46))), "data.components.0.components.0.label" },
        { "command", Modal("a", Input(Of(101))), "data.components.0.components.0.custom_id" },
        { "typing", """{"type":4,"data":{"content":"a"}}""", "type" },
        { "typing", Proposals(Times(26, number => Choice($"c{number}"))), "data.choices" },
        { "typing", Proposals(Choice(Of(101))), "data.choices.0.name" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task MessageIsRefused(string what, string json, string error)
    {
        await using var host = await FakeTestHost.StartAsync();

        await host.RefusedAsync(HttpMethod.Post, $"channels/{host.Channel.Id}/messages", json, error, what);

        host.Channel.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task LargestMessageIsTaken()
    {
        await using var host = await FakeTestHost.StartAsync();
        var rows =
            Times(5, row => $$"""{"type":1,"components":[{{Times(5, column => Button($"{row}{column}{Of(98)}", Of(80)))}}]}""");
        var embeds = $$"""{"title":"{{Of(256)}}","description":"{{Of(4096)}}"},{"description":"{{Of(1648)}}"}""";

        var (status, answer) = await host.SendAsync(HttpMethod.Post, $"channels/{host.Channel.Id}/messages",
            $$"""{"content":"{{Of(2000)}}","embeds":[{{embeds}}],"components":[{{rows}}]}""");

        status.ShouldBe(200, answer?.ToJsonString());
        host.Channel.Messages.ShouldHaveSingleItem().Buttons.Count.ShouldBe(25);
    }

    [Theory]
    [MemberData(nameof(CommandLists))]
    public async Task CommandsAreRefused(string what, string json, string error)
    {
        await using var host = await FakeTestHost.StartAsync();

        await host.RefusedAsync(HttpMethod.Put, host.CommandsPath, $"[{json}]", error, what);

        host.Discord.Commands.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task ResponseIsRefusedAndAnotherIsTaken(string to, string json, string error)
    {
        await using var host = await FakeTestHost.StartAsync();
        var interaction = to == "typing" ? await host.TypeAsync() : await host.AskAsync();
        var path = $"interactions/{interaction.Id}/{interaction.Token}/callback";

        await host.RefusedAsync(HttpMethod.Post, path, json, error, to);
        var good = to == "typing" ? """{"type":8,"data":{"choices":[]}}""" : """{"type":5}""";

        (await host.SendAsync(HttpMethod.Post, path, good)).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("long", "name")]
    public async Task ThreadWithoutAFitNameIsRefused(string name, string error)
    {
        await using var host = await FakeTestHost.StartAsync();
        var message = await host.Ada.SaysAsync(host.Channel, "Hello");
        name = name == "long" ? Of(101) : name;

        await host.RefusedAsync(
            HttpMethod.Post, $"channels/{host.Channel.Id}/messages/{message.Id}/threads",
                $$"""{"name":"{{name}}"}""", error, name);
    }

    [Fact]
    public async Task MessageHasOneThread()
    {
        await using var host = await FakeTestHost.StartAsync();
        var message = await host.Ada.SaysAsync(host.Channel, "Hello");
        var path = $"channels/{host.Channel.Id}/messages/{message.Id}/threads";

        (await host.SendAsync(HttpMethod.Post, path, """{"name":"One"}""")).Status.ShouldBe(200);
        await host.RefusedAsync(HttpMethod.Post, path, """{"name":"Two"}""", "160004", "second");
    }

    [Fact]
    public async Task FilesOverTenMebibytesInAllAreRefused()
    {
        await using var host = await FakeTestHost.StartAsync();
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent("""{"content":"two files"}"""), "payload_json");
        form.Add(new ByteArrayContent(new byte[6 * 1024 * 1024]), "files[0]", "a.bin");
        form.Add(new ByteArrayContent(new byte[(4 * 1024 * 1024) + 1]), "files[1]", "b.bin");

        var (status, answer) = await host.SendAsync(HttpMethod.Post, $"channels/{host.Channel.Id}/messages", form);

        (status, answer!["code"]!.ToString()).ShouldBe((413, "40005"));
    }

    private static string Of(int length) => new('a', length);

    private static string Times(int count, string each) => Times(count, _ => each);

    private static string Times(int count, Func<int, string> each) => string.Join(',', Enumerable.Range(0, count).Select(each));

    private static string Button(string id, string label = "b") =>
        $$"""{"type":2,"style":1,"custom_id":"{{id}}","label":"{{label}}"}""";

    private static string Link(string url) => $$"""{"type":2,"style":5,"url":"{{url}}","label":"b"}""";

    private static string Buttons(int count) => Times(count, number => Button($"b{number}"));

    private static string Rows(int count) => Times(count, number => $$"""{"type":1,"components":[{{Button($"r{number}")}}]}""");

    private static string Row(string parts) => $$"""{"content":"a","components":[{"type":1,"components":[{{parts}}]}]}""";

    private static string Command(string name, string description = "d", string options = "") =>
        $$"""{"name":"{{name}}","description":"{{description}}","options":[{{options}}]}""";

    private static string Option(string name, string more = "") =>
        $$"""{"type":3,"name":"{{name}}","description":"d"{{more}}}""";

    private static string Choices(int count) => $$""","choices":[{{Times(count, number => Choice($"c{number}"))}}]""";

    private static string Choice(string name) => $$"""{"name":"{{name}}","value":"a"}""";

    private static string Proposals(string choices) => $$"""{"type":8,"data":{"choices":[{{choices}}]} }""";

    private static string Input(string id, string label = "l") =>
        $$"""{"type":1,"components":[{"type":4,"style":1,"custom_id":"{{id}}","label":"{{label}}"}]}""";

    private static string Modal(string title, string rows) =>
        $$"""{"type":9,"data":{"title":"{{title}}","custom_id":"m","components":[{{rows}}]} }""";
}
