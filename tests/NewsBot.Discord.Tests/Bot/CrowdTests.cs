using NewsBot.Discord.Tests.Fake;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

public sealed class CrowdTests
{
    private const int Members = 300;
    private const int Channels = 20;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task ThreeHundredMembersInTwentyChannelsAreAllAnsweredInOrder()
    {
        await using var model = await ScriptedModel.StartAsync(async exchange =>
        {
            await Task.Delay(200, exchange.Over);
            await exchange.SayAsync("The longest crack is 14 metres long. [1]");
            await exchange.EndAsync("stop", "The longest crack is 14 metres long. [1]");
        });
        await using var house = await BotHouse.StartAsync(
            new FakeOptions { HeartbeatInterval = Heartbeat }, null,
            [.. AskingTests.Model(model), "--NewsBot:Quota:QuestionsPerMember=1", "--NewsBot:Quota:QuestionsPerCommunity=10000"]);
        var channels = Enumerable.Range(0, Channels).Select(i => house.Guild.AddChannel($"talk-{i}")).ToList();
        var members = Enumerable.Range(0, Members).Select(i => house.Guild.AddMember($"Member {i}")).ToList();

        var questions = new List<FakeMessage>();
        foreach (var (i, member) in members.Index())
            questions.Add(await member.SaysAsync(channels[i % Channels], $"{house.Mention} {BotHouse.Question}"));
        foreach (var question in questions) (await house.ReplyToAsync(question)).Content.ShouldContain("14 metres");
        // Whoever asks again has nothing left, and is told so alone.
        foreach (var (i, member) in members.Take(Channels).Index())
            await member.SaysAsync(channels[i], $"{house.Mention} {BotHouse.Question}");
        foreach (var member in members.Take(Channels))
            (await house.Discord.BotSaysAsync(member.Direct)).Content.ShouldStartWith("You have asked as much as one member may");

        foreach (var channel in channels)
        {
            var replies = channel.Messages.Where(message => message.Author == house.Discord.Bot)
                .Select(message => message.RepliesTo).ToList();
            replies.ShouldBe(questions.Where(question => question.Channel == channel));
        }

        var beats = house.Discord.Gateway.Heartbeats.Select(beat => beat.At).ToList();
        // At twice the interval Discord would take the connection for dead.
        beats.Zip(beats.Skip(1), (one, next) => next - one).ShouldAllBe(gap => gap < Heartbeat * 2);
        house.Discord.Gateway.Count(FakeGatewayEventKind.Connected).ShouldBe(1);
    }
}
