using Discord;
using Discord.WebSocket;
using NewsBot.Discord.Tests.Fake;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>The real client and the fake understand each other: messages.</summary>
public sealed class FakeDiscordTests
{
    private static readonly AllowedMentions Nobody = new(AllowedMentionTypes.None) { MentionRepliedUser = false };

    [Fact]
    public async Task ClientIsReadyAndKnowsTheGuild()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild("Newsroom");
        var channel = guild.AddChannel("general");

        await using var client = await TestClient.StartAsync(discord);

        client.Client.CurrentUser.Id.ShouldBe(discord.Bot.Id);
        client.Client.GetGuild(guild.Id).Name.ShouldBe("Newsroom");
        client.Client.GetGuild(guild.Id).GetTextChannel(channel.Id).Name.ShouldBe("general");
        discord.Gateway.ReadyShards.ShouldBe(1);
    }

    [Fact]
    public async Task MentionIsAnsweredAndTheAnswerIsEdited()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var channel = guild.AddChannel("general");
        var ada = guild.AddMember("Ada");
        await using var client = await TestClient.StartAsync(discord, set: set => set.MessageReceived += message =>
        {
            if (!message.Author.IsBot) _ = Task.Run(() => AnswerAsync(message));
            return Task.CompletedTask;
        });

        var question = await ada.SaysAsync(channel, $"{discord.Bot.Mention} what happened?");
        var answer = await discord.BotSaysAsync(channel, message => message.Content == "It is over.");

        answer.Edits.ShouldHaveSingleItem().Content.ShouldBe("It is over.");
        answer.RepliesTo.ShouldBe(question);
        answer.Pings.Anyone.ShouldBeFalse();
        answer.Embeds.ShouldHaveSingleItem()["title"]!.GetValue<string>().ShouldBe("Source");
        answer.Buttons.ShouldHaveSingleItem().CustomId.ShouldBe("more");

        static async Task AnswerAsync(SocketMessage message)
        {
            var sent = await message.Channel.SendMessageAsync(
                $"Wait, {message.Content}", allowedMentions: Nobody, messageReference: new MessageReference(message.Id));
            await sent.ModifyAsync(change =>
            {
                change.Content = "It is over.";
                change.Embed = new EmbedBuilder().WithTitle("Source").Build();
                change.Components = new ComponentBuilder().WithButton("More", "more").Build();
            });
        }
    }

    [Fact]
    public async Task WithoutTheIntentTheContentComesWithMentionsAndRepliesAndDirectMessagesOnly()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var channel = guild.AddChannel("general");
        var ada = guild.AddMember("Ada");
        var heard = new List<string>();
        await using var client = await TestClient.StartAsync(discord, set: set => set.MessageReceived += message =>
        {
            if (message.Author.IsBot) return Task.CompletedTask;
            lock (heard) heard.Add(message.Content);
            return Task.CompletedTask;
        });
        var sent = await ((ITextChannel)client.Client.GetChannel(channel.Id)).SendMessageAsync("Good morning");
        var post = discord.Messages(channel).Single(message => message.Id == sent.Id);

        await ada.SaysAsync(channel, "secret");
        await ada.SaysAsync(channel, $"{discord.Bot.Mention} open");
        await ada.SaysAsync(channel, "a reply", replyTo: post);
        await ada.SaysAsync(channel, "a quiet reply", replyTo: post, ping: false);
        await ada.DirectAsync("direct");
        await discord.UntilAsync(() => Heard().Count == 5, "five messages");

        Heard().ShouldBe(["", $"{discord.Bot.Mention} open", "a reply", "", "direct"]);

        List<string> Heard()
        {
            lock (heard) return [.. heard];
        }
    }

    [Fact]
    public async Task WithTheIntentEveryContentComes()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var channel = guild.AddChannel("general");
        var ada = guild.AddMember("Ada");
        var heard = Source.Of<string>();
        var intents = GatewayIntents.AllUnprivileged | GatewayIntents.MessageContent;
        await using var client = await TestClient.StartAsync(discord, intents, set => set.MessageReceived += message =>
            Task.FromResult(heard.TrySetResult(message.Content)));

        await ada.SaysAsync(channel, "no secret");

        (await heard.Task.WaitAsync(FakeDiscord.Hang, TestContext.Current.CancellationToken)).ShouldBe("no secret");
    }

    [Fact]
    public async Task ThreadIsOpenedFromAMessageAndWhatIsSaidInItArrives()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var channel = guild.AddChannel("general");
        var ada = guild.AddMember("Ada");
        var heard = Source.Of<SocketMessage>();
        await using var client = await TestClient.StartAsync(discord, set: set => set.MessageReceived += message =>
            Task.FromResult(message.Channel is SocketThreadChannel && !message.Author.IsBot && heard.TrySetResult(message)));
        var question = await ada.SaysAsync(channel, $"{discord.Bot.Mention} what now?");
        var room = (ITextChannel)client.Client.GetChannel(channel.Id);
        var message = await room.GetMessageAsync(question.Id);

        var thread = await room.CreateThreadAsync("What now?", ThreadType.PublicThread, message: message);
        await thread.SendMessageAsync("Here.");
        question.Thread.ShouldNotBeNull().Name.ShouldBe("What now?");
        await discord.UntilAsync(() => client.Client.GetChannel(thread.Id) is SocketThreadChannel, "the client knows the thread");
        await ada.SaysAsync(question.Thread, $"{discord.Bot.Mention} thanks");

        var followUp = await heard.Task.WaitAsync(FakeDiscord.Hang, TestContext.Current.CancellationToken);
        followUp.Content.ShouldEndWith("thanks");
        ((SocketThreadChannel)followUp.Channel).ParentChannel.Id.ShouldBe(channel.Id);
        thread.Id.ShouldBe(question.Id);
        question.Thread.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task PrivateThreadOfOthersIsNotTold()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var channel = guild.AddChannel("general");
        await using var client = await TestClient.StartAsync(discord);

        var hidden = await guild.Owner.OpensThreadAsync(channel, "hidden", isPrivate: true);
        var open = await guild.Owner.OpensThreadAsync(channel, "open");
        await discord.UntilAsync(() => client.Client.GetChannel(open.Id) is not null, "the client knows the open thread");

        client.Client.GetChannel(hidden.Id).ShouldBeNull();
    }

    [Fact]
    public async Task DirectMessageIsAnsweredAndAPersonWhoTakesNoneIsSaidToBeOutOfReach()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var ada = guild.AddMember("Ada");
        var heard = Source.Of<SocketMessage>();
        await using var client = await TestClient.StartAsync(discord, set: set => set.MessageReceived += message =>
            Task.FromResult(!message.Author.IsBot && heard.TrySetResult(message)));

        await ada.DirectAsync("Hello?");
        var message = await heard.Task.WaitAsync(FakeDiscord.Hang, TestContext.Current.CancellationToken);
        await message.Channel.SendMessageAsync("Hello.");
        ada.TakesDirectMessages = false;
        var refused =
            await Should.ThrowAsync<global::Discord.Net.HttpException>(() => message.Channel.SendMessageAsync("Hello?"));

        message.Channel.ShouldBeOfType<SocketDMChannel>().Recipient.Id.ShouldBe(ada.Id);
        discord.Messages(ada.Direct).Select(each => each.Content).ShouldBe(["Hello?", "Hello."]);
        refused.DiscordCode.ShouldBe(DiscordErrorCode.CannotSendMessageToUser);
    }

    [Fact]
    public async Task FileArrivesWithItsBytesAndCanBeFetched()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var channel = discord.AddGuild().AddChannel("general");
        await using var client = await TestClient.StartAsync(discord);
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)number).ToArray();

        using var file = new FileAttachment(new MemoryStream(bytes), "chart.png", "A chart of the coverage");
        var sent = await ((ITextChannel)client.Client.GetChannel(channel.Id)).SendFileAsync(file, "See this");

        var posted = discord.Messages(channel).ShouldHaveSingleItem();
        posted.Content.ShouldBe("See this");
        posted.Files.ShouldHaveSingleItem().Bytes.ShouldBe(bytes);
        (posted.Files[0].Name, posted.Files[0].ContentType, posted.Files[0].Description)
            .ShouldBe(("chart.png", "image/png", "A chart of the coverage"));
        using var http = new HttpClient();
        (await http.GetByteArrayAsync(sent.Attachments.Single().Url, TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Fact]
    public async Task TypingAndDeletingAreSeen()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var channel = discord.AddGuild().AddChannel("general");
        await using var client = await TestClient.StartAsync(discord);
        var room = (ITextChannel)client.Client.GetChannel(channel.Id);

        await room.TriggerTypingAsync();
        var sent = await room.SendMessageAsync("Wrong");
        await sent.DeleteAsync();

        channel.Typing.ShouldHaveSingleItem();
        channel.Messages.ShouldHaveSingleItem().Deleted.ShouldBeTrue();
        (await room.GetMessageAsync(sent.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task WithoutPermissionsTheBotIsRefused()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var (quiet, hidden) = (guild.AddChannel("quiet"), guild.AddChannel("hidden"));
        quiet.Deny(FakePermissions.SendMessages | FakePermissions.CreatePublicThreads, guild.Everyone);
        hidden.Deny(FakePermissions.ViewChannel, discord.Bot);
        await using var client = await TestClient.StartAsync(discord);

        (await RefusedAsync(quiet)).ShouldBe(DiscordErrorCode.InsufficientPermissions);
        (await RefusedAsync(hidden)).ShouldBe(DiscordErrorCode.MissingPermissions);

        async Task<DiscordErrorCode?> RefusedAsync(FakeChannel channel) =>
            (await Should.ThrowAsync<global::Discord.Net.HttpException>(
                () => ((ITextChannel)client.Client.GetChannel(channel.Id)).SendMessageAsync("Hello"))).DiscordCode;
    }
}
