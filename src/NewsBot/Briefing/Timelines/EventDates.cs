using NewsBot.Text;
using NewsBot.Text.Dates;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Says of which day, month or range of days a text speaks, measured from the day on which it appeared. What cannot be placed (a
/// weekday where that day is unknown, a day of an event that is not dated) is left out rather than guessed.
/// </summary>
internal sealed class EventDates(Tokenizer terms)
{
    // Nothing before or behind is news.
    private const int EarliestYear = 1000;
    private const int LatestYear = 2200;

    private readonly Thesaurus kin = new(terms);

    /// <summary>The text as its dates are read from.</summary>
    public AnnotatedText Cut(string text) => AnnotatedText.Of(text, terms, kin);

    /// <summary>All dates of a text, in order, ranges as one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="published">The day (UTC) on which it appeared; null where unknown.</param>
    public static IReadOnlyList<DateExpression> Read(AnnotatedText text, DateOnly? published)
    {
        // Room on both sides to count weeks and years.
        if (published is { } day && (day.Year <= EarliestYear || day.Year >= LatestYear)) published = null;
        var found = new List<DateExpression>();
        for (var i = 0; i < text.Tokens.Length;)
        {
            var told = found.FindLast(date => date.Date.IsDay)?.Date.First;
            var spoken = RelativeDates.At(text, i, published, told);
            if (spoken is null && text.FactAt(i) is DateMention fact && fact.First == i)
            {
                spoken = DateResolution.Of(text, fact, published) is { } date && date.First.Year > EarliestYear
                    && date.Last.Year < LatestYear
                    ? new DateExpression(date, i, fact.End) : null;
                if (spoken is null)
                {
                    i = fact.End;
                    continue;
                }
            }

            if (spoken is null)
            {
                i++;
                continue;
            }

            i = spoken.End;
            if (found.Count > 0 && Joined(text, found[^1], spoken, published) is { } range) found[^1] = range;
            else found.Add(spoken);
        }

        return found;
    }

    /// <summary>The date of what a sentence tells, of all its dates; null where it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its number in the text.</param>
    /// <param name="dates">The dates of the text.</param>
    public static DateExpression? Main(AnnotatedText text, int sentence, IReadOnlyList<DateExpression> dates) =>
        dates.Where(date => text.Tokens[date.First].Sentence == sentence && !IsCompared(text, date))
            .Select((date, place) => (Date: date, Weight: Weight(text, date) - (0.2 * place)))
            .OrderByDescending(pair => pair.Weight).FirstOrDefault().Date;

    /// <summary>Whether it is only the day on which somebody said it.</summary>
    public static bool IsOfSaying(AnnotatedText text, DateExpression date)
    {
        var before = text.Lower(date.First - 1) is "on" or "late" or "early" ? date.First - 2 : date.First - 1;
        return text.Lower(before) is "said" or "says" or "told" or "added" or "reported" or "wrote"
            || (text.Lower(before) is "reporters" or "journalists" && text.Lower(before - 1) is "told");
    }

    private static double Weight(AnnotatedText text, DateExpression date)
    {
        var days = date.Date.Last.DayNumber - date.Date.First.DayNumber;
        var weight = days == 0 ? 3.0 : days <= 10 ? 2 : days <= 31 ? 1 : 0;
        if (IsOfSaying(text, date)) weight -= 1.5;
        if (text.Lower(date.First - 1) is "since" or "until" or "till" or "by" or "before" or "after") weight -= 2;
        // "The Jan. 6 attack" is named by its day, and is seldom what is told.
        if (text.Lower(date.First - 1) is "the" && text.Follows(date.End, TokenGap.Space) && !text.Tokens[date.End].IsStop)
            weight -= 1.5;
        return weight;
    }

    // "2.6 metres lower than on Friday" tells nothing of Friday.
    private static bool IsCompared(AnnotatedText text, DateExpression date) =>
        text.Lower(date.First - 1) is "than" || text.Lower(date.First - 2) is "than";

    private static DateExpression? Joined(AnnotatedText text, DateExpression first, DateExpression second, DateOnly? published)
    {
        if (text.Tokens[first.First].Sentence != text.Tokens[second.First].Sentence) return null;
        var between = second.First - first.End;
        var word = text.Lower(first.End);
        var isBetween = text.Lower(first.First - 1) is "between" || text.Lower(first.First - 2) is "between";
        var isRange = between == 0 ? text.Tokens[second.First].Gap == TokenGap.Joined
            : between == 1 && text.Follows(second.First, TokenGap.Space)
                && (word is "to" or "until" or "till" or "through" || (word is "and" && isBetween));
        if (!isRange) return null;
        var (start, end) = (first.Date, second.Date);
        // The year behind the second is that of both; of a turn of the year, the first is a year before.
        if (text.FactAt(first.First) is DateMention { Year: null, Month: { } month } fact
            && text.FactAt(second.First) is DateMention { Year: { } year, Month: { } last })
            start = DateResolution.Of(text, fact with { Year = month > last ? year - 1 : year }, published) ?? start;
        if (end.Last < start.First && text.FactAt(first.First) is DateMention { Weekday: not null, Month: null })
        {
            if (TenseReader.At(text, first.First) == Tense.Future)
                end = end with { First = end.First.AddDays(7), Last = end.Last.AddDays(7) };
            else start = start with { First = start.First.AddDays(-7), Last = start.Last.AddDays(-7) };
        }

        if (end.Last < start.First) return null;
        var sureness = end.Sureness > start.Sureness ? end.Sureness : start.Sureness;
        return new DateExpression(new EventDate(start.First, end.Last, sureness), first.First, second.End);
    }
}
