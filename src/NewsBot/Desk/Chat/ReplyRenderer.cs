using System.Globalization;
using System.Text;
using NewsBot.Articles;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Text;

namespace NewsBot.Desk.Chat;

/// <summary>Renders replies as messages of a chat platform.</summary>
internal static class ReplyRenderer
{
    // More messages would push everything else out of view; a longer reply is attached as a file.
    private const int MaxMessages = 5;

    private const int MaxTitleLength = 150;

    /// <summary>Renders the whole reply in one message or several.</summary>
    public static IReadOnlyList<OutgoingMessage> Render(Reply reply)
    {
        var text = RenderText(reply);
        var pages = MessageSplitter.Split(text).Select(page => new OutgoingMessage(page)).ToList();
        if (pages.Count == 0) pages.Add(new OutgoingMessage("…"));
        var files = new List<ReplyFile>();
        if (reply.Details.Length > 0)
            files.Add(CreateTextFile("how-it-came-about.txt", reply.Details, "How the answer came about"));
        if (pages.Count > MaxMessages)
        {
            files.Add(CreateTextFile("reply.txt", ReplyText.Format(reply), "The whole reply"));
            pages.RemoveRange(MaxMessages, pages.Count - MaxMessages);
        }

        // Pictures belong beside the first words about them.
        pages[0] = pages[0] with { Files = reply.Files };
        pages[^1] = pages[^1] with { Buttons = CreateButtons(reply), Files = [.. pages[^1].Files, .. files] };
        return pages;
    }

    /// <summary>Renders an unfinished reply as one message, cut at the platform's limit.</summary>
    public static OutgoingMessage RenderPartial(Reply part)
    {
        const string more = "\n-# …";
        var text = DiscordMarkdown.EscapeExceptMarkers(part.Text, part.Sources.Count);
        return new OutgoingMessage(MessageSplitter.Split(text, OutgoingMessage.MaxLength - more.Length)
            .FirstOrDefault("") + more);
    }

    /// <summary>Renders the cited sentences of an answer as Markdown.</summary>
    public static string RenderQuotes(IEnumerable<GivenCitation> citations)
    {
        var text = new StringBuilder();
        foreach (var citation in citations)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{citation.Number}] {RenderReference(citation.Article)}\n");
            // A citation of a headline has an empty quotation.
            if (citation.Quote.Length > 0) text.Append($"> {DiscordMarkdown.EscapeLine(FootnoteMarks.Remove(citation.Quote))}\n");
            if (!citation.IsCurrent) text.Append("-# The outlet has changed this since.\n");
        }

        return text.ToString();
    }

    private static string RenderText(Reply reply)
    {
        var text =
            new StringBuilder(reply.IsMarkdown ? reply.Text
                : DiscordMarkdown.EscapeExceptMarkers(reply.Text, reply.Sources.Count));
        if (reply.Sources.Count > 0) text.Append("\n\n");
        foreach (var article in reply.Sources.GroupBy(source => source.Article))
        {
            text.Append($"{string.Concat(article.Select(source => $"[{source.Number}]"))} {RenderReference(article.Key)}\n");
            var alsoIn = article.SelectMany(source => source.AlsoIn).Distinct().ToList();
            if (alsoIn.Count > 0)
            {
                var line = ReplyText.FormatAlsoIn(alsoIn, article.Max(source => source.Independent));
                text.Append("-# ").Append(DiscordMarkdown.EscapeLine(line)).Append('\n');
            }
        }

        // The text names the nearest articles already; only their links are added.
        var nearest = reply.Nearest.Where(article => article.Url is not null)
            .Select(article => DiscordMarkdown.FormatLink(article.OutletName, article.Url)).ToList();
        if (nearest.Count > 0) text.Append($"\n-# {string.Join(" · ", nearest)}");
        foreach (var notice in reply.Notices) text.Append($"\n-# {DiscordMarkdown.EscapeLine(notice)}");
        return text.ToString();
    }

    private static string RenderReference(ArticleReference article) =>
        $"{DiscordMarkdown.FormatLink(PlainText.SanitizeLine(article.Headline, MaxTitleLength), article.Url)} · "
        + $"{DiscordMarkdown.EscapeLine(article.OutletName)} · {DiscordMarkdown.FormatDay(article.Published)}";

    private static IReadOnlyList<MessageButton> CreateButtons(Reply reply) =>
        reply is { AnswerKey: { } key, Content: AnswerContent { Citations.Count: > 0 } } ? AnswerButton.CreateButtons(key) : [];

    private static ReplyFile CreateTextFile(string name, string text, string description) =>
        new(name, Encoding.UTF8.GetBytes(PlainText.Sanitize(text)), description);
}
