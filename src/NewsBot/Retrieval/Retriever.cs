using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsBot.Articles;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Retrieval;

/// <summary>
/// Retrieves the passages that bear on a question. It takes candidates from the index by BM25, some of them from the last weeks
/// alone so that old coverage cannot crowd out new, ranks them by their <see cref="PassageFeatures"/>, and keeps one passage of
/// each group of near-duplicates.
/// </summary>
internal sealed class Retriever(PassageIndex index, Tokenizer tokenizer, DocValuesCache columns)
{
    // Of the best and of the newest. With 100, which take half as long again, 1 of 152 questions found its article earlier and
    // 1 fewer was answered.
    private const int Candidates = 50;

    /// <summary>The most passages of the evidence on a question.</summary>
    public const int DefaultPassages = 40;

    private static readonly TimeSpan FreshPeriod = TimeSpan.FromDays(21);

    /// <param name="question">The question.</param>
    /// <param name="scope">What it may see.</param>
    /// <param name="near">What vectors found for it, of what it may see; null where there are no embeddings.</param>
    /// <param name="passages">No more than so many; as many candidates of the best and of the newest are looked at, and 50 at
    /// least.</param>
    public Evidence Retrieve(Question question, Scope scope, VectorHits? near = null, int passages = DefaultPassages) =>
        index.Search(searcher => Retrieve(searcher, question, scope, near ?? VectorHits.None, passages));

    private Evidence Retrieve(IndexSearcher searcher, Question question, Scope scope, VectorHits near, int count)
    {
        var search = new MaxScoreSearcher(searcher, question);
        var weighted =
            new WeightedQuestion(question, term =>
                ComputeIdf(searcher.IndexReader, search.Frequency(term)),
                    ComputeIdf(searcher.IndexReader, FindRarest(searcher.IndexReader)));
        var column = new StoredPassageReader(searcher.IndexReader);
        var hits = FindBest(search, question, scope, Math.Max(Candidates, count));
        var readings = VectorCandidates.Join(
            [.. hits.Select(hit => Read(column.Read(hit.Doc), hit.Score, weighted))],
            near, searcher, search, (passage, score) => Read(passage, score, weighted));
        if (question.Outlets.Count > 0) readings = [.. readings.Where(reading => IsFromAskedOutlet(reading, question))];
        var features = new FeatureExtractor(weighted, new AnswerTypeMatcher(question, tokenizer, GetOutlets(readings)));
        var ranked = readings.GroupBy(reading => reading.Passage.Article.Id, StringComparer.Ordinal)
            .SelectMany(article => Rank([.. article], weighted, features))
            .OrderByDescending(passage => passage.Score)
            .ThenBy(passage => passage.Passage.Article.Id, StringComparer.Ordinal)
            .ThenBy(passage => passage.Passage.Ordinal);
        var evidence = NearDuplicates.Collapse(ranked, count);
        return new Evidence
        {
            Question = question,
            Weighted = weighted,
            Passages = evidence,
            Meaning = near.Question,
            HasCoverage = readings.Count > 0 || HasCoverage(searcher, question, scope),
        };
    }

    private IEnumerable<ScoreDoc> FindBest(MaxScoreSearcher search, Question question, Scope scope, int count)
    {
        var lately = (question.AsOf - FreshPeriod).ToUnixTimeMilliseconds();
        IEnumerable<ScoreDoc> In(Scope scope) =>
            search.FindBest(new PassageFilter(columns, question, scope), scope.Excluded, lately, count);
        var all = In(scope);
        var asked = question.Outlets.SelectMany(outlet => outlet.Names).ToList();
        if (scope.Outlets.Count > 0) asked.RemoveAll(name => !scope.Covers(name, scope.Language, scope.PublishedSince));
        // Without this, passages of all outlets would leave no room for those of the outlets asked for.
        return asked.Count == 0 ? all : In(scope with { Outlets = asked }).Concat(all).DistinctBy(hit => hit.Doc);
    }

    // True for passages of an asked outlet, or about a report of one.
    private static bool IsFromAskedOutlet(AnalyzedPassage reading, Question question) =>
        question.Outlets.Any(outlet => outlet.Names.Contains(reading.Passage.Article.Outlet) || reading.Contains(outlet.Terms));

    // The best passage of an article decides its rank; within the article, passages are ranked by how well they answer.
    private static IEnumerable<EvidencePassage> Rank(
        List<AnalyzedPassage> article, WeightedQuestion question, FeatureExtractor reader)
    {
        const double weightOfAnswering = 0.5;
        var match = Match(article, question);
        var passages = article.Select(reading => (Reading: reading, Features: reader.Extract(reading, match))).ToList();
        var bearing = passages.Max(passage => passage.Features.ArticleScore);
        var answering = passages.Max(passage => passage.Features.Answering);
        return passages.Select(passage => new EvidencePassage
        {
            Passage = passage.Reading.Passage,
            Reading = passage.Reading,
            Features = passage.Features,
            Score = bearing - (weightOfAnswering * (answering - passage.Features.Answering)),
        });
    }

    private static IEnumerable<string> GetOutlets(IReadOnlyList<AnalyzedPassage> readings) =>
        readings.Select(reading => reading.Passage.Article.Outlet).OfType<string>().Distinct();

    private AnalyzedPassage Read(Passage passage, float score, WeightedQuestion question) =>
        new(passage, score, question, tokenizer, tokenizer.Read(passage.Article.Title).Select(term => term.Text).ToHashSet());

    private static ArticleMatch Match(List<AnalyzedPassage> passages, WeightedQuestion question)
    {
        var found = question.FindTermsIn(passages[0].TitleTerms);
        foreach (var passage in passages)
        {
            foreach (var asked in passage.QuestionTermAt)
                if (asked >= 0) question.Mark(found, asked);
        }

        return new ArticleMatch(question.Coverage(found), passages.Max(passage => passage.Score));
    }

    // Not by a query: what is seen stands in columns.
    private bool HasCoverage(IndexSearcher searcher, Question question, Scope scope)
    {
        var any = new AnyHit(new PassageFilter(columns, question, scope));
        var all = new BooleanQuery { { new MatchAllDocsQuery(), Occur.MUST } };
        foreach (var id in scope.Excluded) all.Add(ExceptId(id));
        searcher.Search(all, any);
        return any.IsThere;
    }

    private static BooleanClause ExceptId(string id) =>
        new(new TermQuery(IndexedPassage.GetTerm(id)), Occur.MUST_NOT);

    // The unit of information: the weight of a word that at most one passage in 3,000 has, and at most seven passages.
    private static double FindRarest(IndexReader reader) => Math.Min(7, reader.NumDocs / 3_000.0);

    // The usual idf says little of a few passages: what all of ten have in common would count for nothing. So it is taken
    // as if a thousand more were held that are about other things.
    private static double ComputeIdf(IndexReader reader, double frequency)
    {
        const int others = 1_000;
        return Math.Log(1 + ((reader.NumDocs + others) / (frequency + 1.0)));
    }
}
