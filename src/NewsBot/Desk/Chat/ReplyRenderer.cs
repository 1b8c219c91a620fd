using System.Text;
using NewsBot.Articles;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Text;

namespace NewsBot.Desk.Chat;

/// <summary>Replies as messages of a chat platform.</summary>
internal static class ReplyRenderer
{
    // More would push everything else out of the channel; what is left over comes as a file.
    private const int Most = 5;

    private const int TitleShown = 150;

    /// <summary>The whole reply, in one message or several.</summary>
    public static IReadOnlyList<OutgoingMessage> Of(Reply reply)
    {
        var text = TextOf(reply);
        var pages = MessageSplitter.Split(text).Select(page => new OutgoingMessage(page)).ToList();
        if (pages.Count == 0) pages.Add(new OutgoingMessage("…"));
        var files = reply.Files.ToList();
        if (reply.Details.Length > 0) files.Add(TextFile("how-it-came-about.txt", reply.Details, "How the answer came about"));
        if (pages.Count > Most)
        {
            files.Add(TextFile("reply.txt", ReplyText.Of(reply), "The whole reply"));
            pages.RemoveRange(Most, pages.Count - Most);
        }

        pages[^1] = pages[^1] with { Buttons = ButtonsOf(reply), Files = files };
        return pages;
    }

    /// <summary>A reply that is still growing, in the one message that it has so far.</summary>
    public static OutgoingMessage OfPart(Reply part)
    {
        const string more = "\n-# …";
        var text = DiscordMarkdown.EscapeAround(part.Text, part.Sources.Count);
        return new OutgoingMessage(MessageSplitter.Split(text, OutgoingMessage.Longest - more.Length).FirstOrDefault("") + more);
    }

    /// <summary>The sentences that an answer rests on.</summary>
    public static string QuotesOf(IEnumerable<GivenCitation> citations)
    {
        var text = new StringBuilder();
        foreach (var citation in citations)
        {
            text.Append($"[{citation.Number}] {Reference(citation.Article)}\n");
            // A cited headline has no sentence of its own.
            if (citation.Quote.Length > 0) text.Append($"> {DiscordMarkdown.Line(FootnoteMarks.TakeOut(citation.Quote))}\n");
            if (!citation.IsCurrent) text.Append("-# The outlet has changed this since.\n");
        }

        return text.ToString();
    }

    private static string TextOf(Reply reply)
    {
        var text =
            new StringBuilder(reply.IsMarkdown ? reply.Text : DiscordMarkdown.EscapeAround(reply.Text, reply.Sources.Count));
        if (reply.Sources.Count > 0) text.Append("\n\n");
        foreach (var article in reply.Sources.GroupBy(source => source.Article))
        {
            text.Append($"{string.Concat(article.Select(source => $"[{source.Number}]"))} {Reference(article.Key)}\n");
            var alsoIn = article.SelectMany(source => source.AlsoIn).Distinct().ToList();
            if (alsoIn.Count > 0)
                text.Append($"-# {DiscordMarkdown.Line(ReplyText.AlsoIn(alsoIn, article.Max(source => source.Independent)))}\n");
        }

        // The text names them; what a reader lacks is the way there.
        var nearest = reply.Nearest.Where(article => article.Url is not null)
            .Select(article => DiscordMarkdown.Link(article.OutletName, article.Url)).ToList();
        if (nearest.Count > 0) text.Append($"\n-# {string.Join(" · ", nearest)}");
        foreach (var notice in reply.Notices) text.Append($"\n-# {DiscordMarkdown.Line(notice)}");
        return text.ToString();
    }

    private static string Reference(ArticleReference article) =>
        $"{DiscordMarkdown.Link(PlainText.Line(article.Headline, TitleShown), article.Url)} · "
        + $"{DiscordMarkdown.Line(article.OutletName)} · {DiscordMarkdown.Day(article.Published)}";

    private static IReadOnlyList<MessageButton> ButtonsOf(Reply reply) =>
        reply is { Key: { } key, Content: AnswerContent { Citations.Count: > 0 } } ? AnswerButton.Of(key) : [];

    private static ReplyFile TextFile(string name, string text, string description) =>
        new(name, Encoding.UTF8.GetBytes(PlainText.Of(text)), description);
}
