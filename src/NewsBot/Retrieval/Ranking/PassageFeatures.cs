namespace NewsBot.Retrieval.Ranking;

/// <summary>
/// What speaks for a passage. Each feature lies between 0 and about 1, so that the weights below can be compared.
/// </summary>
/// <remarks>
/// Coverage is always the share of the question's weight (the idf of its terms) that is found somewhere. The weights were
/// fitted by softmax regression, towards passages of the right article that hold the answer, on 152 questions about 2,101 news
/// articles; they are rounded, and in six-fold cross-validation they do nearly as well as on the whole (hit@1 .73 and .75).
/// Phrases, Latest and Outlet are too rare there to be fitted, and Fusion and Similarity differ with the embeddings; their
/// weights are by judgement.
/// </remarks>
internal readonly record struct PassageFeatures
{
    /// <summary>BM25 of the passage and its title, by the most that the question could score.</summary>
    public required double Bm25 { get; init; }

    /// <summary>The same, of the article's best passage.</summary>
    public required double ArticleBm25 { get; init; }

    /// <summary>Coverage by the passage and its title.</summary>
    public required double Coverage { get; init; }

    /// <summary>Coverage by the passage alone.</summary>
    public required double Own { get; init; }

    /// <summary>Coverage by all candidate passages of the article.</summary>
    public required double Article { get; init; }

    /// <summary>Coverage by the title.</summary>
    public required double Title { get; init; }

    /// <summary>Coverage by the best sentence.</summary>
    public required double Sentence { get; init; }

    /// <summary>Coverage by the best two sentences in a row.</summary>
    public required double Window { get; init; }

    /// <summary>The share of the question's neighbouring terms that are neighbours here.</summary>
    public required double Pairs { get; init; }

    /// <summary>The share of the question's quoted phrases that stand here.</summary>
    public required double Phrases { get; init; }

    /// <summary>1 at the moment of asking, falling by e in ten days.</summary>
    public required double Fresh10 { get; init; }

    /// <summary>1 at the moment of asking, falling by e in sixty days.</summary>
    public required double Fresh60 { get; init; }

    /// <summary>1 where the question names a stretch of time and the article was published in it.</summary>
    public required double InWindow { get; init; }

    /// <summary>1 where the question asks for the latest, falling with age like <see cref="Fresh10"/>.</summary>
    public required double Latest { get; init; }

    /// <summary>1 for the first passage, 1/2 for the second, and so on: news is told from its most important end.</summary>
    public required double Early { get; init; }

    /// <summary>1 where the passage holds three or more things of the kind asked for.</summary>
    public required double Kind { get; init; }

    /// <summary>Coverage by the best sentence that holds a thing of the kind asked for.</summary>
    public required double KindInSentence { get; init; }

    /// <summary>1 where it is from the outlet asked after.</summary>
    public required double Outlet { get; init; }

    /// <summary>Its place by words and by vectors together, 1 for the first by both; 0 without embeddings.</summary>
    public double Fusion { get; init; }

    /// <summary>
    /// How alike it and the question are in meaning, 0 to 1.2; 0 without embeddings, and beyond the 100 nearest.
    /// </summary>
    public double Similarity { get; init; }

    // Below this, passages of all kinds are as alike.
    private double CloseSimilarity => Math.Max(0, Similarity - 0.5);

    /// <summary>How much speaks for the article bearing on the question, seen from this passage.</summary>
    public double ArticleScore =>
        (1.0 * Bm25) + (1.0 * ArticleBm25) + (3.2 * Coverage) + (2.0 * Article) + (2.7 * Title) + (0.2 * Window)
            + (0.4 * Pairs) + (0.5 * Phrases)
        + (2.8 * Fresh10) + (2.7 * Fresh60) + (1.4 * InWindow) + (1.0 * Latest) + (3.8 * Early) + (2.5 * Outlet)
        + (1.0 * Fusion) + (1.4 * CloseSimilarity);

    /// <summary>How much speaks for the answer standing in this passage, compared with others of its article.</summary>
    public double Answering =>
        (0.2 * Bm25) + (0.85 * Coverage) + (0.4 * Own) + (0.7 * Sentence) + (0.6 * Window) + (1.4 * Early) + (2.0 * Kind)
            + (1.4 * KindInSentence)
        + (0.3 * Fusion) + (0.85 * CloseSimilarity);
}
