using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Retrieval.Ranking;

/// <summary>
/// Scores passages with BM25 over text and title. It processes one word after the other, the rarest first, and drops a passage as
/// soon as the remaining words cannot bring it among the best. The result is the same as scoring every passage.
/// </summary>
/// <remarks>
/// The bound is that of MaxScore (H. Turtle and J. Flood, Query evaluation: strategies and optimizations, 1995), taken word
/// by word. Lucene's own disjunction scores every passage that has any of the words: over 200,000 passages, asked 250
/// questions in turn, it took 4.8 ms on average and 11.6 ms at the 95th percentile where this took 2.9 and 7.0.
/// </remarks>
internal sealed class MaxScoreSearcher
{
    private const float K1 = 1.2f;
    private const float TitleBoost = 0.6f;

    // Of a word that the question does not say, because another name of the same thing has it.
    private const float OtherNameBoost = 0.5f;

    // Larger than the differences between sums of floats in another order.
    private const float Slack = 1.0001f;

    private static readonly BM25Similarity Bm25 = new(K1, 0.75f);

    private readonly List<Segment> segments;
    private readonly List<Word> words;

    // For each word: the highest score that it and the words after it can add to a passage.
    private readonly float[] remainders;

    public MaxScoreSearcher(IndexSearcher searcher, Question question)
    {
        segments = [.. searcher.IndexReader.Leaves.Select(leaf => new Segment(leaf))];
        var said = question.Terms.Select(term => term.Text).ToList();
        var others = question.Terms.SelectMany(term => term.OtherName).Concat(question.ShortNames.Select(name => name.Text))
            .Distinct().Except(said).ToList();
        words = [.. ComputeWeight(searcher, IndexedPassage.TextField, said, 1)
            .Concat(ComputeWeight(searcher, IndexedPassage.TitleField, said, TitleBoost))
            .Concat(ComputeWeight(searcher, IndexedPassage.TextField, others, OtherNameBoost))
            .Concat(ComputeWeight(searcher, IndexedPassage.TitleField, others, OtherNameBoost * TitleBoost))
            .OrderByDescending(word => word.Most)];
        remainders = new float[words.Count + 1];
        for (var i = words.Count - 1; i >= 0; i--) remainders[i] = remainders[i + 1] + words[i].Most;
    }

    /// <summary>
    /// The best passages of all, then those of the newest that are not among them; each the best first, of equals the first
    /// in the index.
    /// </summary>
    /// <param name="sight">What may be seen.</param>
    /// <param name="excluded">Articles that may not be, by their ids.</param>
    /// <param name="lately">Milliseconds since 1970; from then on a passage counts among the newest.</param>
    /// <param name="count">How many of each.</param>
    /// <exception cref="IOException">The index is damaged.</exception>
    public IEnumerable<ScoreDoc> FindBest(PassageFilter sight, IReadOnlyCollection<string> excluded, long lately, int count)
    {
        var (all, newest) = (new TopK(count), new TopK(count));
        foreach (var segment in segments)
        {
            sight.MoveTo(segment.Reader);
            var scores = ArrayPool<float>.Shared.Rent(segment.Reader.MaxDoc);
            Array.Clear(scores, 0, segment.Reader.MaxDoc);
            foreach (var document in Score(segment, scores, sight, excluded, lately, all, newest))
            {
                all.Offer(scores[document], segment.DocBase + document);
                if (sight.GetTime(document) >= lately) newest.Offer(scores[document], segment.DocBase + document);
            }

            ArrayPool<float>.Shared.Return(scores);
        }

        return all.Sorted().Concat(newest.Sorted()).DistinctBy(hit => hit.Doc);
    }

    /// <summary>
    /// Returns the scores of passages by their numbers in the whole index; passages without any of the words are missing.
    /// </summary>
    /// <exception cref="IOException">The index is damaged.</exception>
    public IReadOnlyDictionary<int, float> ScoreDocuments(IEnumerable<int> documents)
    {
        var scores = new Dictionary<int, float>();
        foreach (
            var inSegment in documents.Order().GroupBy(document => segments.FindLast(segment => segment.DocBase <= document)!))
        {
            var segment = inSegment.Key;
            foreach (var word in words)
            {
                if (segment.Postings(word) is not { } postings) continue;
                var scorer = segment.Scorer(word);
                foreach (var document in inSegment)
                {
                    var here = document - segment.DocBase;
                    if (postings.DocID < here && postings.Advance(here) == DocIdSetIterator.NO_MORE_DOCS) break;
                    if (postings.DocID == here)
                        scores[document] = scores.GetValueOrDefault(document) + scorer.Score(here, postings.Freq);
                }
            }
        }

        return scores;
    }

    /// <summary>Returns the number of passages with a term in their text.</summary>
    public int Frequency(string term) =>
        words.Find(word => word.Term.Field == IndexedPassage.TextField && word.Term.Text == term)?.Frequency ?? 0;

    // Those of the segment that may be among the best; the scores of the others may lack some words.
    private List<int> Score(
        Segment segment, float[] scores, PassageFilter sight, IReadOnlyCollection<string> excluded, long lately,
            TopK all, TopK newest)
    {
        // Stays below zero whatever is added.
        const float unseen = float.NegativeInfinity;
        foreach (var id in excluded)
        {
            if (segment.Reader.GetTermDocsEnum(IndexedPassage.GetTerm(id)) is not { } its) continue;
            while (its.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) scores[its.DocID] = unseen;
        }

        var found = new List<int>();
        var (least, leastLately) = (all.Threshold, newest.Threshold);
        var (best, bestLately) = (new TopK(all.Count), new TopK(newest.Count));
        for (var i = 0; i < words.Count; i++)
        {
            if (segment.Postings(words[i]) is { } postings)
            {
                var rest = remainders[i];
                var scorer = segment.Scorer(words[i]);
                for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
                {
                    var score = scores[document];
                    var most = (score + rest) * Slack;
                    if (most < least && (most < leastLately || sight.GetTime(document) < lately)) continue;
                    if (score == 0)
                    {
                        if (!sight.Accepts(document))
                        {
                            scores[document] = unseen;
                            continue;
                        }

                        found.Add(document);
                    }

                    scores[document] = score + scorer.Score(document, postings.Freq);
                }

                if (found.Count == 0) continue;
                best.Reset(all);
                bestLately.Reset(newest);
                foreach (var document in found)
                {
                    best.Offer(scores[document], segment.DocBase + document);
                    if (sight.GetTime(document) >= lately) bestLately.Offer(scores[document], segment.DocBase + document);
                }

                (least, leastLately) = (best.Threshold, bestLately.Threshold);
            }
        }

        return found;
    }

    private IEnumerable<Word> ComputeWeight(IndexSearcher searcher, string field, List<string> texts, float boost)
    {
        var all = searcher.CollectionStatistics(field);
        foreach (var text in texts)
        {
            var word = new Word(new Lucene.Net.Index.Term(field, text), new TermState?[segments.Count]);
            foreach (var segment in segments) segment.LookUp(word);
            if (word.Frequency == 0) continue;
            word.Weight = Bm25.ComputeWeight(boost, all, new TermStatistics(word.Term.Bytes, word.Frequency, word.Occurrences));
            // The square of idf times boost. A passage gets less than K1 + 1 times its root, however often it says the word.
            word.Most = MathF.Sqrt(word.Weight.GetValueForNormalization()) * (K1 + 1);
            word.Weight.Normalize(1, 1);
            yield return word;
        }
    }

    /// <summary>A word, and where it is looked for.</summary>
    private sealed class Word(Lucene.Net.Index.Term term, TermState?[] states)
    {
        public Lucene.Net.Index.Term Term => term;

        /// <summary>Where its postings are, by segment; null for none.</summary>
        public TermState?[] States => states;

        /// <summary>How many passages have it.</summary>
        public int Frequency { get; set; }

        /// <summary>How often it stands in them.</summary>
        public long Occurrences { get; set; }

        /// <summary>What it counts.</summary>
        public Similarity.SimWeight Weight { get; set; } = null!;

        /// <summary>More than it can bring any passage.</summary>
        public float Most { get; set; }
    }

    /// <summary>A part of the index, for one search on one thread: what reads it is used again for each word.</summary>
    private sealed class Segment(AtomicReaderContext context)
    {
        private readonly TermsEnum? text = context.AtomicReader.GetTerms(IndexedPassage.TextField)?.GetEnumerator();
        private readonly TermsEnum? title = context.AtomicReader.GetTerms(IndexedPassage.TitleField)?.GetEnumerator();
        private DocsEnum? postings;

        public AtomicReader Reader => context.AtomicReader;

        public int DocBase => context.DocBase;

        public void LookUp(Word word)
        {
            if (TermsOf(word) is not { } terms || !terms.SeekExact(word.Term.Bytes)) return;
            word.States[context.Ord] = terms.GetTermState();
            word.Frequency += terms.DocFreq;
            word.Occurrences += terms.TotalTermFreq;
        }

        /// <summary>The passages that have it, those that are still there; null for none. Valid until the next call.</summary>
        public DocsEnum? Postings(Word word)
        {
            if (word.States[context.Ord] is not { } state) return null;
            var terms = TermsOf(word)!;
            terms.SeekExact(word.Term.Bytes, state);
            return postings = terms.Docs(context.AtomicReader.LiveDocs, postings);
        }

        public Similarity.SimScorer Scorer(Word word) => Bm25.GetSimScorer(word.Weight, context);

        private TermsEnum? TermsOf(Word word) => word.Term.Field == IndexedPassage.TextField ? text : title;
    }
}
