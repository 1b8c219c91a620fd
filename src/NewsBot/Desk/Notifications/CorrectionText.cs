using System.Text;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Text;

namespace NewsBot.Desk.Notifications;

/// <summary>Formats the changes of the sentences that an answer cites, in Markdown.</summary>
internal static class CorrectionText
{
    private const int LongestQuestion = 150;

    public static string Of(IReadOnlyList<ChangedCitation> changes)
    {
        var question = PlainText.Line(changes[0].Question, LongestQuestion);
        var text = new StringBuilder($"**What this answer cites was changed** · {DiscordMarkdown.Line(question)}\n");
        foreach (var change in changes)
        {
            var outlet = DiscordMarkdown.Line(change.Article.Outlet ?? "the outlet");
            text.Append($"[{change.Number}] {DiscordMarkdown.Link(change.Article.Headline, change.Article.Url)} · {outlet}\n");
            text.Append($"Before:\n> {DiscordMarkdown.Line(FootnoteMarks.TakeOut(change.Before))}\n");
            text.Append(change.After is { } after ? $"Now:\n> {DiscordMarkdown.Line(FootnoteMarks.TakeOut(after))}\n"
                : "Now: the article does not say it any more.\n");
            if (change.Correction is { } note)
                text.Append($"{outlet} on it:\n> {DiscordMarkdown.Line(FootnoteMarks.TakeOut(note))}\n");
        }

        return text.ToString();
    }
}
