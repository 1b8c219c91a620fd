using Microsoft.ML.Tokenizers;
using NewsBot.Text;

namespace NewsBot.Llm;

/// <summary>
/// How long a text is for a model. The names of OpenAI's models stand for a tokenizer that is known; for all others, and
/// wherever it does not matter much, there is an estimate.
/// </summary>
/// <param name="model">The model's name; null for one that is not known.</param>
internal sealed class TokenCounter(string? model)
{
    // How far the estimate is off at most in ordinary text, measured as below: what leaves so much room fits for certain.
    private const double Doubt = 1.5;

    // A tokenizer takes seconds and 20 to 40 MB to load: only a text that may not fit is worth that.
    private readonly Lazy<TiktokenTokenizer?> tokenizer = new(() => Load(model));

    /// <summary>
    /// The tokens of <paramref name="text"/>, estimated: a letter or sign of ASCII counts for 1/4, a digit for 0.6, one of
    /// Cyrillic for 1/2, any other for 1. Measured with OpenAI's o200k_base and cl100k_base: 4.8 UTF-16 units a token in 2,101
    /// English news articles, 4.4 in dispatches of Reuters with their tables, 1.6 in figures, 2.0 to 3.5 in Russian, 0.8 to
    /// 1.5 in Chinese, Japanese and Korean, 1.0 to 3.5 in Arabic, Greek, Hebrew, Hindi and Thai. The dearer of the two counts
    /// here, because the tokenizers of small local models are no better.
    /// </summary>
    public static int Estimate(string text)
    {
        var sum = 0.0;
        foreach (var letter in text)
        {
            sum += letter switch
            {
                >= '0' and <= '9' => 0.6,
                < '\u0080' => 0.25,
                >= '\u0400' and <= '\u052f' => 0.5,
                _ => 1,
            };
        }

        return (int)Math.Ceiling(sum);
    }

    /// <summary>Whether <paramref name="text"/> is at most <paramref name="budget"/> tokens.</summary>
    public bool Fit(string text, int budget)
    {
        var estimate = Estimate(text);
        return Doubt * estimate <= budget || (tokenizer.Value?.CountTokens(text) ?? estimate) <= budget;
    }

    /// <summary>The beginning of <paramref name="text"/> that is at most <paramref name="budget"/> tokens.</summary>
    public string Beginning(string text, int budget)
    {
        while (!Fit(text, budget)) text = MarkupStripper.Beginning(text, text.Length * 9 / 10);
        return text;
    }

    private static TiktokenTokenizer? Load(string? model)
    {
        try
        {
            return string.IsNullOrWhiteSpace(model) ? null : TiktokenTokenizer.CreateForModel(model);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            // A name that it does not know, or that of a model so old that its data is not part of this program.
            return null;
        }
    }
}
