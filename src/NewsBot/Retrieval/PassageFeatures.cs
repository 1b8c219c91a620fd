namespace NewsBot.Retrieval;

/// <summary>What speaks for a passage, each between about 0 and 1.</summary>
internal static class PassageFeatures
{
    public static string[] Names { get; } =
    [
        "bm25", "coverage", "article", "title", "sentence", "window", "names", "pairs", "phrases", "fresh3", "fresh10", "fresh60",
        "inWindow", "strongFresh", "lead", "early", "kind", "kindInSentence", "outlet", "articleHits", "missingDate", "windowFresh", "passageOnly", "articleBm25",
    ];

    public static double[] Of(PassageReading reading, WeightedQuestion question, AnswerHints hints, ArticleMatch article)
    {
        var terms = question.Question.Terms;
        Span<bool> inPassage = stackalloc bool[terms.Count];
        foreach (var asked in reading.Asked)
            if (asked >= 0) inPassage[asked] = true;
        var passageOnly = question.Coverage(inPassage);
        Span<bool> inTitle = stackalloc bool[terms.Count];
        for (var i = 0; i < terms.Count; i++) inTitle[i] = reading.TitleTerms.Contains(terms[i].Text);
        Span<bool> found = stackalloc bool[terms.Count];
        for (var i = 0; i < terms.Count; i++) found[i] = inPassage[i] || inTitle[i];
        var (sentence, window, kindInSentence) = BestSentence(reading, question, hints);
        var age = question.Question.AsOf - reading.Passage.Article.Published;
        var days = age?.TotalDays ?? 0;
        double Fresh(double scale) => age is null ? 0 : Math.Exp(-days / scale);
        var time = question.Question.Time;
        var published = reading.Passage.Article.Published;
        return
        [
            reading.Score / (question.Total * 2.2),
            question.Coverage(found),
            article.Coverage,
            question.Coverage(inTitle),
            sentence,
            window,
            NameShare(question, found),
            PairShare(reading, question),
            PhraseShare(reading, question),
            Fresh(3), Fresh(10), Fresh(60),
            time.Freshness == Freshness.Window && published >= time.From && published <= time.Until ? 1 : 0,
            time.Freshness == Freshness.Strong ? Fresh(10) : 0,
            reading.Passage.Ordinal == 0 ? 1 : 0,
            1.0 / (1 + reading.Passage.Ordinal),
            Math.Min(1, hints.Count(reading.Passage.Text, reading.Words, 0, reading.Words.Count) / 3.0),
            kindInSentence,
            question.Question.Outlet is { } outlet && outlet == reading.Passage.Article.Outlet ? 1 : 0,
            Math.Log(1 + article.Hits) / 3,
            age is null ? 1 : 0,
            time.Freshness == Freshness.Window ? Fresh(5) : 0,
            passageOnly,
            article.BestScore / (question.Total * 2.2),
        ];
    }

    // The best sentence by the question's weight in it, alone and together with its better neighbour.
    private static (double Alone, double Window, double Kind) BestSentence(PassageReading reading, WeightedQuestion question, AnswerHints hints)
    {
        double alone = 0, window = 0, kind = 0;
        Span<bool> found = stackalloc bool[question.Question.Terms.Count];
        for (var i = 0; i < reading.Sentences.Count; i++)
        {
            found.Clear();
            var (_, from, until) = reading.Sentences[i];
            for (var w = from; w < until; w++)
                if (reading.Asked[w] >= 0) found[reading.Asked[w]] = true;
            var own = question.Coverage(found);
            if (own > alone) alone = own;
            if (own > 0.15 && hints.Count(reading.Passage.Text, reading.Words, from, until) > 0 && own > kind) kind = own;
            if (i + 1 == reading.Sentences.Count) continue;
            for (var w = until; w < reading.Sentences[i + 1].EndWord; w++)
                if (reading.Asked[w] >= 0) found[reading.Asked[w]] = true;
            window = Math.Max(window, question.Coverage(found));
        }

        return (alone, Math.Max(alone, window), kind);
    }

    private static double NameShare(WeightedQuestion question, ReadOnlySpan<bool> found)
    {
        double all = 0, held = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (!question.Question.Terms[i].IsName) continue;
            all += question.Weights[i];
            if (found[i]) held += question.Weights[i];
        }

        return all == 0 ? 1 : held / all;
    }

    // Pairs of the question's terms that stand within three words of each other there and here.
    private static double PairShare(PassageReading reading, WeightedQuestion question)
    {
        var terms = question.Question.Terms;
        if (terms.Count < 2) return 0;
        double all = 0, held = 0;
        for (var i = 0; i + 1 < terms.Count; i++)
        {
            if (terms[i + 1].Span.Start - terms[i].Span.End > 8) continue;
            var weight = question.Weights[i] + question.Weights[i + 1];
            all += weight;
            for (var w = 0; w < reading.Asked.Length; w++)
            {
                if (reading.Asked[w] != i) continue;
                var near = false;
                for (var v = Math.Max(0, w - 3); v < Math.Min(reading.Asked.Length, w + 4); v++) near |= reading.Asked[v] == i + 1;
                if (!near) continue;
                held += weight;
                break;
            }
        }

        return all == 0 ? 0 : held / all;
    }

    private static double PhraseShare(PassageReading reading, WeightedQuestion question)
    {
        var phrases = question.Question.Phrases;
        if (phrases.Count == 0) return 0;
        return (double)phrases.Count(phrase => Contains(reading.Words, phrase)) / phrases.Count;
    }

    private static bool Contains(List<Term> words, IReadOnlyList<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= words.Count; at++)
        {
            var i = 0;
            while (i < phrase.Count && words[at + i].Text == phrase[i]) i++;
            if (i == phrase.Count) return true;
        }

        return false;
    }
}

/// <summary>What all candidate passages of one article say together.</summary>
/// <param name="Coverage">The share of the question's weight found in any of them or the title.</param>
/// <param name="Hits">How many passages are candidates.</param>
/// <param name="BestScore">The best BM25 among them.</param>
internal sealed record ArticleMatch(double Coverage, int Hits, double BestScore);
