using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Desk;

/// <summary>What a line of a reply is, for a front end that shows them differently.</summary>
public enum ReplyLineKind
{
    /// <summary>The message itself.</summary>
    Text,

    /// <summary>Who published a source, when and where.</summary>
    Source,

    /// <summary>The sentence of the source above.</summary>
    Quote,

    /// <summary>What to know besides.</summary>
    Notice,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Plain text without control characters; empty for a blank line.</param>
public readonly record struct ReplyLine(ReplyLineKind Kind, string Text);

/// <summary>A reply as plain text: the message, its sources, the nearest coverage where nothing answers, the notices.</summary>
public static class ReplyText
{
    private static readonly ReplyLine Blank = new(ReplyLineKind.Text, "");

    /// <summary>The whole reply, lines separated by \n.</summary>
    public static string Of(Reply reply) => string.Join('\n', LinesOf(reply).Select(line => line.Text));

    /// <summary>The reply line by line.</summary>
    public static IReadOnlyList<ReplyLine> LinesOf(Reply reply)
    {
        var lines = new List<ReplyLine>();
        lines.AddRange(PlainText.Of(reply.Text).Split('\n').Select(line => new ReplyLine(ReplyLineKind.Text, line)));
        if (reply.Sources.Count > 0) lines.Add(Blank);
        foreach (var source in reply.Sources)
        {
            lines.Add(Line(ReplyLineKind.Source, $"[{source.Number}] {Reference(source.Article)}"));
            if (source.AlsoIn.Count > 0) lines.Add(Line(ReplyLineKind.Source, $"    also in: {string.Join(", ", source.AlsoIn)}"));
            if (source.Quote is not null) lines.Add(Line(ReplyLineKind.Quote, $"    “{source.Quote}”"));
        }

        if (reply.Nearest.Count > 0)
        {
            lines.Add(Blank);
            lines.Add(new ReplyLine(ReplyLineKind.Source, "What comes nearest:"));
            lines.AddRange(reply.Nearest.Select(article => Line(ReplyLineKind.Source, $"  - {Reference(article)}")));
        }

        if (reply.Notices.Count > 0) lines.Add(Blank);
        lines.AddRange(reply.Notices.Select(notice => Line(ReplyLineKind.Notice, notice)));
        return lines;
    }

    /// <summary>Who, when, what and where: "The Harbour Post, 3 October 2025: Three cracks found - https://...".</summary>
    public static string Reference(ArticleReference article) =>
        $"{article.Outlet ?? "unknown outlet"}, {Day(article.Published)}: {article.Title}{(article.Url is null ? "" : $" - {article.Url}")}";

    /// <summary>"3 October 2025", or "undated".</summary>
    public static string Day(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated";

    private static ReplyLine Line(ReplyLineKind kind, string text) => new(kind, PlainText.Of(text).Replace('\n', ' '));
}
