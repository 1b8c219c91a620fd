using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsBot.Articles;
using NewsBot.Retrieval.Indexing;
using NewsBot.Text;

namespace NewsBot.Retrieval;

/// <summary>Finds the articles that name a person, the newest first, in the index.</summary>
internal sealed class NameSearcher(PassageIndex index, Tokenizer tokenizer, DocValuesCache columns)
{
    private const int MaxEditDistance = 2;

    /// <summary>Finds the articles that have all words of a name in one passage, and the topic beside them.</summary>
    /// <param name="name">The words of the name; none finds nothing.</param>
    /// <param name="topic">Terms as the index has them, of which so many must be in the passage or the headline; empty for
    /// any.</param>
    /// <param name="needed">How many of them.</param>
    /// <param name="asOf">Nothing published later is seen.</param>
    /// <param name="scope">What may be seen besides.</param>
    /// <param name="most">No more articles than so many.</param>
    public IReadOnlyList<ArticleReference> Find(
        IReadOnlyList<string> name, IReadOnlyList<string> topic, int needed, DateTimeOffset asOf, Scope scope, int most)
    {
        if (name.Count == 0) return [];
        var query = new BooleanQuery();
        foreach (var word in name)
            query.Add(new TermQuery(new Lucene.Net.Index.Term(IndexedPassage.TextField, tokenizer.Normalize(word))), Occur.MUST);
        if (topic.Count > 0)
        {
            var about = new BooleanQuery { MinimumNumberShouldMatch = needed };
            foreach (var term in topic)
            {
                about.Add(
                    new BooleanQuery
                    {
                        { new TermQuery(new Lucene.Net.Index.Term(IndexedPassage.TextField, term)), Occur.SHOULD },
                        { new TermQuery(new Lucene.Net.Index.Term(IndexedPassage.TitleField, term)), Occur.SHOULD },
                    },
                    Occur.SHOULD);
            }

            query.Add(about, Occur.MUST);
        }

        return Search(query, asOf, scope, most);
    }

    /// <summary>Finds the articles with a word that is spelt almost like one of the name's.</summary>
    /// <inheritdoc cref="Find" path="/param"/>
    public IReadOnlyList<ArticleReference> FindSimilarNames(
        IReadOnlyList<string> name, DateTimeOffset asOf, Scope scope, int most)
    {
        var query = new BooleanQuery();
        foreach (var word in name.Select(word => tokenizer.Normalize(word)).Where(word => word.Length > MaxEditDistance))
            query.Add(
                new FuzzyQuery(new Lucene.Net.Index.Term(IndexedPassage.TextField, word), MaxEditDistance, prefixLength: 1),
                    Occur.SHOULD);
        return query.Clauses.Count == 0 ? [] : Search(query, asOf, scope, most);
    }

    /// <summary>Returns true if any article is visible.</summary>
    public bool HasCoverage(DateTimeOffset asOf, Scope scope) =>
        index.Search(searcher =>
        {
            var any = new AnyHit(new PassageFilter(columns, asOf, scope));
            searcher.Search(ExcludeIds(new BooleanQuery { { new MatchAllDocsQuery(), Occur.MUST } }, scope), any);
            return any.IsThere;
        });

    private IReadOnlyList<ArticleReference> Search(BooleanQuery query, DateTimeOffset asOf, Scope scope, int most) =>
        index.Search(searcher =>
        {
            var hits = new SeenHits(new PassageFilter(columns, asOf, scope));
            searcher.Search(ExcludeIds(query, scope), hits);
            var column = new StoredPassageReader(searcher.IndexReader);
            var found = new Dictionary<string, ArticleReference>(StringComparer.Ordinal);
            foreach (var (document, _) in hits.Hits.OrderByDescending(hit => hit.Time).ThenBy(hit => hit.Document))
            {
                var article = column.Read(document).Article;
                found.TryAdd(article.Id, article);
                if (found.Count == most) break;
            }

            return (IReadOnlyList<ArticleReference>)[.. found.Values];
        });

    private static BooleanQuery ExcludeIds(BooleanQuery query, Scope scope)
    {
        foreach (var id in scope.Excluded) query.Add(new TermQuery(IndexedPassage.GetTerm(id)), Occur.MUST_NOT);
        return query;
    }

    private sealed class SeenHits(PassageFilter sight) : ICollector
    {
        private int start;

        public List<(int Document, long Time)> Hits { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
        }

        public void SetNextReader(AtomicReaderContext context)
        {
            start = context.DocBase;
            sight.MoveTo(context.AtomicReader);
        }

        public void Collect(int doc)
        {
            if (sight.Accepts(doc)) Hits.Add((start + doc, sight.GetTime(doc)));
        }
    }
}
