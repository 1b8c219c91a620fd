using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Rest;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>What members see when they reply to messages of others.</summary>
public sealed class ReplyTests
{
    [Fact]
    public async Task AFeedBotsPostIsCheckedWithItsEmbed()
    {
        await using var host = await BotTestHost.StartAsync(settings: "--NewsBot:Discord:ReadThreads=true");
        var post = await PostAsync(host);

        var reply = await host.ReplyToAsync(
            await host.Ada.SaysAsync(host.Channel, $"{host.Mention} is this true?", replyTo: post));

        reply.Content.ShouldContain("Contradicted");
        reply.Content.ShouldContain("has “14”");
        reply.Pings.Anyone.ShouldBeFalse();
    }

    [Fact]
    public async Task TheMenuReadsEmbedsForwardedMessagesAndAttachedText()
    {
        await using var host = await BotTestHost.StartAsync();
        var post = await PostAsync(host);
        FakeMessage[] messages =
        [
            post,
            await host.Ada.ForwardsAsync(post, host.Channel),
            await host.Mod.SaysAsync(
                host.Channel, "", files:
                [
                    new FakeFile("message.txt", "The longest crack is 15 metres long."u8.ToArray(), "text/plain; charset=utf-8"),
                    new FakeFile("picture.png", [1, 2, 3], "image/png"),
                ]),
        ];

        foreach (var message in messages)
        {
            var checking = await host.Ada.MessageCommandAsync(message, "Check against the coverage");
            (await checking.MessageAsync()).Content.ShouldContain("Contradicted");
        }
    }

    [Fact]
    public async Task AModeratorWithdrawsAnAnswerWithItsButtons()
    {
        await using var host = await BotTestHost.StartAsync();
        var answer = await host.ReplyToAsync(await host.AskAsync());

        var withdrawing = await host.Mod.MessageCommandAsync(answer, "Withdraw this answer");

        (await withdrawing.MessageAsync()).Reader.ShouldBe(host.Mod);
        answer.Content.ShouldBe("This answer was withdrawn by a moderator.");
        answer.Buttons.ShouldBeEmpty();
        answer.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task QuestionsThatOneCanReadAreSuggestedAndNoOthers()
    {
        await using var host = await BotTestHost.StartAsync();
        var secret = host.Guild.AddChannel("board");
        secret.Deny(FakePermissions.ViewChannel, host.Ada);
        await host.ReplyToAsync(await host.AskAsync());
        await host.ReplyToAsync(
            await host.Mod.SaysAsync(secret, $"{host.Mention} Who noticed the cracks in the Merrow Dam?"));
        await host.Mod.DirectAsync("How many cracks are in the Merrow Dam?");
        await host.Discord.BotSaysAsync(host.Mod.Direct);

        var typed = await host.Ada.AutocompleteAsync(host.Channel, "ask", "question", "Merrow");
        var choices = (await typed.ChoicesAsync()).Select(choice => choice.Name).ToList();

        choices[0].ShouldBe("Merrow");
        choices.ShouldContain(BotTestHost.Question);
        choices.ShouldNotContain(choice => choice.Contains("Who noticed") || choice.Contains("How many"));
        typed = await host.Mod.AutocompleteAsync(host.Channel, "ask", "question", "Merrow");
        (await typed.ChoicesAsync()).Select(choice => choice.Name).ShouldContain("Who noticed the cracks in the Merrow Dam?");
    }

    [Fact]
    public async Task WithoutTheIntentTheAskerIsToldHowItCanBeChecked()
    {
        await using var host = await BotTestHost.StartAsync();

        await host.Ada.SaysAsync(host.Channel, $"{host.Mention} fact check this", replyTo: await PostAsync(host));

        (await host.Discord.BotSaysAsync(host.Ada.Direct)).Content.ShouldContain("Choose “Check against the coverage”");
    }

    [Fact]
    public async Task WhoTakesNoDirectMessagesSeesAReactionInPlaceOfARefusal()
    {
        await using var host = await BotTestHost.StartAsync();
        var role = host.Guild.AddRole("crew");
        await (await host.Mod.SlashAsync(host.Channel, "settings", ("roles", $"<@&{role.Id}>"))).MessageAsync();
        host.Ada.TakesDirectMessages = false;

        var question = await host.AskAsync();

        await host.Discord.UntilAsync(
            () => host.Discord.Requests.Any(request => request.Method == "PUT" && request.Segments is
                ["channels", _, "messages", var id, "reactions", ..] && id == question.Id.ToString(CultureInfo.InvariantCulture)),
            "a reaction");
        host.Discord.BotMessages.ShouldNotContain(message => message.RepliesTo == question);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ChatterInAThreadGetsNoAnswer(bool readThreads)
    {
        await using var host = await BotTestHost.StartAsync(settings: $"--NewsBot:Discord:ReadThreads={readThreads}");
        await (await host.Mod.SlashAsync(host.Channel, "settings", ("answers", "thread"))).MessageAsync();
        var question = await host.AskAsync("Who noticed the cracks in the Merrow Dam?");
        await host.Discord.UntilAsync(() => question.Thread is not null, "a thread");
        var first = await host.Discord.BotSaysAsync(
            question.Thread!, reply => reply.Content.Contains("Hadrell", StringComparison.Ordinal));

        var chatter = await host.Ada.SaysAsync(question.Thread!, "haha yeah", replyTo: first);
        await host.Ada.SaysAsync(question.Thread!, "me neither", replyTo: readThreads ? null : first);
        var asked = await host.Ada.SaysAsync(
            question.Thread!, "And how long is the longest?", replyTo: readThreads ? null : first);
        await host.ReplyToAsync(asked);

        host.Discord.BotMessages.ShouldNotContain(message => message.RepliesTo == chatter);
    }

    private static Task<FakeMessage> PostAsync(BotTestHost host) => host.Mod.SaysAsync(
        host.Channel, "", embeds:
        [
            new JsonObject
            {
                ["title"] = "Cracks in the Merrow Dam",
                ["description"] = "The longest crack is **15 metres** long.",
            },
        ]);
}
