namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Computes how central each sentence is (LexRank: G. Erkan and D. Radev, 2004): a random walk that moves between sentences
/// with rare words in common, and restarts at sentences with a high prior.
/// </summary>
internal static class Centrality
{
    // Probability that a step restarts the walk.
    private const double RestartProbability = 0.3;
    private const int Iterations = 25;

    // Weakens links within one article, so that a long article does not vote for itself.
    private const double SameArticleFactor = 0.2;

    // Below this similarity two sentences share only a common word.
    private const double MinSimilarity = 0.08;

    /// <returns>The centrality of each sentence, divided by that of the most central one: 0 to 1.</returns>
    public static double[] Compute(IReadOnlyList<SummaryCandidate> sentences)
    {
        var count = sentences.Count;
        if (count == 0) return [];
        var graph = BuildSimilarityGraph(sentences);
        var start = sentences.Select(sentence => Math.Max(sentence.Prior, 0.05)).ToArray();
        Normalize(start);
        var share = (double[])start.Clone();
        for (var step = 0; step < Iterations; step++)
        {
            var next = new double[count];
            for (var i = 0; i < count; i++)
            {
                foreach (var (other, weight) in graph[i]) next[other] += (1 - RestartProbability) * weight * share[i];
                next[i] += graph[i].Count == 0 ? (1 - RestartProbability) * share[i] : 0;
            }

            for (var i = 0; i < count; i++) next[i] += RestartProbability * start[i];
            share = next;
        }

        var largest = share.Max();
        return [.. share.Select(value => value / largest)];
    }

    // For each sentence, the similar ones with weights that add up to 1.
    private static List<(int Other, double Weight)>[] BuildSimilarityGraph(IReadOnlyList<SummaryCandidate> sentences)
    {
        var sentencesByWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var word in sentences[i].Words)
            {
                if (sentencesByWord.TryGetValue(word, out var list)) list.Add(i);
                else sentencesByWord[word] = [i];
            }
        }

        var weights =
            sentencesByWord.ToDictionary(pair => pair.Key, pair =>
                Math.Pow(Math.Log(1 + ((double)sentences.Count / pair.Value.Count)), 2), StringComparer.Ordinal);
        var lengths =
            sentences.Select(sentence => Math.Sqrt(sentence.Words.Order(StringComparer.Ordinal).Sum(word => weights[word])))
                .ToArray();
        var graph = new List<(int, double)>[sentences.Count];
        var sharedWeight = new double[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            Array.Clear(sharedWeight);
            // In a fixed order, so that the floating-point sums are the same in every run.
            foreach (var word in sentences[i].Words.Order(StringComparer.Ordinal))
                foreach (var other in sentencesByWord[word]) sharedWeight[other] += weights[word];
            var neighbours = new List<(int Other, double Similarity)>();
            for (var j = 0; j < sentences.Count; j++)
            {
                if (j == i || sharedWeight[j] == 0) continue;
                var similarity = sharedWeight[j] / (lengths[i] * lengths[j]);
                if (similarity < MinSimilarity) continue;
                var isSameArticle = sentences[i].Article.Id == sentences[j].Article.Id;
                neighbours.Add((j, isSameArticle ? similarity * SameArticleFactor : similarity));
            }

            var sum = neighbours.Sum(pair => pair.Similarity);
            graph[i] = [.. neighbours.Select(pair => (pair.Other, pair.Similarity / sum))];
        }

        return graph;
    }

    private static void Normalize(double[] values)
    {
        var sum = values.Sum();
        for (var i = 0; i < values.Length; i++) values[i] /= sum;
    }
}
