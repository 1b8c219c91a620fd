using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Puts text of articles into prompts, between tags that it cannot end or imitate, and without numbers in brackets, which the
/// model could take for markers.
/// </summary>
internal static partial class PromptText
{
    /// <summary>Formats outlet, date and headline as attributes of a tag.</summary>
    public static string FormatSource(ArticleReference article) =>
        $"outlet=\"{FormatAttribute(article.Outlet ?? "unknown")}\" date=\"{FormatDate(article.Published)}\" "
            + $"title=\"{FormatAttribute(article.Title)}\"";

    /// <summary>Formats a sentence on one line; empty if nothing of it is left.</summary>
    public static string FormatSentence(string text) =>
        Delimiter().Replace(WhiteSpace().Replace(FootnoteMarks.Remove(text), " ").Trim(), "‹");

    private static string FormatDate(DateTimeOffset? published) =>
        published?.UtcDateTime.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture) ?? "unknown";

    private static string FormatAttribute(string text) =>
        WhiteSpace().Replace(FootnoteMarks.Remove(text), " ").Replace('"', '\'').Replace('<', '‹').Replace('>', '›').Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // Changes only text that could be taken for a tag of a prompt, because the model must quote word for word.
    [GeneratedRegex(@"<(?=[^A-Za-z0-9]{0,20}(?:passage|sentence|source|problem))", RegexOptions.IgnoreCase)]
    private static partial Regex Delimiter();
}
