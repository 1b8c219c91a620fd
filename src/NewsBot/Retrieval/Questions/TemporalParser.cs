using NewsBot.Text;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// Reads the relative time words of a question. Days and weeks are UTC; a week is the seven days up to the moment of
/// asking, because that is what people mean by "this week" on a Monday.
/// </summary>
internal static class TemporalParser
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The time asked about, and the places in <paramref name="words"/> of the words that said so.</summary>
    public static (TimeHint Hint, IReadOnlySet<int> Words) Parse(string text, List<Term> words, DateTimeOffset asOf)
    {
        var hint = new TimeHint(Freshness.Soft);
        var used = new HashSet<int>();
        string Word(int i) => i >= 0 && i < words.Count ? words[i].Span.Cut(text).ToLowerInvariant() : "";
        for (var i = 0; i < words.Count; i++)
        {
            var word = Word(i);
            var days = ReadDaysBack(word, Word(i + 1), Word(i - 1), asOf);
            if (days is var (from, until, length))
            {
                hint = new TimeHint(Freshness.Window, ReadDay(asOf, -from), ReadDay(asOf, 1 - until).AddTicks(-1));
                for (var j = i; j < i + length; j++) used.Add(j);
                i += length - 1;
            }
            else if (AsksForNewest(word, Word(i + 1)))
            {
                if (hint.Freshness == Freshness.Soft) hint = new TimeHint(Freshness.Strong);
                used.Add(i);
            }
        }

        return (hint, used);
    }

    private static bool AsksForNewest(string word, string next) => word
        is "latest" or "recently" or "recent" or "newest" or "currently" or "now" or "nowadays" or "lately"
        || (word is "just" && next.EndsWith("ed", StringComparison.Ordinal));

    /// <summary>Days before today at which the stretch begins and ends, and how many words say so.</summary>
    private static (int From, int Until, int Words)? ReadDaysBack(string word, string next, string previous, DateTimeOffset asOf)
    {
        var today = asOf.UtcDateTime;
        switch (word)
        {
            case "today" or "tonight": return (0, 0, 1);
            case "yesterday": return (1, 1, 1);
            case "this" when next is "week": return (7, 0, 2);
            case "this" when next is "weekend": return (7, 0, 2);
            case "this" when next is "morning" or "afternoon" or "evening": return (0, 0, 2);
            case "this" when next is "month": return (today.Day - 1, 0, 2);
            case "last" when next is "week": return (14, (int)today.DayOfWeek == 0 ? 7 : (int)today.DayOfWeek, 2);
            case "past" when next is "week": return (7, 0, 2);
            case "last" when next is "month":
                var first = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Utc);
                return ((today.Date - first.AddMonths(-1)).Days, (today.Date - first).Days + 1, 2);
            case "past" when next is "month": return (31, 0, 2);
        }

        var weekday = Array.IndexOf(Weekdays, word);
        if (weekday < 0 || previous is not ("on" or "since" or "last" or "this" or "early" or "late" or "by")) return null;
        var back = ((int)today.DayOfWeek - weekday + 7) % 7;
        if (previous is "last" && back == 0) back = 7;
        return previous is "since" ? (back, 0, 1) : (back, Math.Max(0, back - 1), 1);
    }

    private static DateTimeOffset ReadDay(DateTimeOffset asOf, int offset) =>
        new(asOf.UtcDateTime.Date.AddDays(offset), TimeSpan.Zero);
}
