using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Evaluation;

public sealed class ArticlePoolTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task AQuoteOfTheStoredTextIsExact() => (await IsExactAsync(new TextSpan(0, 9), "Inspector")).ShouldBeTrue();

    [Theory]
    [InlineData(0, 9, "inspector")]
    [InlineData(1, 9, "Inspector")]
    [InlineData(0, 100_000, "Inspector")]
    [InlineData(-1, 9, "Inspector")]
    public async Task AnyOtherQuoteIsNot(int start, int length, string quote) =>
        (await IsExactAsync(new TextSpan(start, length), quote)).ShouldBeFalse();

    [Fact]
    public async Task ABodyThatTheArchiveChangedMakesNoExactQuote() =>
        (await IsExactAsync(new TextSpan(0, 9), "Inspector", raw: Some.DamBody + " ")).ShouldBeFalse();

    [Fact]
    public async Task AHeadlineIsExactWhereTheReplyHasItWordForWord()
    {
        (await IsExactAsync(new TextSpan(0, 0), "", reply: "“Three cracks found in Merrow Dam” [1]")).ShouldBeTrue();
        (await IsExactAsync(new TextSpan(0, 0), "", reply: "“Cracks in Merrow Dam” [1]")).ShouldBeFalse();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<bool> IsExactAsync(TextSpan span, string quote, string reply = "", string? raw = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var article = Some.Article("dam");
        var stored = await host.Archive.StoreFromFileAsync(article, cancellation);
        var pool = new ArticlePool(host.Archive);
        pool.Add(new IngestResult("dam.jsonl:1", article with { Body = raw ?? article.Body }, stored, null));
        var reference = new ArticleReference(stored.Id, stored.Version, article.Title, article.Outlet, article.Published, null);
        return await pool.IsExactAsync(new Citation(1, reference, span, quote, []), reply, cancellation);
    }
}
