using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using NewsBot.Stories;
using NewsBot.Tests.Support;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Stories;

public sealed class StoriesFollowTests : IAsyncDisposable
{
    private const int Batch = 200;

    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhereNothingIsHeldThereIsNothingToFollow() =>
        (await host.Stories.CatchUpAsync(null, Cancellation)).ShouldBe(new StoryState(0, 0));

    [Fact]
    public async Task FollowingGoesOnFromWhereItStoppedAndTellsHowFarItIs()
    {
        await host.HoldingAsync([.. SomeNews.Unrelated(Batch + 50)]);
        await host.Stories.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync([.. SomeNews.Unrelated(Batch + 55)]);
        var progress = new Noted();

        (await host.Stories.CatchUpAsync(progress, Cancellation)).ShouldBe(new StoryState(Batch + 55, Batch + 55));

        progress.All.ShouldBe([new StoryProgress(5, 5)]);
        (await host.Stories.GetStatisticsAsync(Cancellation)).Articles.ShouldBe(Batch + 55);
    }

    [Theory]
    [InlineData("DELETE FROM story_state; DELETE FROM story_articles")]
    [InlineData("UPDATE story_state SET Algorithm = Algorithm + 1; UPDATE story_articles SET Story = 1, Text = 1")]
    [InlineData("UPDATE story_state SET Watermark = 1000; UPDATE story_articles SET Story = 1, Text = 1")]
    [InlineData("DELETE FROM story_state")]
    public async Task WhatDoesNotFitIsMadeAnew(string damage)
    {
        await HoldFireAsync();
        await host.Stories.CatchUpAsync(null, Cancellation);
        var expected = await DescribeAsync(host.Stories);
        await ExecuteAsync(damage);

        (await host.Stories.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);

        (await DescribeAsync(host.Stories)).ShouldBe(expected);
    }

    [Fact]
    public async Task AFailedStepLeavesNothingBehind()
    {
        await HoldFireAsync();
        await ExecuteAsync(
            "CREATE TRIGGER fail BEFORE INSERT ON story_articles WHEN NEW.ArticleKey = 20 BEGIN SELECT RAISE(ABORT, 'out of "
                + "order'); END");
        await Should.ThrowAsync<ArchiveException>(() => host.Stories.CatchUpAsync(null, Cancellation));
        (await host.Stories.GetStatisticsAsync(Cancellation)).Articles.ShouldBe(0);
        await ExecuteAsync("DROP TRIGGER fail");

        await host.Stories.CatchUpAsync(null, Cancellation);

        await ShouldBeAsMadeAnewAsync();
    }

    [Fact]
    public async Task AnArticleOfTheFirstDayOfTheEpochIsGoneOnFrom()
    {
        await host.HoldingAsync(Some.Article("zero", published: "1970-01-01"));
        await host.Stories.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync(Some.Article("one", "Electric ferry sails", Some.FerryBody, published: "1970-01-02"));
        using var database = new ArchiveDatabase(host.Archive.Folder);
        using var restarted = new StoryIndex(database, new Tokenizer(), NullLogger<StoryIndex>.Instance);

        (await restarted.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
    }

    [Fact]
    public async Task TwoThatFollowAtOnceMakeTheSameStoriesAsOne()
    {
        await HoldFireAsync([.. SomeNews.Unrelated(3 * Batch)]);
        using var database = new ArchiveDatabase(host.Archive.Folder);
        using var other = new StoryIndex(database, new Tokenizer(), NullLogger<StoryIndex>.Instance);

        var states = await Task.WhenAll(host.Stories.CatchUpAsync(null, Cancellation), other.CatchUpAsync(null, Cancellation));

        states.ShouldAllBe(state => state.Behind == 0);
        await ShouldBeAsMadeAnewAsync();
    }

    [Fact]
    public async Task OneThatGoesOnAfterAnotherSeesWhatTheOtherDid()
    {
        using var database = new ArchiveDatabase(host.Archive.Folder);
        using var other = new StoryIndex(database, new Tokenizer(), NullLogger<StoryIndex>.Instance);
        await HoldFireAsync();
        await host.Stories.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync(SomeNews.FireReport("second", "The Ostrane Ledger"));
        await other.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync(SomeNews.FireReport("third", "Northing Gazette"));

        await host.Stories.CatchUpAsync(null, Cancellation);

        (await host.Stories.FindStoriesAsync(
            ["third"], Later, new HashSet<string>(), null, Cancellation))["third"].Members.Select(
            member => member.ArticleId)
            .ShouldBe(["courier", "post", "second", "third", "other"]);
    }

    [Fact]
    public async Task CancelledItStopsAndTheNextGoesOn()
    {
        await HoldFireAsync([.. SomeNews.Unrelated(3 * Batch)]);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            host.Stories.CatchUpAsync(new Cancelling(source), source.Token));

        (await host.Stories.GetStatisticsAsync(Cancellation)).Articles.ShouldBe(Batch);
        await host.Stories.CatchUpAsync(null, Cancellation);
        await ShouldBeAsMadeAnewAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task TheOrderInWhichTextsComeDoesNotChangeTheCopies(int seed)
    {
        Article[] articles =
        [
            SomeNews.FireReport("original", "The Harbour Post"), SomeNews.FireReport("cut", "a", body: SomeNews.FireCut),
            SomeNews.FireReport("lead", "b", body: SomeNews.FireWithAnotherLead), SomeNews.FireByAnother(),
            SomeNews.Results("oil", 1), SomeNews.Results("oil", 1) with { Id = "again" }, .. SomeNews.Unrelated(6),
        ];
        new Random(seed).Shuffle(articles);
        await host.HoldingAsync(articles);
        await host.Stories.CatchUpAsync(null, Cancellation);

        var stories = await host.Stories.FindStoriesAsync(
            [.. articles.Select(article => article.Id!)], Later, new HashSet<string>(), null, Cancellation);

        stories.Values.Distinct().SelectMany(story => story.Members).GroupBy(member => member.Text)
            .Where(copies => copies.Count() > 1)
            .Select(copies => string.Join(' ', copies.Select(member => member.ArticleId).Order(StringComparer.Ordinal)))
            .ShouldBe(["again results-oil", "cut lead original"], ignoreOrder: true);
    }

    [Fact]
    public async Task AFormThatIsFilledInOverAndOverIsNotComparedWithAllOfItsLike()
    {
        const int forms = 300;
        await host.HoldingAsync([.. Enumerable.Range(0, forms).Select(i =>
            Some.Article($"{i}", $"Notice {i} of the harbour {i * 7}",
                "Ships are asked to keep clear of the eastern pier until further notice from the harbour master."))]);

        await host.Stories.CatchUpAsync(null, Cancellation);

        (await ReadAsync("SELECT COUNT(DISTINCT ArticleKey) FROM story_bands")).ShouldBe(257L);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<TestHost> HoldFireAsync(params Article[] more) =>
        host.HoldingAsync(
            [SomeNews.FireReport("post", "The Harbour Post"),
                SomeNews.FireReport("courier", "Calveth Courier", body: SomeNews.FireCut), .. SomeNews.Unrelated(30), .. more,
                    SomeNews.FireByAnother()]);

    private async Task ShouldBeAsMadeAnewAsync()
    {
        var made = await DescribeAsync(host.Stories);
        made.ShouldContain("courier other post");
        await ExecuteAsync("DELETE FROM story_state; DELETE FROM story_articles; DELETE FROM story_bands");
        await host.Stories.CatchUpAsync(null, Cancellation);
        (await DescribeAsync(host.Stories)).ShouldBe(made);
    }

    private static async Task<List<string>> DescribeAsync(StoryIndex stories)
    {
        List<string> ids = ["post", "courier", "other", .. SomeNews.Unrelated(30).Select(article => article.Id!)];
        var of = await stories.FindStoriesAsync(ids, Later, new HashSet<string>(), null, Cancellation);
        return [.. of.Values.Select(story =>
            string.Join(' ', story.Members.Select(member => member.ArticleId).Order(StringComparer.Ordinal))).Distinct()
                .Order(StringComparer.Ordinal)];
    }

    private async Task ExecuteAsync(string sql) => await ReadAsync(sql);

    private async Task<object?> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={host.Archive.Folder.DatabasePath};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private sealed class Noted : IProgress<StoryProgress>
    {
        public List<StoryProgress> All { get; } = [];

        public void Report(StoryProgress value) => All.Add(value);
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<StoryProgress>
    {
        public void Report(StoryProgress value) => source.Cancel();
    }
}
