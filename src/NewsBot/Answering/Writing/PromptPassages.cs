using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>The passages in a model's prompt, numbered from 1, and their text in the prompt.</summary>
internal sealed partial class PromptPassages
{
    // More of one article leave no room for what others say.
    private const int MaxPassagesOfArticle = 4;

    // With the instructions, the question and the answer, this is half of a small model's context (8,192 tokens).
    private const int TokenBudget = 3000;

    // Tokens. Leaves room for the tags around the text if there is only one passage.
    private const int MaxPassageTokens = TokenBudget - 300;

    private PromptPassages(IReadOnlyList<EvidencePassage> passages, string text)
    {
        Passages = passages;
        Text = text;
    }

    /// <summary>The passages; the one with number n is at index n - 1.</summary>
    public IReadOnlyList<EvidencePassage> Passages { get; }

    /// <summary>The text of the passages in the prompt.</summary>
    public string Text { get; }

    /// <summary>An estimate of its tokens.</summary>
    public int EstimatedTokens => TokenCounter.Estimate(Text);

    /// <summary>
    /// Takes the best passages of <paramref name="evidence"/>: at least one, at most four of an article, and as many as fit into
    /// 3,000 tokens. They go by article, the best article first, and within it in reading order.
    /// </summary>
    /// <param name="evidence">The passages that bear on the question, the best first.</param>
    /// <param name="tokens">Counts tokens like the model does; null for an estimate.</param>
    public static PromptPassages Create(IReadOnlyList<EvidencePassage> evidence, TokenCounter? tokens = null)
    {
        tokens ??= new TokenCounter(null);
        var included = new List<EvidencePassage>();
        foreach (var passage in evidence)
        {
            var article = passage.Passage.Article.Id;
            if (included.Count(other => other.Passage.Article.Id == article) == MaxPassagesOfArticle) continue;
            if (included.Count > 0 && !tokens.Fits(Format([.. included, passage], tokens), TokenBudget)) break;
            included.Add(passage);
        }

        IReadOnlyList<EvidencePassage> ordered = [.. included.GroupBy(passage => passage.Passage.Article.Id)
            .SelectMany(article => article.OrderBy(passage => passage.Passage.Ordinal))];
        return new PromptPassages(ordered, Format(ordered, tokens));
    }

    private static string Format(IReadOnlyList<EvidencePassage> passages, TokenCounter tokens) =>
        string.Join('\n', passages.Select((passage, i) => FormatEntry(i + 1, passage.Passage, tokens)));

    private static string FormatEntry(int number, Passage passage, TokenCounter tokens)
    {
        var article = passage.Article;
        var date = article.Published?.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture) ?? "unknown";
        var text = tokens.Truncate(FootnoteMarks.Remove(passage.Text), MaxPassageTokens);
        return $"<passage number=\"{number}\" outlet=\"{FormatAttribute(article.Outlet ?? "unknown")}\" date=\"{date}\" "
            + $"title=\"{FormatAttribute(article.Title)}\">\n"
            + $"{EscapeDelimiters(text)}\n</passage>\n";
    }

    private static string FormatAttribute(string text) =>
        WhiteSpace().Replace(FootnoteMarks.Remove(text), " ").Replace('"', '\'').Replace('<', '‹').Replace('>', '›').Trim();

    // Changes only text that could be taken for the start or the end of a passage, because the model must quote word for word.
    private static string EscapeDelimiters(string text) => Delimiter().Replace(text, "‹");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"<(?=[^A-Za-z0-9]{0,20}passage)", RegexOptions.IgnoreCase)]
    private static partial Regex Delimiter();
}
