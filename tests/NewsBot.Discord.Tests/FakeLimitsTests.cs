using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Discord.Tests.Fake;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>What Discord does not take, the fake does not take either. Asked in plain HTTP, as clients check beforehand.</summary>
public sealed class FakeLimitsTests
{
    private const string Invalid = "50035";

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
        { "six buttons", $$"""{"content":"a","components":[{"type":1,"components":[{{Buttons(6)}}]}]}""", "components.0.components" },
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
        { "choices and autocomplete", Command("ask", options: Option("a", Choices(1) + ",\"autocomplete\":true")), "0.options.0" },
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
        await using var house = await House.StartAsync();

        await house.RefusedAsync(HttpMethod.Post, $"channels/{house.Channel.Id}/messages", json, error, what);

        house.Channel.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task LargestMessageIsTaken()
    {
        await using var house = await House.StartAsync();
        var rows = Times(5, row => $$"""{"type":1,"components":[{{Times(5, column => Button($"{row}{column}{Of(98)}", Of(80)))}}]}""");
        var embeds = $$"""{"title":"{{Of(256)}}","description":"{{Of(4096)}}"},{"description":"{{Of(1648)}}"}""";

        var (status, answer) = await house.SendAsync(HttpMethod.Post, $"channels/{house.Channel.Id}/messages",
            $$"""{"content":"{{Of(2000)}}","embeds":[{{embeds}}],"components":[{{rows}}]}""");

        status.ShouldBe(200, answer?.ToJsonString());
        house.Channel.Messages.ShouldHaveSingleItem().Buttons.Count.ShouldBe(25);
    }

    [Theory]
    [MemberData(nameof(CommandLists))]
    public async Task CommandsAreRefused(string what, string json, string error)
    {
        await using var house = await House.StartAsync();

        await house.RefusedAsync(HttpMethod.Put, house.CommandsPath, $"[{json}]", error, what);

        house.Discord.Commands.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task ResponseIsRefusedAndAnotherIsTaken(string to, string json, string error)
    {
        await using var house = await House.StartAsync();
        var interaction = to == "typing" ? await house.TypeAsync() : await house.AskAsync();
        var path = $"interactions/{interaction.Id}/{interaction.Token}/callback";

        await house.RefusedAsync(HttpMethod.Post, path, json, error, to);
        var good = to == "typing" ? """{"type":8,"data":{"choices":[]}}""" : """{"type":5}""";

        (await house.SendAsync(HttpMethod.Post, path, good)).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("long", "name")]
    public async Task ThreadWithoutAFitNameIsRefused(string name, string error)
    {
        await using var house = await House.StartAsync();
        var message = await house.Ada.SaysAsync(house.Channel, "Hello");
        name = name == "long" ? Of(101) : name;

        await house.RefusedAsync(
            HttpMethod.Post, $"channels/{house.Channel.Id}/messages/{message.Id}/threads", $$"""{"name":"{{name}}"}""", error, name);
    }

    [Fact]
    public async Task MessageHasOneThread()
    {
        await using var house = await House.StartAsync();
        var message = await house.Ada.SaysAsync(house.Channel, "Hello");
        var path = $"channels/{house.Channel.Id}/messages/{message.Id}/threads";

        (await house.SendAsync(HttpMethod.Post, path, """{"name":"One"}""")).Status.ShouldBe(200);
        await house.RefusedAsync(HttpMethod.Post, path, """{"name":"Two"}""", "160004", "second");
    }

    [Fact]
    public async Task FilesOverTenMebibytesInAllAreRefused()
    {
        await using var house = await House.StartAsync();
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent("""{"content":"two files"}"""), "payload_json");
        form.Add(new ByteArrayContent(new byte[6 * 1024 * 1024]), "files[0]", "a.bin");
        form.Add(new ByteArrayContent(new byte[(4 * 1024 * 1024) + 1]), "files[1]", "b.bin");

        var (status, answer) = await house.SendAsync(HttpMethod.Post, $"channels/{house.Channel.Id}/messages", form);

        (status, answer!["code"]!.ToString()).ShouldBe((413, "40005"));
    }

    [Fact]
    public async Task InteractionIsAnsweredOnce()
    {
        await using var house = await House.StartAsync();
        var asked = await house.AskAsync();
        var path = $"interactions/{asked.Id}/{asked.Token}/callback";

        (await house.SendAsync(HttpMethod.Post, path, """{"type":5}""")).Status.ShouldBe(204);
        await house.RefusedAsync(HttpMethod.Post, path, """{"type":5}""", "40060", "second");
    }

    [Fact]
    public async Task ResponseAfterThreeSecondsIsToAnUnknownInteraction()
    {
        await using var house = await House.StartAsync();
        var asked = await house.AskAsync();
        house.Time.Advance(FakeInteraction.ResponseTime + TimeSpan.FromMilliseconds(1));

        await house.RefusedAsync(
            HttpMethod.Post, $"interactions/{asked.Id}/{asked.Token}/callback", """{"type":5}""", "10062", "late");
    }

    [Fact]
    public async Task TokenWorksForFifteenMinutesAndNotBeforeTheFirstResponse()
    {
        await using var house = await House.StartAsync();
        var asked = await house.AskAsync();
        var path = $"webhooks/{house.Discord.Options.ApplicationId}/{asked.Token}";
        await house.RefusedAsync(HttpMethod.Post, path, """{"content":"a"}""", "10015", "early");
        await house.SendAsync(HttpMethod.Post, $"interactions/{asked.Id}/{asked.Token}/callback", """{"type":5}""");

        house.Time.Advance(FakeInteraction.TokenTime);
        (await house.SendAsync(HttpMethod.Patch, $"{path}/messages/@original", """{"content":"a"}""")).Status.ShouldBe(200);
        house.Time.Advance(TimeSpan.FromSeconds(1));

        await house.RefusedAsync(HttpMethod.Patch, $"{path}/messages/@original", """{"content":"b"}""", "50027", "late");
        asked.Original!.Content.ShouldBe("a");
    }

    [Fact]
    public async Task PrivateMessageIsNotInTheChannelForTheBot()
    {
        await using var house = await House.StartAsync();
        var asked = await house.AskAsync();
        await house.SendAsync(HttpMethod.Post, $"interactions/{asked.Id}/{asked.Token}/callback",
            """{"type":4,"data":{"content":"a","flags":64}}""");

        await house.RefusedAsync(
            HttpMethod.Patch, $"channels/{house.Channel.Id}/messages/{asked.Original!.Id}", """{"content":"b"}""", "10008", "private");
        Should.Throw<InvalidOperationException>(() => house.Channel.Guild!.Owner.ClickAsync(asked.Original, "a"));
    }

    [Fact]
    public async Task WithoutATokenNothingIsTold()
    {
        await using var house = await House.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri($"{house.Discord.RestUrl}users/@me"), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(401);
    }

    [Theory]
    [InlineData("@everyone @here <@1> <@&2>", null, null, "@everyone @here <@1> <@&2>")]
    [InlineData("@everyone @here <@1> <@&2>", """{"parse":[]}""", null, "nobody")]
    [InlineData("@everyone @here <@1> <@&2>", "{}", null, "nobody")]
    [InlineData("@everyone <@1> <@!3> <@&2>", """{"parse":["users"]}""", null, "<@1> <@3>")]
    [InlineData("<@1> <@3> <@&2>", """{"users":["3"],"roles":["2"]}""", null, "<@3> <@&2>")]
    [InlineData("reply", null, 7UL, "<@7>")]
    [InlineData("reply", """{"parse":[]}""", 7UL, "nobody")]
    [InlineData("reply", """{"parse":[],"replied_user":true}""", 7UL, "<@7>")]
    public void PingsAreWhatIsMentionedAndAllowed(string content, string? allowed, ulong? replied, string pings) =>
        FakePings.Of(content, allowed is null ? null : (JsonObject)JsonNode.Parse(allowed)!, replied).ToString().ShouldBe(pings);

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

    /// <summary>A guild with a channel, a member and a command, no client, and a clock that the test turns.</summary>
    private sealed class House : IAsyncDisposable
    {
        private readonly HttpClient http = new();

        private House(FakeDiscord discord, FakeTimeProvider time)
        {
            (Discord, Time) = (discord, time);
            var guild = discord.AddGuild();
            (Channel, Ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", FakeOptions.DefaultToken);
        }

        public FakeDiscord Discord { get; }

        public FakeTimeProvider Time { get; }

        public FakeChannel Channel { get; }

        public FakeUser Ada { get; }

        public string CommandsPath => $"applications/{Discord.Options.ApplicationId}/commands";

        public static async Task<House> StartAsync()
        {
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
            var house = new House(await FakeDiscord.StartAsync(new FakeOptions { Time = time }), time);
            var published = await house.SendAsync(
                HttpMethod.Put, house.CommandsPath, $"[{Command("ask", options: Option("outlet", ",\"autocomplete\":true"))}]");
            published.Status.ShouldBe(200);
            return house;
        }

        public Task<FakeInteraction> AskAsync() => Ada.SlashAsync(Channel, "ask");

        public Task<FakeInteraction> TypeAsync() => Ada.AutocompleteAsync(Channel, "ask", "outlet", "r");

        public Task<(int Status, JsonNode? Answer)> SendAsync(HttpMethod method, string path, string json) =>
            SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"));

        public async Task<(int Status, JsonNode? Answer)> SendAsync(HttpMethod method, string path, HttpContent content)
        {
            using var request = new HttpRequestMessage(method, Discord.RestUrl + path) { Content = content };
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        }

        /// <param name="error">The code, or the path of the field that the form is invalid in.</param>
        public async Task RefusedAsync(HttpMethod method, string path, string json, string error, string what)
        {
            var (status, answer) = await SendAsync(method, path, json);
            status.ShouldBeGreaterThanOrEqualTo(400, what);
            if (char.IsDigit(error[0]) && !error.Contains('.', StringComparison.Ordinal))
            {
                answer!["code"]!.ToString().ShouldBe(error, what);
                return;
            }

            answer!["code"]!.ToString().ShouldBe(Invalid, answer.ToJsonString());
            var at = answer["errors"];
            foreach (var part in error.Split('.')) at = at?[part];
            (error == "_errors" ? at : at?["_errors"]).ShouldNotBeNull($"{what}: {answer.ToJsonString()}");
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await Discord.DisposeAsync();
        }
    }
}
