using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Tests.Support;
using NewsBot.Text;
using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

/// <summary>Other words for the same, by the real model that comes with the program.</summary>
public sealed class WordMeaningTests : ClaimTest, IAsyncDisposable
{
    private readonly TestHost host = new(("NewsBot:Embeddings:Provider", "Local"));

    [Theory]
    [InlineData("They had prolonged the ban.", "Just last week, they extended the ban.")]
    public async Task AnotherWordForTheSameHolds(string sentence, string passage)
    {
        Check(sentence, passage).IsSupported.ShouldBeFalse();

        var revised = await ReviseAsync(sentence, passage, host.Get<Embedder>());

        revised.IsSupported.ShouldBeTrue();
        revised.SupportSpan!.Value.Cut(passage).ShouldBe(passage);
    }

    [Theory]
    [InlineData("They tasted the soup.", "Just last week, they extended the ban.")]
    [InlineData("The council extended the ban on 4 May.", "The council prolonged the ban on 6 May.")]
    public async Task AnotherFactFails(string sentence, string passage) =>
        (await ReviseAsync(sentence, passage, host.Get<Embedder>())).IsSupported.ShouldBeFalse();

    [Fact]
    public async Task WithoutAModelTheRulesDecide()
    {
        const string passage = "Just last week, they extended the ban.";

        (await ReviseAsync("They had prolonged the ban.", passage, null)).IsSupported.ShouldBeFalse();
    }

    [Fact]
    public async Task AModelThatFailsLeavesTheVerdict()
    {
        const string passage = "Just last week, they extended the ban.";

        (await ReviseAsync("They had prolonged the ban.", passage, new Broken())).IsSupported.ShouldBeFalse();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<ClaimVerdict> ReviseAsync(string sentence, string passage, Embedder? embedder) =>
        new WordMeaning(new Tokenizer(), new Thesaurus(new Tokenizer()), NullLogger<WordMeaning>.Instance, embedder)
            .ReviseAsync(sentence, Source(passage), Check(sentence, passage), TestContext.Current.CancellationToken);

    private sealed class Broken() : Embedder("broken", "", "")
    {
        public override int BatchSize => 1;

        public override Task<IReadOnlyList<float[]>> ComputeAsync(
            IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<IReadOnlyList<TokenVector>?> ComputeTokensAsync(string text, CancellationToken cancellationToken) =>
            throw new EmbeddingException(EmbeddingFault.Unusable, "the model is gone");
    }
}
