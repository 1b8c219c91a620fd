namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Makes the cosines of one model comparable with those of another: one gives unrelated texts .1 and another .8.
/// </summary>
/// <param name="Unrelated">The cosine of a question and a text about something else.</param>
/// <param name="Range">How much higher it is for a text that is closely related.</param>
internal readonly record struct CosineScale(double Unrelated, double Range)
{
    // With fewer passages the deviation says little.
    private const int MinPassages = 50;

    // Where the known scale of the local model lies in the cosines of all passages with a question: .5 is 1.3 deviations above
    // their mean, and .25 is 5.6 deviations.
    private const double UnrelatedDeviations = 1.3;
    private const double RangeDeviations = 5.6;

    /// <summary>
    /// Estimates the scale from a question's cosines with all passages; null where these are too few or all alike.
    /// </summary>
    public static CosineScale? Estimate(double mean, double deviation, long passages) =>
        passages < MinPassages || deviation <= 0 ? null
            : new CosineScale(mean + (UnrelatedDeviations * deviation), RangeDeviations * deviation);

    /// <summary>
    /// How alike a question and a text are: about 0 if the text is about something else, 1 if it is closely related, 1.5 for a
    /// paraphrase.
    /// </summary>
    public double Compute(double cosine) => (cosine - Unrelated) / Range;
}

/// <summary>What is known of a question's meaning.</summary>
/// <param name="Vector">Of length 1.</param>
/// <param name="Scale">How to read its cosines.</param>
internal sealed record QuestionMeaning(float[] Vector, CosineScale Scale);
