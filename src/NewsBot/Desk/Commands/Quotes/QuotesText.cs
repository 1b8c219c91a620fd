using System.Globalization;
using System.Text;
using NewsBot.Briefing.Quotes;
using NewsBot.Desk.Rendering;
using NewsBot.Text;

namespace NewsBot.Desk.Commands.Quotes;

/// <summary>Formats the quotations of a person, one in each line.</summary>
internal static class QuotesText
{
    private const int MaxNameLength = 80;

    // A longer quotation is cut between words; the source below the text has all of it.
    private const int MaxWordsLength = 500;

    public static string Format(PersonQuotes quotes)
    {
        var asked = $"“{PlainText.SanitizeLine(quotes.RequestedName, MaxNameLength)}”";
        return quotes.Outcome switch
        {
            QuotesOutcome.NothingHeld => "No such coverage is held, so nobody is quoted in it.",
            QuotesOutcome.NotNamed when quotes.NearestNames.Count > 0 =>
                $"Nobody called {asked} is named in this coverage. Nearest to it, and quoted: "
                    + $"{string.Join(", ", quotes.NearestNames)}.",
            QuotesOutcome.NotNamed => $"Nobody called {asked} is named in this coverage.",
            QuotesOutcome.NotQuoted => $"{asked} is named in this coverage, but not quoted.",
            QuotesOutcome.NothingOnTopic =>
                $"{quotes.Person} is quoted in this coverage, but not on “"
                    + $"{PlainText.SanitizeLine(quotes.Topic ?? "", MaxNameLength)}”.",
            QuotesOutcome.SeveralPeople =>
                $"Several people go by {asked} in this coverage: {FormatNames(quotes.OtherPeople)}. Give the full name of the "
                    + "one who is meant.",
            _ => FormatQuotes(quotes),
        };
    }

    private static string FormatQuotes(PersonQuotes quotes)
    {
        var text = new StringBuilder($"What {quotes.Person} said, the newest first:");
        foreach (var quote in quotes.Quotes)
        {
            var words =
                string.Join(
                    " … ", quote.Words.Select(words =>
                        $"“{PlainText.SanitizeLine(FootnoteMarks.Remove(words), MaxWordsLength)}”"));
            text.Append(
                CultureInfo.InvariantCulture,
                    $"\n{ReplyText.FormatDay(quote.Article.Published)}, {quote.Article.OutletName}: {words} ["
                        + $"{quote.Citation}]");
            if (quote.AlsoIn.Count > 0) text.Append($", also in {string.Join(", ", quote.AlsoIn)}");
        }

        if (quotes.MoreCount > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"\n{quotes.MoreCount} more {(quotes.MoreCount == 1 ? "was" : "were")} found; ")
                .Append("a topic, or days, narrow what is shown.");
        if (quotes.OtherPeople.Count > 0)
            text.Append($"\nNot among these: others of that name, {FormatNames(quotes.OtherPeople)}.");
        return text.ToString();
    }

    private static string FormatNames(IReadOnlyList<NamedOther> others) =>
        string.Join(", ", others.Take(QuoteSearch.MaxQuotes).Select(other =>
            $"{other.Name} ({TopicText.Count(other.Quotes, "quotation")})"));
}
