using Microsoft.Extensions.DependencyInjection;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>What members of a server see when they ask.</summary>
public sealed class AskingTests
{
    [Fact]
    public async Task TheCatalogueIsPublishedWithItsMessageCommands()
    {
        await using var house = await BotHouse.StartAsync();

        var names = house.Discord.Commands.Select(command => (string)command["name"]!).ToList();
        names.ShouldContain("ask");
        names.ShouldContain("sources");
        names.ShouldContain("settings");
        names.ShouldContain("Ask about this");
        names.ShouldContain("Check against the coverage");
        var settings = house.Discord.Commands.Single(command => (string)command["name"]! == "settings");
        settings["default_member_permissions"]!.ToString().ShouldBe("32");
    }

    [Fact]
    public async Task AMentionIsAnsweredBelowItWithSourcesAndPingsNobody()
    {
        await using var house = await BotHouse.StartAsync();

        var reply = await house.ReplyToAsync(await house.AskAsync());

        reply.Content.ShouldContain(BotHouse.Answered);
        reply.Content.ShouldContain(
            "[Three cracks found in Merrow Dam](<https://post.example/dam>) · The Harbour Post · <t:1759449600:D>");
        reply.Buttons.Select(button => button.Label).ShouldBe(["Sources & quotes", "Follow up", "Useful", "Not useful"]);
        reply.Pings.Anyone.ShouldBeFalse();
        house.Channel.Typing.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AMentionOfTheBotsRoleIsNotTheOnlyWordThatIsTakenOut()
    {
        await using var house = await BotHouse.StartAsync();

        var reply = await house.ReplyToAsync(
            await house.Ada.SaysAsync(house.Channel, $"How long is the longest crack {house.Mention} in the Merrow Dam?"));

        reply.Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task WhatIsNotMeantForTheBotIsNotAnswered()
    {
        await using var house = await BotHouse.StartAsync();
        await house.Ada.SaysAsync(house.Channel, BotHouse.Question);
        await house.Ada.SaysAsync(house.Channel, $"{house.Mod.Mention} {BotHouse.Question}");

        await house.ReplyToAsync(await house.AskAsync());

        house.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AnAnswerGrowsByEditsOneASecondAtMost()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(ModelReplies.SaysBehind(
            gate.Task, "Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest", " crack is 14 metres long. [1]"));
        await using var house = await BotHouse.StartAsync(settings: Model(model));

        var question = await house.AskAsync();
        var partial = await house.Discord.BotSaysAsync(house.Channel, reply => reply.RepliesTo == question);
        partial.Content.ShouldBe("Joss Hadrell noticed three cracks in the Merrow Dam. [1]\n-# …");
        gate.SetResult();
        var reply = await house.ReplyToAsync(question);

        reply.ShouldBeSameAs(partial);
        reply.Content.ShouldContain("The longest crack is 14 metres long.");
        reply.Buttons.Count.ShouldBe(4);
        var times = reply.Edits.Select(edit => edit.At).Prepend(reply.At).ToList();
        // Less a few milliseconds that the clocks of the two may differ by.
        times.Zip(times.Skip(1), (one, next) => next - one).ShouldAllBe(gap => gap > TimeSpan.FromMilliseconds(950));
        house.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ACommandIsDeferredWithinItsTimeAndAnswered()
    {
        await using var house = await BotHouse.StartAsync();

        var asked = await house.Ada.SlashAsync(
            house.Channel, "ask", ("question", BotHouse.Question), ("outlet", "The Harbour Post"));
        var answer = await asked.MessageAsync();

        (answer.Ephemeral, asked.Response!.Type).ShouldBe((false, FakeResponseType.Deferred));
        answer.Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task APrivateCommandIsSeenByTheAskerAlone()
    {
        await using var house = await BotHouse.StartAsync();

        var asked = await house.Ada.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question), ("private", true));

        (await asked.MessageAsync()).Reader.ShouldBe(house.Ada);
    }

    [Fact]
    public async Task AWrongUseIsToldToTheAskerAlone()
    {
        await using var house = await BotHouse.StartAsync();

        var asked = await house.Ada.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question), ("as_of", "yesterdayish"));
        var told = await asked.MessageAsync();

        told.Reader.ShouldBe(house.Ada);
        told.Content.ShouldContain("2025\\-10\\-03".Replace("\\", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OutletsAreProposedWhileTheyAreTyped()
    {
        await using var house = await BotHouse.StartAsync();

        var typed = await house.Ada.AutocompleteAsync(house.Channel, "ask", "outlet", "harb");

        (await typed.ChoicesAsync()).ShouldBe([new FakeChoice("The Harbour Post", "The Harbour Post")]);
    }

    [Fact]
    public async Task TheSourcesButtonShowsTheSentencesToWhoPressedIt()
    {
        await using var house = await BotHouse.StartAsync();
        var reply = await house.ReplyToAsync(await house.AskAsync());

        var shown = await (await house.Mod.ClickAsync(reply, "Sources & quotes")).MessageAsync();

        shown.Reader.ShouldBe(house.Mod);
        shown.Content.ShouldContain($"> {BotHouse.Answered}");
    }

    [Fact]
    public async Task TheFollowUpFormAsksOn()
    {
        await using var house = await BotHouse.StartAsync();
        var reply = await house.ReplyToAsync(await house.AskAsync("Who noticed the cracks in the Merrow Dam?"));

        var form = await (await house.Ada.ClickAsync(reply, "Follow up")).ModalAsync();
        var answer = await (await house.Ada.SubmitAsync(form, ("text", "And how long is the longest?"))).MessageAsync();

        form.Title.ShouldBe("Follow up");
        answer.Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task AVoteIsThankedForInPrivate()
    {
        await using var house = await BotHouse.StartAsync();
        var reply = await house.ReplyToAsync(await house.AskAsync());

        var thanks = await (await house.Ada.ClickAsync(reply, "Useful")).MessageAsync();

        (thanks.Reader, thanks.Content).ShouldBe((house.Ada, "Noted: it was useful. Thank you."));
    }

    [Fact]
    public async Task AMessageCommandAsksAboutWhatSomebodyWrote()
    {
        await using var house = await BotHouse.StartAsync();
        var said = await house.Mod.SaysAsync(house.Channel, BotHouse.Question);

        var answer = await (await house.Ada.MessageCommandAsync(said, "Ask about this")).MessageAsync();

        answer.Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task AMessageIsCheckedAgainstTheCoverage()
    {
        await using var house = await BotHouse.StartAsync();
        var said = await house.Mod.SaysAsync(
            house.Channel,
            "The longest crack in the Merrow Dam is 17 metres long. "
            + "The electric ferry Ilmar carried 212 passengers on its first crossing. @everyone");

        var checkedAs = (await (await house.Ada.MessageCommandAsync(said, "Check against the coverage")).MessageAsync()).Content;

        checkedAs.ShouldContain("Contradicted");
        checkedAs.ShouldContain("has “14” instead of “17”");
        checkedAs.ShouldContain("Supported");
        checkedAs.ShouldContain("https://courier.example/ferry");
        Harmless(checkedAs);
    }

    [Fact]
    public async Task ARoleThatWasTakenAwayCountsNoMore()
    {
        await using var house = await BotHouse.StartAsync();
        var role = house.Guild.AddRole("readers");
        var reader = house.Guild.AddMember("Reader", role);
        await (await house.Mod.SlashAsync(house.Channel, "settings", ("roles", $"<@&{role.Id}>"))).MessageAsync();
        await house.ReplyToAsync(await reader.SaysAsync(house.Channel, $"{house.Mention} {BotHouse.Question}"));

        house.Guild.AddMember(reader);
        var asked = await reader.SaysAsync(house.Channel, $"{house.Mention} {BotHouse.Question}");

        (await house.Discord.BotSaysAsync(reader.Direct)).Content.ShouldBe($"To ask here, you need the role <@&{role.Id}>.");
        house.Discord.BotMessages.ShouldNotContain(message => message.RepliesTo == asked);
    }

    [Fact]
    public async Task AReplyToAnAnswerGoesOnWithIt()
    {
        await using var house = await BotHouse.StartAsync();
        var reply = await house.ReplyToAsync(await house.AskAsync("Who noticed the cracks in the Merrow Dam?"));

        var second = await house.ReplyToAsync(
            await house.Ada.SaysAsync(house.Channel, "And how long is the longest?", replyTo: reply));

        second.Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task WhereSetAThreadIsOpenedAndGoneOnWith()
    {
        await using var house = await BotHouse.StartAsync();
        await (await house.Mod.SlashAsync(house.Channel, "settings", ("answers", "thread"))).MessageAsync();

        var question = await house.AskAsync("Who noticed the cracks in the Merrow Dam?");
        await house.Discord.UntilAsync(() => question.Thread is not null, "a thread");
        var first = await house.Discord.BotSaysAsync(
            question.Thread!, reply => reply.Content.Contains("Hadrell", StringComparison.Ordinal));
        // A reply to the bot pings it, so its content comes without a privileged intent.
        await house.Ada.SaysAsync(question.Thread!, "And how long is the longest?", replyTo: first);
        await house.Discord.BotSaysAsync(
            question.Thread!, reply => reply.Content.Contains(BotHouse.Answered, StringComparison.Ordinal));

        question.Thread!.Name.ShouldBe("Who noticed the cracks in the Merrow Dam?");
        house.Channel.Messages
            .Count(message => message.Author == house.Discord.Bot && message.Content.Length > 0 && message.Interaction is null)
            .ShouldBe(0);
    }

    [Fact]
    public async Task ADirectMessageIsAnswered()
    {
        await using var house = await BotHouse.StartAsync();

        await house.Ada.DirectAsync(BotHouse.Question);

        (await house.Discord.BotSaysAsync(house.Ada.Direct)).Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task AReplyOfFiveThousandCharactersComesInSeveralMessagesCutBetweenSentences()
    {
        var text = string.Join(
            ' ', Enumerable.Range(1, 80).Select(i => $"This is sentence number {i} of a long report about the Merrow Dam."));
        await using var house = await BotHouse.StartAsync(adjust: Has("long", new Reply { Text = text }));

        var asked = await house.Ada.SlashAsync(house.Channel, "long");
        var first = await asked.MessageAsync();
        await asked.FollowUpAsync(2);

        text.Length.ShouldBeGreaterThan(5_000);
        string[] all = [first.Content, .. asked.FollowUps.Select(message => message.Content)];
        string.Join(' ', all).ShouldBe(text);
        all.ShouldAllBe(page => page.EndsWith('.') && page.Length <= 2_000);
    }

    [Fact]
    public async Task AChartIsAttached()
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];
        await using var house = await BotHouse.StartAsync(
            adjust: Has("chart",
                new Reply { Text = "Articles a day", Files = [new ReplyFile("coverage.png", picture, "Articles a day")] }));

        var shown = await (await house.Ada.SlashAsync(house.Channel, "chart")).MessageAsync();

        var file = shown.Files.ShouldHaveSingleItem();
        file.Name.ShouldBe("coverage.png");
        file.Bytes.ToArray().ShouldBe(picture);
    }

    [Theory]
    [InlineData("@everyone @here what of the Merrow Dam?")]
    [InlineData("<@1290000000000000999> <@&5> what of the Merrow Dam?")]
    [InlineData("[the Merrow Dam](https://evil.example) **crack** `length`?")]
    public async Task WhatAMemberWritesComesOutHarmless(string text)
    {
        await using var house = await BotHouse.StartAsync();

        var reply = await house.ReplyToAsync(await house.AskAsync(text));

        reply.Pings.Anyone.ShouldBeFalse();
        Harmless(reply.Content);
    }

    [Fact]
    public async Task WhatAnArticleSaysComesOutHarmless()
    {
        await using var house = await BotHouse.StartAsync();
        await house.Services.GetRequiredService<ArticleArchive>().StoreFromFileAsync(
            Some.Article(
                "trap", "@everyone [Win](https://evil.example) ||now||",
                "The **lighthouse** at Corvane <@1290000000000000999> was sold for [9 crowns](https://evil.example) to @here.",
                "<@&5> *Post*", "https://post.example/trap"),
            TestContext.Current.CancellationToken);

        var reply = await house.ReplyToAsync(await house.AskAsync("For how much was the lighthouse at Corvane sold?"));

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
