using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

public sealed class CrowdTests
{
    private const string Answer = "The longest crack is 14 metres long. [1]";
    private const int Members = 300;
    private const int Channels = 20;

    [Fact]
    public async Task ThreeHundredMembersInTwentyChannelsAreAllAnsweredInOrder()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(ModelReplies.SaysBehind(gate.Task, Answer[..4], Answer[4..]));
        await using var host = await BotTestHost.StartAsync(
            // By itself it beats no second time.
            new FakeOptions { HeartbeatInterval = FakeDiscord.Hang }, null,
            [.. AskingTests.Model(model), "--NewsBot:Quota:QuestionsPerMember=1", "--NewsBot:Quota:QuestionsPerCommunity=10000"]);
        var channels = Enumerable.Range(0, Channels).Select(i => host.Guild.AddChannel($"talk-{i}")).ToList();
        var members = Enumerable.Range(0, Members).Select(i => host.Guild.AddMember($"Member {i}")).ToList();

        var questions = new List<FakeMessage>();
        foreach (var (i, member) in members.Index())
            questions.Add(await member.SaysAsync(channels[i % Channels], $"{host.Mention} {BotTestHost.Question}"));
        var beats = host.Discord.Gateway.Heartbeats.Count;
        host.Discord.Gateway.AskForHeartbeat();
        // It comes behind all questions, of which none can be answered yet.
        await host.Discord.UntilAsync(() =>
            host.Discord.Gateway.Heartbeats.Count > beats, "the connection is not held up by questions");
        gate.SetResult();
        foreach (var question in questions) (await host.ReplyToAsync(question)).Content.ShouldContain("14 metres");
        // Whoever asks again has nothing left, and is told so alone.
        foreach (var (i, member) in members.Take(Channels).Index())
            await member.SaysAsync(channels[i], $"{host.Mention} {BotTestHost.Question}");
        foreach (var member in members.Take(Channels))
            (await host.Discord.BotSaysAsync(member.Direct)).Content.ShouldStartWith("You have asked as much as one member may");

        foreach (var channel in channels)
        {
            var replies = channel.Messages.Where(message => message.Author == host.Discord.Bot)
                .Select(message => message.RepliesTo).ToList();
            replies.ShouldBe(questions.Where(question => question.Channel == channel));
        }

        host.Discord.Gateway.Count(FakeGatewayEventKind.Connected).ShouldBe(1);
    }
}
