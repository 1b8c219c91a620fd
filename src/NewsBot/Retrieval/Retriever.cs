using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace NewsBot.Retrieval;

/// <summary>
/// The room that says what bears on a question. Takes candidates from the index by BM25, some of them from the last weeks
/// alone so that old coverage cannot crowd out new, and ranks them by what speaks for each (<see cref="PassageFeatures"/>).
/// </summary>
internal sealed class Retriever(PassageIndex index, TermReader terms)
{
    private const int Candidates = 200;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(21);
    private static readonly BM25Similarity Bm25 = new(1.2f, 0.75f);

    public Evidence Retrieve(Question question, Scope scope, int passages = 20) =>
        index.Search(searcher => Retrieve(searcher, question, scope, passages));

    private Evidence Retrieve(IndexSearcher searcher, Question question, Scope scope, int count)
    {
        searcher.Similarity = Bm25;
        var weighted = new WeightedQuestion(question, term => Idf(searcher.IndexReader, term));
        var readings = Search(searcher, question, scope)
            .Select(hit => Read(searcher, hit, weighted))
            .ToList();
        var hints = new AnswerHints(question, terms);
        var articles = readings.GroupBy(reading => reading.Passage.Article.Id).ToDictionary(group => group.Key, group => Match(group, weighted));
        var ranked = readings
            .Select(reading => (Reading: reading, Features: PassageFeatures.Of(reading, weighted, hints, articles[reading.Passage.Article.Id])))
            .Select(pair => new EvidencePassage
            {
                Passage = pair.Reading.Passage,
                Reading = pair.Reading,
                Features = pair.Features,
                Score = RankingWeights.Score(pair.Features),
            })
            .OrderByDescending(passage => passage.Score)
            .ThenBy(passage => passage.Passage.Article.Id, StringComparer.Ordinal)
            .ThenBy(passage => passage.Passage.Ordinal)
            .Take(count)
            .ToList();
        return new Evidence { Question = question, Passages = ranked, AnythingHeld = ranked.Count > 0 || searcher.Search(Limit(new BooleanQuery { { new MatchAllDocsQuery(), Occur.MUST } }, question, scope), 1).TotalHits > 0 };
    }

    private PassageReading Read(IndexSearcher searcher, ScoreDoc hit, WeightedQuestion question)
    {
        var passage = PassageIndex.PassageOf(searcher.Doc(hit.Doc));
        return new PassageReading(passage, hit.Score, question, terms, terms.Read(passage.Article.Title).Select(term => term.Text).ToHashSet());
    }

    private static ArticleMatch Match(IEnumerable<PassageReading> passages, WeightedQuestion question)
    {
        var found = new bool[question.Weights.Length];
        var hits = 0;
        var best = 0.0;
        foreach (var passage in passages)
        {
            hits++;
            best = Math.Max(best, passage.Score);
            foreach (var asked in passage.Asked)
                if (asked >= 0) found[asked] = true;
            for (var i = 0; i < found.Length; i++) found[i] |= passage.TitleTerms.Contains(question.Question.Terms[i].Text);
        }

        return new ArticleMatch(question.Coverage(found), hits, best);
    }

    private static IEnumerable<ScoreDoc> Search(IndexSearcher searcher, Question question, Scope scope)
    {
        if (question.Terms.Count == 0) return [];
        var match = new BooleanQuery(disableCoord: true);
        foreach (var term in question.Terms)
        {
            match.Add(new TermQuery(new Lucene.Net.Index.Term(PassageIndex.TextField, term.Text)), Occur.SHOULD);
            match.Add(new TermQuery(new Lucene.Net.Index.Term(PassageIndex.TitleField, term.Text)) { Boost = 0.6f }, Occur.SHOULD);
        }

        var seen = Limit(match, question, scope);
        var newest = new BooleanQuery
        {
            { seen, Occur.MUST },
            { NumericRangeQuery.NewInt64Range(PassageIndex.PublishedField, Milliseconds(question.AsOf - Lately), null, true, true), Occur.MUST },
        };
        newest.Clauses[1].Query.Boost = 0;
        return searcher.Search(seen, Candidates).ScoreDocs
            .Concat(searcher.Search(newest, Candidates).ScoreDocs)
            .DistinctBy(hit => hit.Doc);
    }

    // What has no date is never filtered out by one.
    private static BooleanQuery Limit(BooleanQuery match, Question question, Scope scope)
    {
        var until = scope.PublishedUntil < question.AsOf ? scope.PublishedUntil.Value : question.AsOf;
        var limited = new BooleanQuery
        {
            { match, Occur.MUST },
            { NumericRangeQuery.NewInt64Range(PassageIndex.PublishedField, Milliseconds(until), null, false, true), Occur.MUST_NOT },
        };
        foreach (var id in scope.Excluded)
            limited.Add(new TermQuery(new Lucene.Net.Index.Term(PassageIndex.IdField, id)), Occur.MUST_NOT);
        return limited;
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static double Idf(IndexReader reader, string term)
    {
        double all = reader.NumDocs, with = reader.DocFreq(new Lucene.Net.Index.Term(PassageIndex.TextField, term));
        return Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
    }
}
