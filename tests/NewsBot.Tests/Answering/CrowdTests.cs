using NewsBot.Answering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

public sealed class CrowdTests
{
    [Fact]
    public async Task OfManyThatAskAtOnceNobodyIsLostAndConversationsKeepTheirOrder()
    {
        const int questions = 60;
        const int conversations = 6;
        await using var server = await ScriptedModel.StartAsync(ModelReplies.Says("The longest crack is 14 metres long [1]."));
        await using var house = await new TestHouse(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint), ("NewsBot:Model:Name", "scripted"))
            .HoldingAsync(Some.Article("dam"));
        var answered = Enumerable.Range(0, conversations).Select(_ => new List<int>()).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, questions).Select(AskAsync));

        answers.ShouldAllBe(answer => answer.Writer == WrittenBy.Model && answer.Text == "The longest crack is 14 metres long. [1]");
        answered.ShouldAllBe(numbers => numbers.SequenceEqual(numbers.Order()) && numbers.Count == questions / conversations);
        server.Requests.Count.ShouldBe(questions);
        // All were kept, too.
        (await house.Answers.TurnsAsync("c0", questions, TestContext.Current.CancellationToken)).Count.ShouldBe(questions / conversations);

        async Task<Answer> AskAsync(int number)
        {
            // Each for another moment, so that none is answered from memory.
            var reply = await house.Desk.AskAsync(
                "How long is the longest crack in the Merrow Dam?", house.Clock.GetUtcNow().AddSeconds(number), $"c{number % conversations}",
                cancellationToken: TestContext.Current.CancellationToken);
            lock (answered) answered[number % conversations].Add(number);
            return reply.Answer!;
        }
    }
}
