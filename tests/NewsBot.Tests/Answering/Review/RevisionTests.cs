using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Answering.Review;
using NewsBot.Articles;
using NewsBot.Tests.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Review;

public sealed class RevisionTests
{
    private static readonly ArticleReference Article = SomeEvidence.Passage(SomeEvidence.DamText).Passage.Article;

    private static QuotedSentence[] Two =>
    [
        new("The wall has 40 cracks.", [new(Article, "Engineers found 14 cracks in its eastern wall.")])
        {
            Problem = "“40” is not in the passage, which has “14”",
        },
        new("People died.", [new(Article, "About 6,200 people left their homes.")])
        {
            Problem = "the passage does not say “died”",
        },
    ];

    [Fact]
    public async Task EachSentenceIsShownWithItsProblemAndWhatItCites()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says("1: LEAVE OUT"));

        await AskAsync(model);

        model.Requests.ShouldHaveSingleItem().Messages[1].Text.ShouldStartWith("""
            <sentence number="1">
            The wall has 40 cracks.
            <problem>“40” is not in the passage, which has “14”</problem>
            <source outlet="The Harbour Post" date="Friday, 3 October 2025" title="Dam closed">
            Engineers found 14 cracks in its eastern wall.
            </source>
            </sentence>
            <sentence number="2">
            """);
    }

    [Theory]
    [InlineData("1: Engineers found 14 cracks.\n2: LEAVE OUT", "Engineers found 14 cracks.|-")]
    [InlineData("**1.** Engineers found 14 cracks [1.2].\n2. Leave out.", "Engineers found 14 cracks.|-")]
    [InlineData("2: About 6,200 people left. The mayor resigned. So did others.", "-|About 6,200 people left.")]
    [InlineData(
        "1: Engineers found 14 cracks.\n2: LEAVE OUT\n3: The mayor resigned.\nThe sun shone.", "Engineers found 14 cracks.|-")]
    [InlineData("1: Engineers found 14 cracks.\n1: The mayor resigned.", "Engineers found 14 cracks.|-")]
    [InlineData("Engineers found 14 cracks. About 6,200 people left.", "-|-")]
    [InlineData("1: “We left,” **they** said <@1>.", "“We left,” they said.|-")]
    [InlineData("14 cracks were found.\n3.5 million people left.", "-|-")]
    [InlineData("NO_ANSWER", "-|-")]
    [InlineData("", "-|-")]
    public async Task OneSentenceIsTakenForEachThatFell(string output, string expected)
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Says(output));

        string.Join('|', (await AskAsync(model)).Select(sentence => sentence ?? "-")).ShouldBe(expected);
    }

    [Fact]
    public async Task WhereTheServerFailsNothingIsRevised()
    {
        await using var model = await ModelHarness.StartAsync(ModelReplies.Fails(500));

        (await AskAsync(model)).ShouldBe([null, null]);
    }

    private static Task<IReadOnlyList<string?>> AskAsync(ModelHarness model) =>
        new Revision(model.Calls, NullLogger<Revision>.Instance).AskAsync(Two, [], TestContext.Current.CancellationToken);
}
