using System.Globalization;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Desk.Rendering;

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

    /// <summary>How the reply came about.</summary>
    Detail,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Plain text without control characters; empty for a blank line.</param>
internal readonly record struct ReplyLine(ReplyLineKind Kind, string Text);

/// <summary>
/// A reply as plain text: the message, its sources, the nearest coverage where nothing answers, the notices, the details.
/// </summary>
internal static class ReplyText
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
        foreach (var article in reply.Sources.GroupBy(source => source.Article))
        {
            var alsoIn = article.SelectMany(source => source.AlsoIn).Distinct().ToList();
            lines.Add(Line(
                ReplyLineKind.Source,
                $"{string.Concat(article.Select(source => $"[{source.Number}]"))} {Reference(article.Key)}"));
            if (alsoIn.Count > 0)
                lines.Add(Line(ReplyLineKind.Source, $"    {AlsoIn(alsoIn, article.Max(source => source.Independent))}"));
            lines.AddRange(article.Where(source => source.Quote is not null)
                .Select(source => Line(ReplyLineKind.Quote, $"    “{source.Quote}”")));
        }

        // The text names them; what a reader lacks is the way there.
        if (reply.Nearest.Any(article => article.Url is not null)) lines.Add(Blank);
        lines.AddRange(reply.Nearest.Where(article => article.Url is not null)
            .Select(article => Line(ReplyLineKind.Source, article.Url!)));

        if (reply.Notices.Count > 0) lines.Add(Blank);
        lines.AddRange(reply.Notices.Select(notice => Line(ReplyLineKind.Notice, notice)));
        if (reply.Details.Length == 0) return lines;
        lines.Add(Blank);
        lines.AddRange(PlainText.Of(reply.Details).Split('\n').Select(line => new ReplyLine(ReplyLineKind.Detail, line)));
        return lines;
    }

    /// <summary>"also in 3 outlets, 1 independent: Calveth Courier, Corvane Wire, The Ostrane Ledger".</summary>
    public static string AlsoIn(IReadOnlyList<string> outlets, int independent) =>
        $"also in {outlets.Count} {(outlets.Count == 1 ? "outlet" : "outlets")}, "
        + $"{(independent == 0 ? "none" : independent.ToString(CultureInfo.InvariantCulture))} independent: "
        + string.Join(", ", outlets);

    /// <summary>Who, when, what and where: "The Harbour Post, 3 October 2025: Three cracks found - https://...".</summary>
    public static string Reference(ArticleReference article) =>
        $"{FootnoteMarks.TakeOut($"{article.OutletName}, {Day(article.Published)}: {article.Title}")}"
        + (article.Url is null ? "" : $" - {article.Url}");

    /// <summary>"3 October 2025", or "undated".</summary>
    public static string Day(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated";

    private static ReplyLine Line(ReplyLineKind kind, string text) => new(kind, PlainText.Of(text).Replace('\n', ' '));
}
