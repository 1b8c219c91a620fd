namespace NewsBot.Briefing.Summaries;

/// <summary>
/// How much each sentence says of what the others say (LexRank: G. Erkan and D. Radev, 2004): a walk from sentence to
/// sentence, the likelier the more rare words two have in common, that starts anew where the topic is told best.
/// </summary>
internal static class Centrality
{
    // Of all steps, those that start anew.
    private const double Anew = 0.3;
    private const int Steps = 25;

    // An article that goes on at length must not vote for itself.
    private const double OfOneArticle = 0.2;

    // Below this two sentences have a common word in common.
    private const double LeastLike = 0.08;

    /// <returns>For each sentence its share of the walk by that of the most central one: 0 to 1.</returns>
    public static double[] Of(IReadOnlyList<SummaryCandidate> sentences)
    {
        var count = sentences.Count;
        if (count == 0) return [];
        var likeness = Likeness(sentences);
        var start = sentences.Select(sentence => Math.Max(sentence.Prior, 0.05)).ToArray();
        Normalise(start);
        var share = (double[])start.Clone();
        for (var step = 0; step < Steps; step++)
        {
            var next = new double[count];
            for (var i = 0; i < count; i++)
            {
                foreach (var (other, weight) in likeness[i]) next[other] += (1 - Anew) * weight * share[i];
                next[i] += likeness[i].Count == 0 ? (1 - Anew) * share[i] : 0;
            }

            for (var i = 0; i < count; i++) next[i] += Anew * start[i];
            share = next;
        }

        var most = share.Max();
        return [.. share.Select(one => one / most)];
    }

    // Of each sentence the others with something in common, the weights adding up to 1.
    private static List<(int Other, double Weight)>[] Likeness(IReadOnlyList<SummaryCandidate> sentences)
    {
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var word in sentences[i].Words)
            {
                if (having.TryGetValue(word, out var list)) list.Add(i);
                else having[word] = [i];
            }
        }

        var weights =
            having.ToDictionary(pair => pair.Key, pair =>
                Math.Pow(Math.Log(1 + ((double)sentences.Count / pair.Value.Count)), 2), StringComparer.Ordinal);
        var lengths =
            sentences.Select(sentence => Math.Sqrt(sentence.Words.Order(StringComparer.Ordinal).Sum(word => weights[word])))
                .ToArray();
        var all = new List<(int, double)>[sentences.Count];
        var common = new double[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            Array.Clear(common);
            // In one order, so that the sums come out the same in every run.
            foreach (var word in sentences[i].Words.Order(StringComparer.Ordinal))
                foreach (var other in having[word]) common[other] += weights[word];
            var likes = new List<(int Other, double Like)>();
            for (var j = 0; j < sentences.Count; j++)
            {
                if (j == i || common[j] == 0) continue;
                var like = common[j] / (lengths[i] * lengths[j]);
                if (like >= LeastLike)
                    likes.Add((j, sentences[i].Article.Id == sentences[j].Article.Id ? like * OfOneArticle : like));
            }

            var sum = likes.Sum(pair => pair.Like);
            all[i] = [.. likes.Select(pair => (pair.Other, pair.Like / sum))];
        }

        return all;
    }

    private static void Normalise(double[] values)
    {
        var sum = values.Sum();
        for (var i = 0; i < values.Length; i++) values[i] /= sum;
    }
}
