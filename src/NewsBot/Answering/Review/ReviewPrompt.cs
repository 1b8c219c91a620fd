using NewsBot.Answering.Writing;
using NewsBot.Articles;
using NewsBot.Llm;

namespace NewsBot.Answering.Review;

/// <summary>A sentence with the text that it cites, and nothing else.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Sources">The text that it cites.</param>
internal sealed record QuotedSentence(string Text, IReadOnlyList<QuotedText> Sources)
{
    /// <summary>Why it failed the check; empty if it did not.</summary>
    public string Problem { get; init; } = "";
}

/// <summary>A text that a sentence cites.</summary>
/// <param name="Article">The article that it is from; its outlet, date and headline are shown.</param>
/// <param name="Text">The text; empty if the headline is cited.</param>
internal sealed record QuotedText(ArticleReference Article, string Text);

/// <summary>Formats sentences with what they cite for the prompts that judge and correct them.</summary>
internal static class ReviewPrompt
{
    // As for the passages of an answer.
    private const int TokenBudget = PromptPassages.TokenBudget;

    /// <summary>Returns the text for the prompt, and how many of the sentences fit into it: the first ones.</summary>
    public static (string Text, int Count) Format(IReadOnlyList<QuotedSentence> sentences, TokenCounter tokens)
    {
        var text = "";
        foreach (var (i, sentence) in sentences.Index())
        {
            var longer = text + Format(i + 1, sentence);
            if (!tokens.Fits(longer, TokenBudget)) return (text, i);
            text = longer;
        }

        return (text, sentences.Count);
    }

    private static string Format(int number, QuotedSentence sentence)
    {
        var problem = sentence.Problem.Length == 0 ? "" : $"<problem>{PromptText.FormatSentence(sentence.Problem)}</problem>\n";
        var sources = sentence.Sources.GroupBy(source => source.Article).Select(article =>
            $"<source {PromptText.FormatSource(article.Key)}>\n"
                + string.Concat(article.Select(source => PromptText.FormatSentence(source.Text)).Where(line => line.Length > 0)
                    .Select(line => $"{line}\n"))
                + "</source>\n");
        return $"<sentence number=\"{number}\">\n{PromptText.FormatSentence(sentence.Text)}\n{problem}"
            + $"{string.Concat(sources)}</sentence>\n";
    }
}
