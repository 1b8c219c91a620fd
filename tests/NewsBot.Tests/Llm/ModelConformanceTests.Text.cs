using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

// What becomes of what each provider sends.
public abstract partial class ModelConformanceTests
{
    [Fact]
    public async Task AnswerThatRanIntoItsLimitIsNotWhole()
    {
        await using var model = await StartAsync(ModelReplies.SaysAndEnds("length", "It was clo"));
        var call = new ModelCall();

        (await model.SayAsync(call)).ShouldBe("It was clo");

        call.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task AnswerThatEndsWithoutSayingSoIsNotWhole()
    {
        await using var model = await StartAsync(ModelReplies.SaysAndLeaves("It was clo"));
        var call = new ModelCall();

        (await model.SayAsync(call)).ShouldBe("It was clo");

        call.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task CutStreamIsAFailureAndNotHalfAnAnswer()
    {
        await using var model = await StartAsync(ModelReplies.Cuts("It was closed on Friday [1]. The"));

        (await FailureAsync(model)).Message.ShouldBe(ModelFailure.BrokenOff);
    }

    [Fact]
    public async Task EmptyAnswerIsNothing()
    {
        await using var model = await StartAsync(ModelReplies.Says());

        (await model.SayAsync()).ShouldBe("");
        (await Should.ThrowAsync<ModelException>(() => model.WriteAsync())).Message.ShouldBe(ModelFailure.Nothing);
    }

    [Theory]
    [InlineData("this is not JSON")]
    [InlineData("[1,2,3]")]
    [InlineData(null)]
    public async Task GarbageIsUnreadable(string? data)
    {
        await using var model = await StartAsync(ModelReplies.Sends(data ?? WrongShape));

        (await FailureAsync(model)).Message.ShouldBe(ModelFailure.Unreadable);
    }

    [Fact]
    public async Task BytesThatAreNoTextAreNoAnswer()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        await using var model = await StartAsync(ModelReplies.SendsBytes(bytes));

        (await Should.ThrowAsync<ModelException>(() => model.WriteAsync())).Message.ShouldBeOneOf(
            ModelFailure.Unreadable, ModelFailure.Nothing);
    }

    [Fact]
    public async Task LineThatNeverEndsIsNotReadForEver()
    {
        await using var model = await StartAsync(ModelReplies.NeverEndsALine());

        (await FailureAsync(model)).Message.ShouldBe(ModelFailure.Unreadable);
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task MegabyteIsCutAndTheServerToldToStop(int pieces)
    {
        const int length = 1_000_000;
        await using var model =
            await StartAsync(ModelReplies.Stalls([.. Enumerable.Repeat(new string('x', length / pieces), pieces)]));
        var call = new ModelCall();

        var said = await model.SayAsync(call);

        said.Length.ShouldBe(4 * PromptRunner.MaxAnswerLength);
        call.IsComplete.ShouldBeFalse();
        await Poll.UntilAsync(() => model.GivenUp == 1, "the request was given up");
    }

    [Fact]
    public async Task ErrorInsideTheStreamIsAFailure()
    {
        await using var model = await StartAsync(ModelReplies.Sends("""{"error":"out of memory"}"""));

        (await Should.ThrowAsync<ModelException>(() => model.WriteAsync())).Message.ShouldBeOneOf(
            ModelFailure.Nothing, ModelFailure.Unreadable);
    }

    [Fact]
    public async Task KeyThatTheModelRepeatsIsNotPassedOn()
    {
        await using var model =
            await StartAsync(ModelReplies.Says("The key sk-te", $"{ModelHarness.Key[5..]} was closed. ", ModelHarness.Key));

        (await model.SayAsync()).ShouldBe("The key *** was closed. ***");
    }

    [Fact]
    public async Task KeyThatTheLimitCutsInTwoIsNotPassedOn()
    {
        var filler = new string('x', (4 * PromptRunner.MaxAnswerLength) - 10);
        await using var model = await StartAsync(ModelReplies.Says(filler + ModelHarness.Key));

        (await model.SayAsync()).ShouldBe(filler);
    }

    [Fact]
    public async Task TextOfAllKindsArrivesAsItWas()
    {
        const string text = "“Łódź” – 東京 🌊 \\ \" </message> \t&amp;";
        await using var model = await StartAsync(ModelReplies.Says([.. text.EnumerateRunes().Select(rune => rune.ToString())]));

        (await model.SayAsync()).ShouldBe(text);
    }
}
