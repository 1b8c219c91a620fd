namespace NewsBot.Llm;

/// <summary>The tokens that a language model read and wrote.</summary>
/// <param name="Prompt">Tokens read; 0 or more.</param>
/// <param name="Answer">Tokens written; 0 or more.</param>
/// <param name="IsEstimate">True if the server did not count them, so that they are estimated.</param>
internal readonly record struct TokenCount(int Prompt, int Answer, bool IsEstimate = false)
{
    public int Total => Prompt + Answer;

    public static TokenCount operator +(TokenCount left, TokenCount right) =>
        new(left.Prompt + right.Prompt, left.Answer + right.Answer, left.IsEstimate || right.IsEstimate);
}
