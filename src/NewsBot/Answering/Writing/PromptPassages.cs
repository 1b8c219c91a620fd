using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>The passages that a model gets to read, numbered from 1, and the text that it reads them in.</summary>
internal sealed partial class PromptPassages
{
    // More than this and small models lose the thread; what stands further down seldom answers.
    private const int MostPassages = 8;

    // With the rules, a question and an answer it is half of what small models read at once (8,192).
    private const int TokenBudget = 3000;

    // Leaves an only passage room for what stands around its text.
    private const int LongestPassage = TokenBudget - 300;

    private PromptPassages(IReadOnlyList<EvidencePassage> passages, string text)
    {
        Passages = passages;
        Text = text;
    }

    /// <summary>The one with the number n is at n - 1.</summary>
    public IReadOnlyList<EvidencePassage> Passages { get; }

    /// <summary>What the model reads.</summary>
    public string Text { get; }

    /// <summary>
    /// The first of <paramref name="evidence"/>: at most 8, and as many as fit into 3,000 tokens, but one at least.
    /// </summary>
    /// <param name="evidence">The passages that bear on the question, the best first.</param>
    /// <param name="tokens">How the model counts; null for an estimate.</param>
    public static PromptPassages Of(IReadOnlyList<EvidencePassage> evidence, TokenCounter? tokens = null)
    {
        tokens ??= new TokenCounter(null);
        var taken = new List<EvidencePassage>();
        var text = "";
        foreach (var passage in evidence.Take(MostPassages))
        {
            var longer = text + (taken.Count > 0 ? "\n" : "") + Entry(taken.Count + 1, passage.Passage, tokens);
            if (taken.Count > 0 && !tokens.Fit(longer, TokenBudget)) break;
            text = longer;
            taken.Add(passage);
        }

        return new PromptPassages(taken, text);
    }

    private static string Entry(int number, Passage passage, TokenCounter tokens)
    {
        var article = passage.Article;
        var date = article.Published?.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture) ?? "unknown";
        var text = tokens.Beginning(FootnoteMarks.TakeOut(passage.Text), LongestPassage);
        return $"<passage number=\"{number}\" outlet=\"{Attribute(article.Outlet ?? "unknown")}\" date=\"{date}\" "
            + $"title=\"{Attribute(article.Title)}\">\n"
            + $"{Undelimited(text)}\n</passage>\n";
    }

    private static string Attribute(string text) =>
        WhiteSpace().Replace(FootnoteMarks.TakeOut(text), " ").Replace('"', '\'').Replace('<', '‹').Replace('>', '›').Trim();

    // Only what could be taken for the end or the beginning of a passage, or for a citation, is changed: the model is to quote
    // word for word.
    private static string Undelimited(string text) => Delimiter().Replace(text, "‹");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"<(?=[^A-Za-z0-9]{0,20}passage)", RegexOptions.IgnoreCase)]
    private static partial Regex Delimiter();
}
