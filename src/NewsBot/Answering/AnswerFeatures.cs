namespace NewsBot.Answering;

/// <summary>
/// What speaks for a published sentence answering the question. Each feature means the same whatever is held and however the
/// question is put.
/// </summary>
/// <remarks>
/// The score is the log-odds of a softmax over all candidate sentences and "none of them answers". The benchmark <c>fit</c>
/// fitted it on the sets that tests/README.md names, each feature with the sign that sense demands; only the weight of
/// freshness is set, because few of these sets have dates. It is moved so that 0 is the threshold: the best sentence must
/// reach it for the question to be answered.
/// </remarks>
internal sealed record AnswerFeatures
{
    /// <summary>
    /// The coverage is complete at this many nats of rarity: three rare words. No long question is held to more.
    /// </summary>
    public const double EnoughRarity = 25;

    /// <summary>
    /// How alike sentence (with its headline) and question are in meaning: about 0 for unrelated ones, about 1.5 for a
    /// paraphrase. Null if it is not known; then words decide alone.
    /// </summary>
    public double? Similarity { get; init; }

    /// <summary>The share of the question's rarity that sentence and headline have, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same share for all passages of the article that were found.</summary>
    public required double ArticleCoverage { get; init; }

    /// <summary>1 if the question asks for a kind of thing (a person, a date, ...) and the sentence has none.</summary>
    public required double LacksAnswerType { get; init; }

    /// <summary>
    /// The share of the question's numbers that neither the sentence nor the headline nor the article's year is.
    /// </summary>
    public required double NumbersMissing { get; init; }

    /// <summary>The rank of the article in the evidence: 0 for the first, 1 for the sixth and later ones.</summary>
    public required double ArticleRank { get; init; }

    /// <summary>1 in the first passage of an article, 1/2 in the second, and so on.</summary>
    public required double Earliness { get; init; }

    /// <summary>1 for an article of the moment of asking, falling by e in ten days; 0 without a date.</summary>
    public required double Freshness { get; init; }

    /// <summary>1 if the question asks about a period and the article was published outside it.</summary>
    public required double OutsidePeriod { get; init; }

    /// <summary>How far from fresh the article is, from 0 to 1, if the question asks about recent news; else 0.</summary>
    public required double Staleness { get; init; }

    /// <summary>
    /// The log-odds that the question is answered by it: a question of the day is more often about news of the day. Which of two
    /// sentences answers, freshness does not tell.
    /// </summary>
    public double Confidence => Score + (1.5 * Freshness);

    /// <summary>The log-odds that the sentence answers, against no sentence answering.</summary>
    public double Score => Similarity is { } similarity
        ? -4.8 + (2.85 * similarity) + (1.7 * Coverage) + (2.15 * similarity * Coverage) - (2.25 * LacksAnswerType)
            - (0.2 * NumbersMissing) - (1.15 * ArticleRank) - (1.2 * OutsidePeriod) - (1.05 * Staleness)
        : WordScore;

    /// <summary>The same by words alone.</summary>
    public double WordScore =>
        -6.35 + (4.6 * Coverage) + (1.3 * ArticleCoverage) - (2.4 * LacksAnswerType) - (0.4 * NumbersMissing)
            - (1.85 * ArticleRank) + (2.2 * Earliness) - (1.15 * OutsidePeriod) - (0.95 * Staleness);
}
