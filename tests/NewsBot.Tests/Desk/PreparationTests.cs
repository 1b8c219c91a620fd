using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public sealed class PreparationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WarmingUpAsksNoModelAndIsNotRemembered()
    {
        await using var model = await ScriptedModel.StartAsync(ModelReplies.Stalls());
        await using var host = new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", model.Endpoint), ("NewsBot:Model:Name", "scripted"));
        await host.HoldingAsync(Some.Article("dam", published: "2025-10-20T08:00:00Z"));
        await host.Desk.PrepareAsync(cancellationToken: Cancellation);

        await host.Desk.WarmUpAsync(Cancellation);

        model.Requests.ShouldBeEmpty();
        (await host.Answers.ListPostedQuestionsAsync("", Cancellation)).ShouldBeEmpty();
        (await host.Answers.FindAsync(1, Cancellation)).ShouldBeNull();
    }
}
