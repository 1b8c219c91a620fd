using System.Globalization;
using System.Text;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Text;

namespace NewsBot.Desk.Notifications;

/// <summary>Formats the changes of the sentences that an answer cites, in Markdown.</summary>
internal static class CorrectionText
{
    private const int MaxQuestionLength = 150;

    public static string Format(IReadOnlyList<ChangedCitation> changes)
    {
        var question = PlainText.SanitizeLine(changes[0].Question, MaxQuestionLength);
        var text = new StringBuilder($"**What this answer cites was changed** · {DiscordMarkdown.EscapeLine(question)}\n");
        foreach (var change in changes)
        {
            var outlet = DiscordMarkdown.EscapeLine(change.Article.Outlet ?? "the outlet");
            text.Append(
                CultureInfo.InvariantCulture,
                $"[{change.Number}] {DiscordMarkdown.FormatLink(change.Article.Headline, change.Article.Url)} · {outlet}\n");
            text.Append($"Before:\n> {DiscordMarkdown.EscapeLine(FootnoteMarks.Remove(change.Before))}\n");
            text.Append(change.After is { } after ? $"Now:\n> {DiscordMarkdown.EscapeLine(FootnoteMarks.Remove(after))}\n"
                : "Now: the article does not say it any more.\n");
            if (change.Correction is { } note)
                text.Append($"{outlet} on it:\n> {DiscordMarkdown.EscapeLine(FootnoteMarks.Remove(note))}\n");
        }

        return text.ToString();
    }
}
