using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Answering;

/// <summary>What the bot says of itself, in one place and one voice.</summary>
internal static class Wording
{
    public const string NotAQuestion = "There is nothing to look for in that. Ask about something in the news, in a few words.";

    public const string NothingHeld = "No coverage is held that was published by then. Take some in with `ingest`, then ask again.";

    public static string NoEvidence(string why, IReadOnlyList<ArticleReference> nearest) =>
        nearest.Count == 0 ? $"The coverage does not say: {why}." : $"The coverage does not say: {why}. Nearest to it:\n{string.Join('\n', nearest.Select(Cited))}";

    private static string Cited(ArticleReference article) => $"{Attribution(article)}: {Headline(article.Headline)}";

    public static string LeftOut(int sentences) =>
        sentences == 1 ? "One sentence was left out: it did not stand up to the check." : $"{sentences} sentences were left out: they did not stand up to the check.";

    public const string NothingStood = "nothing that it wrote stood up to the check";

    public static string BrokeOff(string why) => $"The language model did not finish ({why}); this is what it had written and what stood up to the check.";

    public static string ModelFailed(string why) => $"The language model did not answer ({why}), so this is quoted from the coverage.";

    /// <summary>A headline as it is quoted: “Two gates opened”.</summary>
    public static string Headline(string title) => $"“{title.Trim('“', '”', '"')}”";

    /// <summary>Who and when: "The Harbour Post, 3 Oct 2025".</summary>
    public static string Attribution(ArticleReference article) =>
        $"{article.Outlet ?? "unknown outlet"}, {article.Published?.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "undated"}";
}
