using Discord;
using Discord.WebSocket;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Rest;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>The real client and the fake understand each other: commands, buttons and forms.</summary>
public sealed class FakeInteractionTests
{
    private static readonly ApplicationCommandProperties[] Commands =
    [
        new SlashCommandBuilder().WithName("ask").WithDescription("Asks")
            .AddOption("question", ApplicationCommandOptionType.String, "What", isRequired: true)
            .AddOption("outlet", ApplicationCommandOptionType.String, "Whose", isAutocomplete: true)
            .AddOption("who", ApplicationCommandOptionType.User, "Who").Build(),
        new SlashCommandBuilder().WithName("feeds").WithDescription("Feeds")
            .WithDefaultMemberPermissions(GuildPermission.ManageGuild)
            .AddOption(new SlashCommandOptionBuilder().WithName("add").WithDescription("Adds")
                .WithType(ApplicationCommandOptionType.SubCommand)
                .AddOption("file", ApplicationCommandOptionType.Attachment, "A list", isRequired: true)).Build(),
        new MessageCommandBuilder().WithName("Ask about this").Build(),
    ];

    [Fact]
    public async Task PublishedCommandsKeepTheirIds()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var client = await TestClient.StartAsync(discord);

        var first = await client.Rest.BulkOverwriteGlobalCommands(Commands);
        var second = await client.Rest.BulkOverwriteGlobalCommands([.. Commands.Reverse()]);

        discord.Commands.Select(command => (string)command["name"]!).ShouldBe(["Ask about this", "feeds", "ask"]);
        second.Select(command => command.Id).ShouldBe(first.Select(command => command.Id), ignoreOrder: true);
        discord.RequestsTo("PUT", "applications/*/commands").Count.ShouldBe(2);
    }

    [Fact]
    public async Task DeferredCommandIsEditedAndFollowedUpInPrivate()
    {
        await using var host = await InteractionHost.StartAsync(async (SocketSlashCommand command) =>
        {
            await command.DeferAsync();
            await command.ModifyOriginalResponseAsync(change =>
                change.Content = $"You asked: {command.Data.Options.First().Value}");
            await command.FollowupAsync("Only for you", ephemeral: true);
        });

        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", "What now?"), ("who", host.Ada));
        var answer = await asked.MessageAsync();
        var followUp = await asked.FollowUpAsync();

        answer.Content.ShouldBe("You asked: What now?");
        (answer.Ephemeral, answer.Type, asked.Response!.Type).ShouldBe((false, 20, FakeResponseType.Deferred));
        (followUp.Content, followUp.Reader).ShouldBe(("Only for you", host.Ada));
    }

    [Fact]
    public async Task PrivateDeferralMakesTheAnswerPrivateWhateverFollows()
    {
        await using var host = await InteractionHost.StartAsync(async (SocketSlashCommand command) =>
        {
            await command.DeferAsync(ephemeral: true);
            await command.FollowupAsync("The first follow-up fills in", ephemeral: false);
            await command.FollowupAsync("The second is its own", ephemeral: false);
        });

        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", "What now?"));
        var second = await asked.FollowUpAsync();

        (asked.Original!.Content, asked.Original.Ephemeral).ShouldBe(("The first follow-up fills in", true));
        (second.Content, second.Ephemeral).ShouldBe(("The second is its own", false));
    }

    [Fact]
    public async Task ProposalsArriveWhileSomebodyTypes()
    {
        await using var host = await InteractionHost.StartAsync(async (SocketAutocompleteInteraction typing) =>
            await typing.RespondAsync([new AutocompleteResult($"{typing.Data.Current.Name}: {typing.Data.Current.Value}", "x")]));

        var typed = await host.Ada.AutocompleteAsync(host.Channel, "ask", "outlet", "reu", ("question", "What now?"));

        (await typed.ChoicesAsync()).ShouldBe([new FakeChoice("outlet: reu", "x")]);
    }

    [Fact]
    public async Task ButtonChangesItsMessageOrShowsAForm()
    {
        await using var host = await InteractionHost.StartAsync(
            async (SocketSlashCommand command) => await command.RespondAsync("Choose", components: new ComponentBuilder()
                .WithButton("Change", "change").WithButton("Write", "write")
                .WithButton("Read", style: ButtonStyle.Link, url: "https://a.b")
                .Build()),
            async (SocketMessageComponent button) =>
            {
                if (button.Data.CustomId == "change")
                    await button.UpdateAsync(change => change.Content = $"Changed by {button.User.Username}");
                else
                    await button.RespondWithModalAsync(new ModalBuilder("Write to us", "form").AddTextInput("What", "text")
                        .Build());
            },
            async (SocketModal modal) =>
                await modal.RespondAsync($"Got {modal.Data.Components.Single().Value}", ephemeral: true));
        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", "?"));
        var message = await asked.MessageAsync();

        await (await host.Ada.ClickAsync(message, "Change")).ResponseAsync();
        var form = await (await host.Ada.ClickAsync(message, "write")).ModalAsync();
        var sent = await host.Ada.SubmitAsync(form, ("text", "a word"));

        message.Content.ShouldBe("Changed by Ada");
        form.Title.ShouldBe("Write to us");
        form.Inputs.ShouldHaveSingleItem().Label.ShouldBe("What");
        (await sent.MessageAsync()).Content.ShouldBe("Got a word");
        Should.Throw<InvalidOperationException>(() => host.Ada.ClickAsync(message, "Read"));
        Should.Throw<InvalidOperationException>(() => host.Ada.SubmitAsync(form, ("text", "")));
    }

    [Fact]
    public async Task MessageCommandBringsTheMessageWithItsContent()
    {
        await using var host = await InteractionHost.StartAsync(async (SocketMessageCommand command) =>
            await command.RespondAsync($"About: {command.Data.Message.Content}", ephemeral: true));
        var message = await host.Ada.SaysAsync(host.Channel, "The minister resigned.");

        var asked = await host.Ada.MessageCommandAsync(message, "Ask about this");

        (await asked.MessageAsync()).Content.ShouldBe("About: The minister resigned.");
    }

    [Fact]
    public async Task CommandWorksInADirectConversation()
    {
        await using var host = await InteractionHost.StartAsync(async (SocketSlashCommand command) =>
            await command.RespondAsync($"Here: {command.IsDMInteraction}"));

        var asked = await host.Ada.SlashAsync(host.Ada.Direct, "ask", ("question", "?"));

        (await asked.MessageAsync()).Content.ShouldBe("Here: True");
        host.Ada.Direct.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SubcommandBringsAFileAndIsForThoseAloneWhoMay()
    {
        await using var host = await InteractionHost.StartAsync(async (SocketSlashCommand command) =>
        {
            var file = (IAttachment)command.Data.Options.Single().Options.Single().Value;
            await command.RespondWithFileAsync(new MemoryStream([1, 2]), "copy.txt", $"{file.Filename} {file.Size}");
        });
        var list = new FakeFile("list.txt", [1, 2, 3]);

        var given = await host.Channel.Guild!.Owner.SlashAsync(host.Channel, "feeds add", ("file", list));
        var answer = await given.MessageAsync();
        var refused =
            Should.Throw<InvalidOperationException>(() => host.Ada.SlashAsync(host.Channel, "feeds add", ("file", list)));
        host.Channel.Guild.AllowCommand("feeds", host.Ada);
        var allowed = await host.Ada.SlashAsync(host.Channel, "feeds add", ("file", list));

        (answer.Content, answer.Files.Single().Name).ShouldBe(("list.txt 3", "copy.txt"));
        refused.Message.ShouldContain("ManageGuild");
        (await allowed.MessageAsync()).Content.ShouldBe("list.txt 3");
    }

    [Theory]
    [InlineData("unknown", "question", "x", "not published")]
    [InlineData("ask", "colour", "x", "has no option")]
    [InlineData("ask", "outlet", "x", "needs question")]
    [InlineData("ask", "question", 3, "does not take")]
    public async Task WhatDiscordWouldNotSendIsAnErrorOfTheTest(string command, string option, object value, string why)
    {
        await using var host = await InteractionHost.StartAsync((SocketSlashCommand _) => Task.CompletedTask);

        Should.Throw<InvalidOperationException>(() => host.Ada.SlashAsync(host.Channel, command, (option, value)))
            .Message.ShouldContain(why);
    }

    /// <summary>A guild with a channel and a member, and a client that does with interactions what the test says.</summary>
    private sealed class InteractionHost(FakeDiscord discord, TestClient client, FakeChannel channel, FakeUser ada)
        : IAsyncDisposable
    {
        public FakeChannel Channel => channel;

        public FakeUser Ada => ada;

        public static async Task<InteractionHost> StartAsync(params Delegate[] handlers)
        {
            var discord = await FakeDiscord.StartAsync();
            var guild = discord.AddGuild();
            var (channel, ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
            var client = await TestClient.StartAsync(discord, set: set => set.InteractionCreated += interaction =>
            {
                var handler = handlers.Single(each => each.Method.GetParameters()[0].ParameterType.IsInstanceOfType(interaction));
                _ = Task.Run(() => (Task)handler.DynamicInvoke(interaction)!);
                return Task.CompletedTask;
            });
            await client.Rest.BulkOverwriteGlobalCommands(Commands);
            return new InteractionHost(discord, client, channel, ada);
        }

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await discord.DisposeAsync();
        }
    }
}
