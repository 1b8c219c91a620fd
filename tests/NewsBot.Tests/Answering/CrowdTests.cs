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
        await using var host = await new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", server.Endpoint), ("NewsBot:Model:Name", "scripted"))
            .HoldingAsync(Some.Article("dam"));
        var answers = await Task.WhenAll(Enumerable.Range(0, questions).Select(AskAsync));

        answers.ShouldAllBe(answer => answer.Writer == WrittenBy.Model
            && answer.Text == "The longest crack is 14 metres long. [1]");
        server.Requests.Count.ShouldBe(questions);
        // In the order in which they were kept, which is that in which they were answered. Not that in which we hear of it: a
        // thread that is to tell us may have to wait while the next one is answered.
        for (var place = 0; place < conversations; place++)
        {
            var turns = await host.Answers.ListTurnsAsync($"c{place}", questions, TestContext.Current.CancellationToken);
            turns.Select(turn => turn.Question)
                .ShouldBe(Enumerable.Range(0, questions).Where(number => number % conversations == place).Select(Question));
        }

        // Told apart by what no reading of it looks at.
        static string Question(int number) => "How long is the longest crack in the Merrow Dam" + new string('?', number + 1);

        async Task<Answer> AskAsync(int number)
        {
            // Each for another moment, so that none is answered from memory.
            var reply = await host.Desk.AskInAsync(
                $"c{number % conversations}", Question(number), host.Clock.GetUtcNow().AddSeconds(number),
                TestContext.Current.CancellationToken);
            return reply.Answer!;
        }
    }
}
