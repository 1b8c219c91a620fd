using System.Globalization;
using System.Text;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Articles;
using NewsBot.Desk.Rendering;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Desk.Commands.Check;

/// <summary>Formats the verdicts on the claims of a message, each in one line.</summary>
internal static class CheckText
{
    private const int MaxClaimLength = 120;
    private const int MaxPieceLength = 60;

    private const string NothingToCheck =
        "There is nothing in that to check. A claim would be a sentence that says that something is so, with a name, "
        + "a number or a date in it, such as “The Merrow Dam is 62 metres high.”";

    private const string NothingHeld =
        "No coverage is held that was published by then, so there is nothing to check this against.";

    public static string Format(CheckedMessage message) => message.Outcome switch
    {
        CheckOutcome.NothingToCheck => NothingToCheck,
        CheckOutcome.NothingHeld => NothingHeld,
        _ => FormatClaims(message),
    };

    private static string FormatClaims(CheckedMessage message)
    {
        var text = new StringBuilder();
        foreach (var claim in message.Claims)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append($"{Quote(claim.Text, MaxClaimLength)} {FormatVerdict(claim, message.Citations)}");
        }

        if (message.UncheckedClaims > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{message.UncheckedClaims} more {(message.UncheckedClaims == 1 ? "claim was" : "claims were")} not checked.");
        return text.ToString();
    }

    private static string FormatVerdict(CheckedClaim claim, IReadOnlyList<Citation> citations)
    {
        ArticleReference Article(int number) => citations[number - 1].Article;
        var support = claim.SupportingCitation is { } carrying ? $"{FormatSource(Article(carrying))} [{carrying}]" : "";
        var contrast = claim.Difference is { } difference
            ? $"{FormatSource(Article(difference.Citation))} {FormatDifference(difference)} [{difference.Citation}]" : "";
        return claim.Standing switch
        {
            ClaimStanding.Supported => $"Supported by {support}.",
            ClaimStanding.Contradicted => $"Contradicted: {contrast}.",
            ClaimStanding.Disputed => $"Disputed: supported by {support}, but {contrast}.",
            ClaimStanding.Superseded when claim.Difference is { IsCorrection: true } =>
                $"Corrected since: said by {support}, but {contrast} in a correction.",
            ClaimStanding.Superseded => $"Not what the latest coverage says: supported by {support}, but later {contrast}.",
            _ when claim.Nearest is [var nearest, ..] =>
                $"Not in the coverage; nearest to it: {Quote(nearest.Headline, MaxClaimLength)}, {FormatSource(nearest)}.",
            _ => "Not in the coverage.",
        };
    }

    private static string FormatDifference(ClaimDifference difference) =>
        difference is { ClaimText: { } piece, CoverageText: { } instead }
            ? $"has {Quote(instead, MaxPieceLength)} instead of {Quote(piece, MaxPieceLength)}" : "says the opposite";

    private static string FormatSource(ArticleReference article) =>
        $"{article.OutletName} ({ReplyText.FormatDay(article.Published)})";

    private static string Quote(string text, int longest) =>
        $"“{PlainText.SanitizeLine(FootnoteMarks.Remove(text).Trim('“', '”', '"', ' '), longest)}”";
}
