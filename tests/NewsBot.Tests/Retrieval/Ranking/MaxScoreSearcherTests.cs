using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Ranking;

/// <summary>The search by words finds what Lucene's own finds, which scores every passage that has any of them.</summary>
public sealed class MaxScoreSearcherTests : IAsyncDisposable
{
    private const int Words = 60;
    private const string Everywhere = "everywher";

    private static readonly DateTimeOffset Now = new(2025, 10, 20, 0, 0, 0, TimeSpan.Zero);

    private readonly TestHost host = new();
    private readonly Random random = new(4711);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task TheBestAndTheNewestAreThoseThatScoringEverythingGives()
    {
        Scope[] scopes =
        [
            Scope.All,
            new() { Outlets = ["Outlet 1"] },
            new() { Community = "north" },
            new() { PublishedUntil = Now.AddDays(-200) },
            new() { Excluded = Enumerable.Range(0, 150).Select(number => $"article-{number}").ToHashSet() },
        ];
        await HoldAsync();
        host.Index.Search(searcher => searcher.IndexReader.Leaves.Count).ShouldBeGreaterThan(1);
        var chosen = 0;
        for (var i = 0; i < 100; i++)
        {
            // What stands in every passage is nothing to tell them by, and still gives each its score.
            var words = Enumerable.Range(0, random.Next(i % 3, 12)).Select(_ => Word()).Concat(i % 3 == 0 ? [Everywhere] : []);
            var (question, scope) = (QuestionOf([.. words.Distinct()]), scopes[i % scopes.Length]);
            var all = All(question, scope);
            foreach (var count in (int[])[1, 7, 50])
            {
                var expected = BestOf(all, count);
                var actual = host.Index.Search(searcher => Actual(searcher, question, scope, count));

                actual.Count.ShouldBe(expected.Count);
                foreach (var (mine, theirs) in actual.Zip(expected)) mine.Score.ShouldBe(theirs.Score, theirs.Score * 1e-5);
                // Of equals in all but rounding, either may come first.
                foreach (var hit in actual)
                    hit.Score.ShouldBe(all.First(pair => pair.Hit.Doc == hit.Doc).Hit.Score, hit.Score * 1e-5);
                if (actual.Count < all.Count) chosen++;
            }
        }

        chosen.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task ScoresOfGivenPassagesAreTheSameToo()
    {
        await HoldAsync();
        var question = QuestionOf([.. new[] { Word(), Word(), "w1", "nowhere" }.Distinct()]);

        var all = All(question, Scope.All).Select(pair => pair.Hit).ToList();
        var asked = all.Take(30).Select(hit => hit.Doc).Reverse().ToList();
        var scores = host.Index.Search(searcher => new MaxScoreSearcher(searcher, question).ScoreDocuments(asked));

        scores.Keys.Order().ShouldBe(asked.Order());
        foreach (var (document, score) in scores) score.ShouldBe(all.First(hit => hit.Doc == document).Score, score * 1e-5);
        host.Index.Search(searcher => new MaxScoreSearcher(searcher, QuestionOf(["nowhere"])).ScoreDocuments(asked))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task NoWordFindsNothing()
    {
        await HoldAsync();

        host.Index.Search(searcher => Actual(searcher, QuestionOf([]), Scope.All, 10)).ShouldBeEmpty();
        host.Index.Search(searcher => Actual(searcher, QuestionOf(["nowhere"]), Scope.All, 10)).ShouldBeEmpty();
    }

    private static long Lately => Now.AddDays(-21).ToUnixTimeMilliseconds();

    private static List<ScoreDoc> Actual(IndexSearcher searcher, Question question, Scope scope, int count) =>
        [.. new MaxScoreSearcher(searcher, question)
            .FindBest(new PassageFilter(new DocValuesCache(), question, scope), scope.Excluded, Lately, count)];

    private static List<ScoreDoc> BestOf(List<(ScoreDoc Hit, long Time)> all, int count) =>
        [.. all.Take(count).Concat(all.Where(pair => pair.Time >= Lately).Take(count)).Select(pair => pair.Hit)
            .DistinctBy(hit => hit.Doc)];

    // By Lucene's own disjunction, and what may be seen picked out of it one by one.
    private List<(ScoreDoc Hit, long Time)> All(Question question, Scope scope) => host.Index.Search(searcher =>
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var term in question.Terms)
        {
            query.Add(new TermQuery(new Lucene.Net.Index.Term("text", term.Text)), Occur.SHOULD);
            query.Add(new TermQuery(new Lucene.Net.Index.Term("title", term.Text)) { Boost = 0.6f }, Occur.SHOULD);
        }

        var plain = new IndexSearcher(searcher.IndexReader) { Similarity = new BM25Similarity(1.2f, 0.75f) };
        var sight = new PassageFilter(new DocValuesCache(), question, scope);
        var column = new StoredPassageReader(searcher.IndexReader);
        var seen = new List<(ScoreDoc, long)>();
        foreach (var hit in plain.Search(query, searcher.IndexReader.MaxDoc).ScoreDocs)
        {
            var segment = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(hit.Doc, searcher.IndexReader.Leaves)];
            sight.MoveTo(segment.AtomicReader);
            if (sight.Accepts(hit.Doc - segment.DocBase) && !scope.Excluded.Contains(column.Read(hit.Doc).Article.Id))
                seen.Add((hit, sight.GetTime(hit.Doc - segment.DocBase)));
        }

        return seen;
    });

    // In several segments, some of it replaced since, some of it private.
    private async Task HoldAsync()
    {
        for (var batch = 0; batch < 4; batch++)
        {
            await host.HoldingManyAsync(Enumerable.Range(batch * 90, 90)
                .Concat(Enumerable.Range(0, 15).Select(_ => random.Next((batch + 1) * 90))).Select(ArticleOf));
            for (var own = 0; own < 5; own++)
                await host.Archive.StorePublishedAsync(
                    ArticleOf(own) with { Id = null, Url = $"https://north.example/{batch}-{own}" }, null, "north", Cancellation);
        }

        await host.Index.CatchUpAsync(null, Cancellation);
    }

    private Article ArticleOf(int number) => Some.Article(
        $"article-{number}", Text(random.Next(2, 9)), $"{Everywhere} {Text(random.Next(5, 120))}", $"Outlet {number % 3}",
        published: number % 17 == 0 ? null : Now.AddDays(-random.Next(0, 400)).ToString("O"));

    private string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Word()));

    // As words are used: a few everywhere, most nearly nowhere.
    private string Word() => $"w{(int)Math.Pow(Words, random.NextDouble())}";

    private static Question QuestionOf(IReadOnlyList<string> words) => new()
    {
        Text = string.Join(' ', words),
        AsOf = Now,
        Terms = [.. words.Select(word => new QuestionTerm(word, default, false, true) { Written = word })],
        Phrases = [],
        Kind = AnswerKind.Thing,
        Time = new TimeHint(Freshness.Soft),
    };
}
