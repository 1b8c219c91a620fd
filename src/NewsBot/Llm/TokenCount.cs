namespace NewsBot.Llm;

/// <summary>Tokens of a language model.</summary>
/// <param name="Prompt">That it read; 0 or more.</param>
/// <param name="Answer">That it wrote; 0 or more.</param>
/// <param name="IsEstimate">Whether its server did not count them, so that they were estimated.</param>
internal readonly record struct TokenCount(int Prompt, int Answer, bool IsEstimate = false)
{
    public int Total => Prompt + Answer;

    public static TokenCount operator +(TokenCount one, TokenCount other) =>
        new(one.Prompt + other.Prompt, one.Answer + other.Answer, one.IsEstimate || other.IsEstimate);
}
