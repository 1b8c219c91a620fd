using System.Globalization;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Desk.Rendering;

/// <summary>The kinds of lines in a reply, for a front end that shows them differently.</summary>
public enum ReplyLineKind
{
    /// <summary>A line of the message itself.</summary>
    Text,

    /// <summary>A source: outlet, day, title and address.</summary>
    Source,

    /// <summary>The cited sentence of the source above.</summary>
    Quote,

    /// <summary>A remark for the reader.</summary>
    Notice,

    /// <summary>A line of the explanation of how the reply came about.</summary>
    Detail,
}

/// <summary>A line of a reply.</summary>
/// <param name="Kind">The kind of the line.</param>
/// <param name="Text">Plain text without control characters; empty for a blank line.</param>
internal readonly record struct ReplyLine(ReplyLineKind Kind, string Text);

/// <summary>
/// Formats replies as plain text: the message, its sources, links to the nearest articles if none answers, notices, details.
/// </summary>
internal static class ReplyText
{
    private static readonly ReplyLine Blank = new(ReplyLineKind.Text, "");

    /// <summary>Formats the whole reply, with lines separated by \n.</summary>
    public static string Format(Reply reply) => string.Join('\n', FormatLines(reply).Select(line => line.Text));

    /// <summary>Formats the reply line by line.</summary>
    public static IReadOnlyList<ReplyLine> FormatLines(Reply reply)
    {
        var lines = new List<ReplyLine>();
        lines.AddRange(PlainText.Sanitize(reply.Text).Split('\n').Select(line => new ReplyLine(ReplyLineKind.Text, line)));
        if (reply.Sources.Count > 0) lines.Add(Blank);
        foreach (var article in reply.Sources.GroupBy(source => source.Article))
        {
            var alsoIn = article.SelectMany(source => source.AlsoIn).Distinct().ToList();
            lines.Add(CreateLine(
                ReplyLineKind.Source,
                $"{string.Concat(article.Select(source => $"[{source.Number}]"))} {FormatReference(article.Key)}"));
            if (alsoIn.Count > 0)
                lines.Add(
                    CreateLine(ReplyLineKind.Source, $"    {FormatAlsoIn(alsoIn, article.Max(source => source.Independent))}"));
            lines.AddRange(article.Where(source => source.Quote is not null)
                .Select(source => CreateLine(ReplyLineKind.Quote, $"    “{source.Quote}”")));
        }

        // The text names the nearest articles already; only their addresses are added.
        if (reply.Nearest.Any(article => article.Url is not null)) lines.Add(Blank);
        lines.AddRange(reply.Nearest.Where(article => article.Url is not null)
            .Select(article => CreateLine(ReplyLineKind.Source, article.Url!)));

        if (reply.Notices.Count > 0) lines.Add(Blank);
        lines.AddRange(reply.Notices.Select(notice => CreateLine(ReplyLineKind.Notice, notice)));
        if (reply.Details.Length == 0) return lines;
        lines.Add(Blank);
        lines.AddRange(PlainText.Sanitize(reply.Details).Split('\n').Select(line => new ReplyLine(ReplyLineKind.Detail, line)));
        return lines;
    }

    /// <summary>Formats "also in 3 outlets, 1 independent: Calveth Courier, Corvane Wire, The Ostrane Ledger".</summary>
    public static string FormatAlsoIn(IReadOnlyList<string> outlets, int independent) =>
        $"also in {outlets.Count} {(outlets.Count == 1 ? "outlet" : "outlets")}, "
        + $"{(independent == 0 ? "none" : independent.ToString(CultureInfo.InvariantCulture))} independent: "
        + string.Join(", ", outlets);

    /// <summary>Formats a source: "The Harbour Post, 3 October 2025: Three cracks found - https://...".</summary>
    public static string FormatReference(ArticleReference article) =>
        $"{FootnoteMarks.Remove($"{article.OutletName}, {FormatDay(article.Published)}: {article.Title}")}"
        + (article.Url is null ? "" : $" - {article.Url}");

    /// <summary>Formats a day in UTC: "3 October 2025"; "undated" for null.</summary>
    public static string FormatDay(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated";

    /// <summary>Formats a day: "3 October 2025", or in another format.</summary>
    public static string FormatDay(DateOnly day, string format = "d MMMM yyyy") =>
        day.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Formats a number with separators: "1,234".</summary>
    public static string FormatNumber(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static ReplyLine CreateLine(ReplyLineKind kind, string text) =>
        new(kind, PlainText.Sanitize(text).Replace('\n', ' '));
}
