using Microsoft.Extensions.DependencyInjection;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>What members of a server see when they ask.</summary>
public sealed partial class AskingTests
{
    [Fact]
    public async Task TheCatalogueIsPublishedWithItsMessageCommands()
    {
        await using var host = await BotTestHost.StartAsync();

        var names = host.Discord.Commands.Select(command => (string)command["name"]!).ToList();
        names.ShouldContain("ask");
        names.ShouldContain("sources");
        names.ShouldContain("settings");
        names.ShouldContain("Ask about this");
        names.ShouldContain("Check against the coverage");
        var settings = host.Discord.Commands.Single(command => (string)command["name"]! == "settings");
        settings["default_member_permissions"]!.ToString().ShouldBe("32");
    }

    [Fact]
    public async Task AMentionIsAnsweredBelowItWithSourcesAndPingsNobody()
    {
        await using var host = await BotTestHost.StartAsync();

        var reply = await host.ReplyToAsync(await host.AskAsync());

        reply.Content.ShouldContain(BotTestHost.Answered);
        reply.Content.ShouldContain(
            "[Three cracks found in Merrow Dam](<https://post.example/dam>) · The Harbour Post · <t:1759449600:D>");
        reply.Buttons.Select(button => button.Label).ShouldBe(["Sources & quotes", "Follow up", "Useful", "Not useful"]);
        reply.Pings.Anyone.ShouldBeFalse();
        host.Channel.Typing.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AMentionOfTheBotsRoleIsNotTheOnlyWordThatIsTakenOut()
    {
        await using var host = await BotTestHost.StartAsync();

        var reply = await host.ReplyToAsync(
            await host.Ada.SaysAsync(host.Channel, $"How long is the longest crack {host.Mention} in the Merrow Dam?"));

        reply.Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task WhatIsNotMeantForTheBotIsNotAnswered()
    {
        await using var host = await BotTestHost.StartAsync();
        await host.Ada.SaysAsync(host.Channel, BotTestHost.Question);
        await host.Ada.SaysAsync(host.Channel, $"{host.Mod.Mention} {BotTestHost.Question}");

        await host.ReplyToAsync(await host.AskAsync());

        host.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AnAnswerGrowsByEditsOneASecondAtMost()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(ModelReplies.SaysBehind(
            gate.Task, "Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest", " crack is 14 metres long. [1]"));
        await using var host = await BotTestHost.StartAsync(settings: Model(model));

        var question = await host.AskAsync();
        var partial = await host.Discord.BotSaysAsync(host.Channel, reply => reply.RepliesTo == question);
        partial.Content.ShouldBe("Joss Hadrell noticed three cracks in the Merrow Dam. [1]\n-# …");
        gate.SetResult();
        var reply = await host.ReplyToAsync(question);

        reply.ShouldBeSameAs(partial);
        reply.Content.ShouldContain("The longest crack is 14 metres long.");
        reply.Buttons.Count.ShouldBe(4);
        var times = reply.Edits.Select(edit => edit.At).Prepend(reply.At).ToList();
        // Less a few milliseconds that the clocks of the two may differ by.
        times.Zip(times.Skip(1), (one, next) => next - one).ShouldAllBe(gap => gap > TimeSpan.FromMilliseconds(950));
        host.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ACommandIsDeferredWithinItsTimeAndAnswered()
    {
        await using var host = await BotTestHost.StartAsync();

        var asked = await host.Ada.SlashAsync(
            host.Channel, "ask", ("question", BotTestHost.Question), ("outlet", "The Harbour Post"));
        var answer = await asked.MessageAsync();

        (answer.Ephemeral, asked.Response!.Type).ShouldBe((false, FakeResponseType.Deferred));
        answer.Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task APrivateCommandIsSeenByTheAskerAlone()
    {
        await using var host = await BotTestHost.StartAsync();

        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question), ("private", true));

        (await asked.MessageAsync()).Reader.ShouldBe(host.Ada);
    }

    [Fact]
    public async Task AWrongUseIsToldToTheAskerAlone()
    {
        await using var host = await BotTestHost.StartAsync();

        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question), ("as_of", "yesterdayish"));
        var told = await asked.MessageAsync();

        told.Reader.ShouldBe(host.Ada);
        told.Content.ShouldContain("2025\\-10\\-03".Replace("\\", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARoleThatWasTakenAwayCountsNoMore()
    {
        await using var host = await BotTestHost.StartAsync();
        var role = host.Guild.AddRole("readers");
        var reader = host.Guild.AddMember("Reader", role);
        await (await host.Mod.SlashAsync(host.Channel, "settings", ("roles", $"<@&{role.Id}>"))).MessageAsync();
        await host.ReplyToAsync(await reader.SaysAsync(host.Channel, $"{host.Mention} {BotTestHost.Question}"));

        host.Guild.AddMember(reader);
        var asked = await reader.SaysAsync(host.Channel, $"{host.Mention} {BotTestHost.Question}");

        (await host.Discord.BotSaysAsync(reader.Direct)).Content.ShouldBe(
            $"To ask in **{host.Guild.Name}**, you need the role “readers”.");
        host.Discord.BotMessages.ShouldNotContain(message => message.RepliesTo == asked);
    }

    [Fact]
    public async Task AReplyToAnAnswerGoesOnWithIt()
    {
        await using var host = await BotTestHost.StartAsync();
        var reply = await host.ReplyToAsync(await host.AskAsync("Who noticed the cracks in the Merrow Dam?"));

        var second = await host.ReplyToAsync(
            await host.Ada.SaysAsync(host.Channel, "And how long is the longest?", replyTo: reply));

        second.Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task WhereSetAThreadIsOpenedAndGoneOnWith()
    {
        await using var host = await BotTestHost.StartAsync();
        await (await host.Mod.SlashAsync(host.Channel, "settings", ("answers", "thread"))).MessageAsync();

        var question = await host.AskAsync("Who noticed the cracks in the Merrow Dam?");
        await host.Discord.UntilAsync(() => question.Thread is not null, "a thread");
        var first = await host.Discord.BotSaysAsync(
            question.Thread!, reply => reply.Content.Contains("Hadrell", StringComparison.Ordinal));
        // A reply to the bot pings it, so its content comes without a privileged intent.
        await host.Ada.SaysAsync(question.Thread!, "And how long is the longest?", replyTo: first);
        await host.Discord.BotSaysAsync(
            question.Thread!, reply => reply.Content.Contains(BotTestHost.Answered, StringComparison.Ordinal));

        question.Thread!.Name.ShouldBe("Who noticed the cracks in the Merrow Dam?");
        host.Channel.Messages
            .Count(message => message.Author == host.Discord.Bot && message.Content.Length > 0 && message.Interaction is null)
            .ShouldBe(0);
    }

    [Fact]
    public async Task ADirectMessageIsAnswered()
    {
        await using var host = await BotTestHost.StartAsync();

        await host.Ada.DirectAsync(BotTestHost.Question);

        (await host.Discord.BotSaysAsync(host.Ada.Direct)).Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task AReplyOfFiveThousandCharactersComesInSeveralMessagesCutBetweenSentences()
    {
        var text = string.Join(
            ' ', Enumerable.Range(1, 80).Select(i => $"This is sentence number {i} of a long report about the Merrow Dam."));
        await using var host = await BotTestHost.StartAsync(adjust: Has("long", new Reply { Text = text }));

        var asked = await host.Ada.SlashAsync(host.Channel, "long");
        var first = await asked.MessageAsync();
        await asked.FollowUpAsync(2);

        text.Length.ShouldBeGreaterThan(5_000);
        string[] all = [first.Content, .. asked.FollowUps.Select(message => message.Content)];
        string.Join(' ', all).ShouldBe(text);
        all.ShouldAllBe(page => page.EndsWith('.') && page.Length <= 2_000);
    }

    [Theory]
    [InlineData("@everyone @here what of the Merrow Dam?")]
    [InlineData("<@1290000000000000999> <@&5> what of the Merrow Dam?")]
    [InlineData("[the Merrow Dam](https://evil.example) **crack** `length`?")]
    public async Task WhatAMemberWritesComesOutHarmless(string text)
    {
        await using var host = await BotTestHost.StartAsync();

        var reply = await host.ReplyToAsync(await host.AskAsync(text));

        reply.Pings.Anyone.ShouldBeFalse();
        Harmless(reply.Content);
    }

    [Fact]
    public async Task WhatAnArticleSaysComesOutHarmless()
    {
        await using var host = await BotTestHost.StartAsync();
        await host.Services.GetRequiredService<ArticleArchive>().StoreFromFileAsync(
            Some.Article(
                "trap", "@everyone [Win](https://evil.example) ||now||",
                "The **lighthouse** at Corvane <@1290000000000000999> was sold for [9 crowns](https://evil.example) to @here.",
                "<@&5> *Post*", "https://post.example/trap"),
            TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<CoverageIndexer>().CatchUpAsync(TestContext.Current.CancellationToken);

        var reply = await host.ReplyToAsync(await host.AskAsync("For how much was the lighthouse at Corvane sold?"));

        reply.Content.ShouldContain("9 crowns");
        reply.Pings.Anyone.ShouldBeFalse();
        Harmless(reply.Content);
    }

    private static void Harmless(string content)
    {
        content.ShouldNotContain("@everyone");
        content.ShouldNotContain("@here");
        content.ShouldNotContain("https://evil");
        var active = System.Text.RegularExpressions.Regex.Replace(content, @"\\.", "");
        active.ShouldNotContain("<@");
        active.ShouldNotContain("**");
        active.ShouldNotContain("||");
    }

    private static Action<Microsoft.Extensions.Hosting.HostApplicationBuilder> Has(string name, Reply reply) =>
        builder => builder.Services.AddSingleton<Command>(new ScriptedCommand(name, reply));

    internal static string[] Model(ScriptedModel model) =>
        ["--NewsBot:Model:Provider=OpenAI", $"--NewsBot:Model:Endpoint={model.Endpoint}", "--NewsBot:Model:Name=scripted"];
}
