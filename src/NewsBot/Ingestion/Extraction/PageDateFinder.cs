using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Finds the publication date that a page shows to its readers, for pages whose metadata has none: beside the headline, in small
/// print, or in the address. Each date that the page shows gets points for how it is marked and where it stands; the best is
/// taken if it has enough, because no date is better than a wrong one.
/// </summary>
/// <param name="today">Later dates are of events to come, not of the article.</param>
/// <param name="language">The language tag of the page; null if it is not known.</param>
internal sealed partial class PageDateFinder(DateOnly today, string? language)
{
    // Points, set on one half of the pages of htmldate's evaluation and kept where the other half agreed.
    private const int MarkedAsPublished = 8;
    private const int TimeElement = 5;
    private const int NamedAsDate = 3;
    private const int Labelled = 3;
    private const int LabelledAsUpdate = -3;
    private const int NearHeadline = 3;
    private const int FarFromHeadline = -2;
    private const int AloneInLine = 1;
    private const int OpensLine = 1;
    private const int InProse = -5;
    private const int InOtherPart = -5;
    private const int Enough = 5;
    private const int Certain = 8;

    // In UTF-16 units of visible text.
    private const int NearDistance = 400;
    private const int FarDistance = 1_500;
    private const int MaxLineLength = 60;
    private const int MinProseLength = 140;
    private const int MaxLabelLength = 40;

    // A page of comments or of a calendar has no more meaning by its later dates.
    private const int MaxCandidates = 500;

    private readonly List<Candidate> candidates = [];
    private int position;
    private int headlineStart = -1;
    private int headlineEnd = -1;

    /// <summary>Returns the date in the page's address, if it has year, month and day.</summary>
    public DateOnly? FindInAddress(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        var match = AddressDate().Match(uri.AbsolutePath);
        return match.Success && DateOnly.TryParseExact(
            $"{match.Groups["year"].Value}{match.Groups["month"].Value}{match.Groups["day"].Value}", "yyyyMMdd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsPossible(day) ? day : null;
    }

    /// <summary>
    /// Returns the date of a text that may have more than a date in it; null if it has none, or one to come.
    /// </summary>
    public DateOnly? FindInText(string? text) =>
        text is null ? null
            : WrittenDates.FindAll(text, language).Select(date => (DateOnly?)date.Day)
                .FirstOrDefault(day => IsPossible(day!.Value));

    /// <summary>Returns the date that the page shows for its article; null if it shows none, or it is not clear which.</summary>
    /// <param name="document">The page, before its boilerplate is removed.</param>
    /// <param name="title">The title that the metadata states; null if it states none.</param>
    public ShownDate? FindShown(IHtmlDocument document, string? title)
    {
        if (document.Body is not { } body) return null;
        var headline = FindHeadline(body, title);
        var around = headline?.Ancestors().ToHashSet() ?? [];
        var closed = 0;
        foreach (var (node, begins) in NodeWalker.Walk(body, IsOpen))
        {
            if (node == headline) (headlineStart, headlineEnd) = begins ? (position, position) : (headlineStart, position);
            // A template may name the whole page "widget" or "has-comments": what holds the headline is the article.
            if (node is IElement element && IsOtherPart(element) && !around.Contains(element)) closed += begins ? 1 : -1;
            else if (begins && candidates.Count < MaxCandidates) Read(node, closed > 0);
            if (begins && node is IText text) position += CountVisible(text.Data);
        }

        return candidates.Select(candidate => (candidate.Day, Points: candidate.Points + ScoreDistance(candidate)))
            .Where(candidate => candidate.Points >= Enough)
            .OrderByDescending(candidate => candidate.Points)
            .Select(candidate => new ShownDate(candidate.Day, candidate.Points >= Certain)).FirstOrDefault();
    }

    private void Read(INode node, bool isOtherPart)
    {
        var penalty = isOtherPart ? InOtherPart : 0;
        if (node is IElement element)
        {
            var isPublished = element.GetAttribute("itemprop") == "datePublished" || element.HasAttribute("pubdate")
                || element.ClassList.Contains("published");
            var isTime = element.LocalName == "time" && element.GetAttribute("itemprop") != "dateModified";
            if (!isPublished && !isTime) return;
            var stated = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title");
            if (FindInText(stated) is { } day)
                Add(day, (isPublished ? MarkedAsPublished : TimeElement) + ScoreLabel(FindLabel(element)) + penalty);
            return;
        }

        if (node is not IText { Data: var text } || text.Length < 6 || !text.Any(char.IsDigit)) return;
        foreach (var date in WrittenDates.FindAll(text, language))
        {
            if (!IsPossible(date.Day)) continue;
            var label = text[Math.Max(0, date.Span.Start - MaxLabelLength)..date.Span.Start];
            var after = text[date.Span.End..Math.Min(text.Length, date.Span.End + MaxLabelLength)];
            var line = CountVisible(text);
            var points = ScoreLabel(label.Trim().Length > 0 ? label : FindLabel(node)) + penalty
                + (VerbAfter().IsMatch(after) ? 2 * Labelled : 0)
                + (string.IsNullOrWhiteSpace(text[..date.Span.Start]) ? OpensLine : 0)
                + (line <= MaxLineLength ? AloneInLine : line >= MinProseLength ? InProse : 0)
                + (HasDateName(node.ParentElement) ? NamedAsDate : 0);
            Add(date.Day, points);
            if (candidates.Count >= MaxCandidates) return;
        }
    }

    private void Add(DateOnly day, int points) => candidates.Add(new Candidate(day, points, position));

    private int ScoreDistance(Candidate candidate)
    {
        if (headlineEnd < 0) return 0;
        var distance = candidate.Position < headlineStart ? headlineStart - candidate.Position
            : Math.Max(0, candidate.Position - headlineEnd);
        return distance <= NearDistance ? NearHeadline : distance > FarDistance ? FarFromHeadline : 0;
    }

    private static int ScoreLabel(string label) =>
        UpdateLabel().IsMatch(label) ? LabelledAsUpdate : PublicationLabel().IsMatch(label) ? Labelled : 0;

    // The text right before the node, within its parent or the parent's line.
    private static string FindLabel(INode node)
    {
        for (var depth = 0; depth < 2 && node.Parent is { } parent; depth++, node = parent)
        {
            var sibling = node.PreviousSibling;
            while (sibling is IText or IComment && string.IsNullOrWhiteSpace(sibling.TextContent))
                sibling = sibling.PreviousSibling;
            if (sibling?.TextContent.Trim() is { Length: > 0 and <= MaxLabelLength } text) return text;
        }

        return "";
    }

    private bool IsPossible(DateOnly day) => day <= today;

    private static bool IsOpen(INode node) =>
        node is not IElement { LocalName: "script" or "style" or "noscript" or "template" or "select" or "svg" };

    private static bool IsOtherPart(IElement element) =>
        element.LocalName is "nav" or "aside" or "footer" or "dialog" or "table"
        || (element.ClassName is { } name && OtherPart().IsMatch(name)) || (element.Id is { } id && OtherPart().IsMatch(id));

    private static bool HasDateName(IElement? element)
    {
        if (element?.LocalName == "time") return true;
        for (var depth = 0; depth < 3 && element is not null
            && element.LocalName != "body"; depth++, element = element.ParentElement)
            if ((element.ClassName is { } name && DateName().IsMatch(name)) || (element.Id is { } id && DateName().IsMatch(id)))
                return true;
        return false;
    }

    private static IElement? FindHeadline(IElement body, string? title)
    {
        var headlines = body.QuerySelectorAll("h1, h2, h3").Take(100).ToList();
        var wanted = CleanText.ToLine(title);
        return headlines.Find(headline => wanted is not null && CleanText.ToLine(headline.TextContent) is { Length: > 8 } text
                && (wanted.Contains(text, StringComparison.OrdinalIgnoreCase)
                    || text.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
            ?? headlines.Find(headline => headline.LocalName == "h1");
    }

    private static int CountVisible(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            if (!char.IsWhiteSpace(text[i]) || (i > 0 && !char.IsWhiteSpace(text[i - 1]))) count++;
        return count;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"(?<!\d)(?<year>19[89]\d|20\d\d)(?:(?<s>[/-])(?<month>0[1-9]|1[0-2])\k<s>|(?<month>0[1-9]|1[0-2]))(?<day>0[1-9]|"
            + @"[12]\d|3[01])(?!\d)",
        Options)]
    private static partial Regex AddressDate();

    [GeneratedRegex(
        @"\b(?:publish|post|creat|releas|writ|issued|first\b|ver(?:ö|oe)ffentlich|erschien|erstellt|publi|date\b|stand\b|"
            + @"datum|fecha|"
            + @"data\b|on\b|am\b|vom\b"
        + @"|опубл|дата|opublik|dodano|gepubliceerd|geplaatst|julkaistu|yay)", Options)]
    private static partial Regex PublicationLabel();

    [GeneratedRegex(
        @"\b(?:updat|modif|revis|edited|chang|aktualis|aktualizo|bearbeitet|ge(?:ä|ae)ndert|mis(?:e)? à jour|actualiz|aggiorn|"
            + @"обновл|"
        + @"bijgewerkt|g(?:ü|u)ncel)", Options)]
    private static partial Regex UpdateLabel();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:comments?|commentlist|respond|related|recommend\w*|sidebar|widgets?|teasers?|footer|popular|latest|"
        + @"recent|archive|calendar|newsletter|events?|upcoming)(?:$|[\s_-])", Options)]
    private static partial Regex OtherPart();

    [GeneratedRegex(@"date|datum|publi|posted|meta|byline|stamp|fecha|(?:^|[\s_-])time(?:$|[\s_-])|info", Options)]
    private static partial Regex DateName();

    [GeneratedRegex(
        "^[^.!?]*(?:published|posted|ver(?:ö|oe)ffentlicht|erschienen|gepostet|publié|publicado|pubblicato|опубликовано)",
            Options)]
    private static partial Regex VerbAfter();

    private readonly record struct Candidate(DateOnly Day, int Points, int Position);
}

/// <summary>The date that a page shows for its article.</summary>
/// <param name="Day">The date.</param>
/// <param name="IsCertain">True if it is marked so well that it outweighs metadata of the page as a whole.</param>
internal sealed record ShownDate(DateOnly Day, bool IsCertain);
