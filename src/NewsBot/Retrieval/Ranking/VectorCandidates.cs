using Lucene.Net.Search;
using NewsBot.Articles;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;

namespace NewsBot.Retrieval.Ranking;

/// <summary>Lets passages that lie near the question join the candidates that its words found.</summary>
internal static class VectorCandidates
{
    // Each costs a reading; what lies further down has not been worth it anywhere.
    private const int MaxJoining = 30;

    /// <summary>
    /// Tells each candidate what vectors say for it, and adds the first ones, by fused rank, that words did not find.
    /// </summary>
    /// <param name="candidates">What words found, the best first.</param>
    /// <param name="hits">What vectors found.</param>
    /// <param name="searcher">The index.</param>
    /// <param name="words">What gives a passage its score by words.</param>
    /// <param name="read">Reads a passage that joins, with that score.</param>
    public static IReadOnlyList<AnalyzedPassage> Join(
        IReadOnlyList<AnalyzedPassage> candidates, VectorHits hits, IndexSearcher searcher, MaxScoreSearcher words, Func<Passage,
            float, AnalyzedPassage> read)
    {
        if (hits.Hits.Count == 0) return candidates;
        var found = candidates.ToDictionary(candidate => PassageKey.Of(candidate.Passage));
        var near = hits.Hits.ToDictionary(hit => hit.Passage);
        var fused =
            RankFusion.Fuse(
                [.. candidates.Select(candidate => PassageKey.Of(candidate.Passage))], [.. hits.Hits.Select(hit => hit.Passage)]);
        var joining = new List<(int Document, Passage Passage)>();
        var column = new StoredPassageReader(searcher.IndexReader);
        foreach (var (key, _) in fused.Where(item => !found.ContainsKey(item.Item)).Take(MaxJoining))
            if (Find(searcher, column, near[key]) is { } there) joining.Add(there);
        var scores = words.ScoreDocuments(joining.Select(pair => pair.Document));
        foreach (var (document, passage) in joining)
            found[PassageKey.Of(passage)] = read(passage, scores.GetValueOrDefault(document));
        var ordered = candidates.Concat(joining.Select(pair => found[PassageKey.Of(pair.Passage)])).ToList();
        var places = fused.ToDictionary(item => item.Item, item => item.Score);
        foreach (var reading in ordered)
        {
            var key = PassageKey.Of(reading.Passage);
            reading.Vector = new VectorScores(places[key], near.TryGetValue(key, out var hit) ? hit.Similarity : 0);
        }

        return ordered;
    }

    // An article's passages are indexed one after the other, and merging keeps their order; where it is split between segments,
    // all of it is looked through.
    private static (int Document, Passage Passage)? Find(IndexSearcher searcher, StoredPassageReader column, VectorHit hit)
    {
        var term =
            new Lucene.Net.Index.Term(
                IndexedPassage.ArticleField, hit.ArticleKey.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var documents = new List<int>();
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            if (leaf.AtomicReader.GetTermDocsEnum(term) is not { } postings) continue;
            var live = leaf.AtomicReader.LiveDocs;
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
                if (live is null || live.Get(doc)) documents.Add(leaf.DocBase + doc);
        }

        var likely = hit.Passage.Ordinal < documents.Count ? documents[hit.Passage.Ordinal] : -1;
        foreach (var document in documents.OrderByDescending(document => document == likely))
        {
            var passage = column.Read(document);
            if (PassageKey.Of(passage) == hit.Passage) return (document, passage);
            // Another version's, which the index has not reached or has left behind: none of these is the one.
            if (passage.Article.Version != hit.Passage.Version) return null;
        }

        return null;
    }
}
