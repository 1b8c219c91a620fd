using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Lexicons;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Finds the dates in a text and resolves them relative to its day of publication. A date that cannot be resolved (a weekday if
/// that day is unknown, a day relative to an undated event) is left out rather than guessed.
/// </summary>
internal sealed class EventDates(Tokenizer tokenizer, Thesaurus thesaurus)
{
    // Dates outside these years are not news.
    private const int EarliestYear = 1000;
    private const int LatestYear = 2200;

    /// <summary>Words that make a date a bound: "before Monday".</summary>
    public static FrozenSet<string> BoundWords { get; } = Lexicon.English.Words("date-bounds");

    /// <summary>Annotates a text, so that its dates can be read.</summary>
    public AnnotatedText Annotate(string text) => AnnotatedText.Create(text, tokenizer, thesaurus);

    /// <summary>Reads all dates of a text in order; a range counts as one date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="published">The day of publication (UTC); null if unknown.</param>
    public static IReadOnlyList<DateExpression> Read(AnnotatedText text, DateOnly? published)
    {
        // Leaves room on both sides for counting weeks and years.
        if (published is { } day && (day.Year <= EarliestYear || day.Year >= LatestYear)) published = null;
        var dates = new List<DateExpression>();
        for (var i = 0; i < text.Tokens.Length;)
        {
            var lastDay = dates.FindLast(date => date.Date.IsSingleDay)?.Date.First;
            var expression = RelativeDates.ReadAt(text, i, published, lastDay);
            if (expression is null && text.FindMentionAt(i) is DateMention fact && fact.First == i)
            {
                expression = DateResolution.Resolve(text, fact, published) is { } date && date.First.Year > EarliestYear
                    && date.Last.Year < LatestYear
                    ? new DateExpression(date, i, fact.End) : null;
                if (expression is null)
                {
                    i = fact.End;
                    continue;
                }
            }

            if (expression is null)
            {
                i++;
                continue;
            }

            i = expression.End;
            if (dates.Count > 0 && TryJoinRange(text, dates[^1], expression, published) is { } range) dates[^1] = range;
            else dates.Add(expression);
        }

        return dates;
    }

    /// <summary>Finds the date of the event that a sentence reports, among all its dates; null if it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">The index of the sentence in the text.</param>
    /// <param name="dates">The dates of the text.</param>
    public static DateExpression? FindMain(AnnotatedText text, int sentence, IReadOnlyList<DateExpression> dates) =>
        dates.Where(date => text.Tokens[date.First].Sentence == sentence && !IsCompared(text, date))
            .Select((date, index) => (Date: date, Weight: GetWeight(text, date) - (0.2 * index)))
            .OrderByDescending(pair => pair.Weight).FirstOrDefault().Date;

    /// <summary>Returns true if a date is only the day on which somebody spoke: "said on Friday".</summary>
    public static bool IsSpeechDate(AnnotatedText text, DateExpression date)
    {
        var before = text.LowerAt(date.First - 1) is "on" or "late" or "early" ? date.First - 2 : date.First - 1;
        return text.LowerAt(before) is "said" or "says" or "told" or "added" or "reported" or "wrote"
            || (text.LowerAt(before) is "reporters" or "journalists" && text.LowerAt(before - 1) is "told");
    }

    private static double GetWeight(AnnotatedText text, DateExpression date)
    {
        var days = date.Date.Last.DayNumber - date.Date.First.DayNumber;
        var weight = days == 0 ? 3.0 : days <= 10 ? 2 : days <= 31 ? 1 : 0;
        if (IsSpeechDate(text, date)) weight -= 1.5;
        if (BoundWords.Contains(text.LowerAt(date.First - 1))) weight -= 2;
        // "The Jan. 6 attack" names an event by its day and is seldom the event reported.
        if (text.LowerAt(date.First - 1) is "the" && text.IsAdjacent(date.End, TokenGap.Space)
            && !text.Tokens[date.End].IsStopWord)
            weight -= 1.5;
        return weight;
    }

    // "2.6 metres lower than on Friday" reports nothing about Friday.
    private static bool IsCompared(AnnotatedText text, DateExpression date) =>
        text.LowerAt(date.First - 1) is "than" || text.LowerAt(date.First - 2) is "than";

    private static DateExpression? TryJoinRange(
        AnnotatedText text, DateExpression first, DateExpression second, DateOnly? published)
    {
        if (text.Tokens[first.First].Sentence != text.Tokens[second.First].Sentence) return null;
        var between = second.First - first.End;
        var word = text.LowerAt(first.End);
        var isBetween = text.LowerAt(first.First - 1) is "between" || text.LowerAt(first.First - 2) is "between";
        var isRange = between == 0 ? text.Tokens[second.First].GapBefore == TokenGap.Joined
            : between == 1 && text.IsAdjacent(second.First, TokenGap.Space)
                && (word is "to" or "until" or "till" or "through" || (word is "and" && isBetween));
        if (!isRange) return null;
        var (start, end) = (first.Date, second.Date);
        // A year after the second date applies to both; across a turn of the year, the first date is a year earlier.
        if (text.FindMentionAt(first.First) is DateMention { Year: null, Month: { } month } fact
            && text.FindMentionAt(second.First) is DateMention { Year: { } year, Month: { } secondMonth })
            start = DateResolution.Resolve(text, fact with { Year = month > secondMonth ? year - 1 : year }, published) ?? start;
        if (end.Last < start.First && text.FindMentionAt(first.First) is DateMention { Weekday: not null, Month: null })
        {
            if (TenseReader.ReadAt(text, first.First) == Tense.Future)
                end = end with { First = end.First.AddDays(7), Last = end.Last.AddDays(7) };
            else start = start with { First = start.First.AddDays(-7), Last = start.Last.AddDays(-7) };
        }

        if (end.Last < start.First) return null;
        var sureness = end.Confidence > start.Confidence ? end.Confidence : start.Confidence;
        return new DateExpression(new EventDate(start.First, end.Last, sureness), first.First, second.End);
    }
}
