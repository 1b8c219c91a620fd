namespace NewsBot.Stories;

/// <summary>
/// Holds the articles of the days around a day and finds those that may report the same event. The days stay in memory between
/// articles until there are too many; missing ones are loaded.
/// </summary>
internal sealed class EventWindow
{
    /// <summary>
    /// The number of whole days before and after an article in which reports of its event are searched: pairs further apart were
    /// mostly of the next event.
    /// </summary>
    public const int Days = 3;

    private const int MaxEntries = 50_000;
    private const int MaxCompared = 40;
    private const int MaxMembers = 12;

    // How alike two articles must be to be of one event, set by reading a year of news: of 40 stories that it made, 36 were of
    // one event without doubt, of 14 pairs just below it, 8. And how much less alike to all others of the event in the mean,
    // so that no chain forms.
    private const double MinSimilarity = 0.45;
    private const double MeanDiscount = 0.08;

    private readonly Dictionary<long, Day> days = [];
    private readonly Dictionary<uint, int> frequencies = [];
    private long? middle;
    private int count;

    /// <summary>
    /// Returns the days around <paramref name="published"/> that must be loaded before the article can be compared.
    /// </summary>
    public IReadOnlyList<long> ListMissingDays(DateTimeOffset published)
    {
        if (days.Values.Sum(day => day.Entries.Count) > MaxEntries) Clear();
        return [.. ListDaysAround(GetDay(published)).Where(day => !days.ContainsKey(day))];
    }

    // Clamps to the calendar: an article dated in the year 1 or 9999 has neighbouring days outside it.
    public static DateTimeOffset GetStart(long day) =>
        DateTimeOffset.UnixEpoch.AddDays(Math.Clamp(day, GetDay(DateTimeOffset.MinValue), GetDay(DateTimeOffset.MaxValue)));

    public static long GetDay(DateTimeOffset time) =>
        (time.UtcTicks / TimeSpan.TicksPerDay) - (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerDay);

    public void Clear()
    {
        days.Clear();
        middle = null;
    }

    /// <summary>Records that all articles of a day are being added, so that it counts as loaded.</summary>
    public void MarkLoaded(long day) => days.TryAdd(day, new Day());

    /// <summary>Adds an article if its day is loaded.</summary>
    public void Add(EventEntry entry)
    {
        var number = GetDay(entry.Published);
        if (!days.TryGetValue(number, out var day)) return;
        var isNear = middle is { } center && Math.Abs(number - center) <= Days;
        for (var i = 0; i < entry.Words.Count; i++)
        {
            var word = entry.Words.GetHash(i);
            if (!day.Postings.TryGetValue(word, out var those)) day.Postings[word] = those = [];
            those.Add(day.Entries.Count);
            if (isNear) frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
        }

        day.Entries.Add(entry);
        if (isNear) count++;
    }

    /// <summary>Replaces the entries of articles whose story or text was merged into another.</summary>
    public void UpdateEntries(Func<EventEntry, EventEntry> rename)
    {
        foreach (var day in days.Values)
            for (var i = 0; i < day.Entries.Count; i++) day.Entries[i] = rename(day.Entries[i]);
    }

    /// <summary>Returns the stories that an article most likely belongs to, the likeliest first.</summary>
    public IReadOnlyList<long> FindMostSimilar(EventEntry article)
    {
        if (article.Words.Count == 0) return [];
        var center = GetDay(article.Published);
        MoveTo(center);
        var likeness = new EventSimilarity(frequencies, count);
        var enough = likeness.GetThreshold(MinSimilarity);
        var candidates = FindCandidates(article, center, likeness)
            .Select(entry => (Entry: entry, Likeness: likeness.Compute(article, entry)))
            .Where(pair => pair.Likeness >= enough).ToList();
        var stories = new List<(long Story, double Mean)>();
        foreach (var story in candidates.Select(pair => pair.Entry.Story).Distinct())
        {
            // Of several copies, one is compared.
            var mean = ListDaysAround(center).SelectMany(day => days[day].Entries).Where(entry => entry.Story == story)
                .DistinctBy(entry => entry.Text).Take(MaxMembers).Average(entry => likeness.Compute(article, entry));
            if (mean >= enough - MeanDiscount) stories.Add((story, mean));
        }

        return [.. stories.OrderByDescending(story => story.Mean).ThenBy(story => story.Story).Select(story => story.Story)];
    }

    private IEnumerable<EventEntry> FindCandidates(EventEntry article, long center, EventSimilarity likeness)
    {
        var scores = new Dictionary<(long Day, int Index), double>();
        for (var i = 0; i < article.Words.Count; i++)
        {
            var word = article.Words.GetHash(i);
            if (likeness.IsCommon(word)) continue;
            var worth = likeness.GetWorth(article.Words, i);
            foreach (var day in ListDaysAround(center))
            {
                if (!days[day].Postings.TryGetValue(word, out var those)) continue;
                foreach (var index in those) scores[(day, index)] = scores.GetValueOrDefault((day, index)) + worth;
            }
        }

        if (scores.Count == 0) return [];
        var least = scores.Values.Max() / 4;
        return scores.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => days[pair.Key.Day].Entries[pair.Key.Index])
            .Where(entry => entry.ArticleKey != article.ArticleKey).Take(MaxCompared);
    }

    private void MoveTo(long day)
    {
        if (day == middle) return;
        middle = day;
        frequencies.Clear();
        count = 0;
        foreach (var number in ListDaysAround(day))
        {
            count += days[number].Entries.Count;
            foreach (var (word, those) in days[number].Postings)
                frequencies[word] = frequencies.GetValueOrDefault(word) + those.Count;
        }
    }

    private static IEnumerable<long> ListDaysAround(long day) =>
        Enumerable.Range(-Days, (2 * Days) + 1).Select(offset => day + offset);

    private sealed class Day
    {
        public List<EventEntry> Entries { get; } = [];

        public Dictionary<uint, List<int>> Postings { get; } = [];
    }
}

/// <summary>A dated article with the terms of its event.</summary>
internal sealed record EventEntry(long ArticleKey, DateTimeOffset Published, long Text, long Story, EventTerms Words);
