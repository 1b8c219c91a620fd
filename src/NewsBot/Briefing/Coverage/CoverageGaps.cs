namespace NewsBot.Briefing.Coverage;

/// <summary>
/// Finds runs of stretches without an article where there usually are some: a feed that died, a source that was not read.
/// </summary>
internal static class CoverageGaps
{
    // Articles are usual if at least this share of the neighbouring stretches has some; neighbours are counted per side.
    private const double Usually = 0.75;
    private const int Around = 7;

    // The highest probability of such a gap by chance, if articles came at random at the rate of the neighbours. A day without
    // an article means nothing where there are one or two a day.
    private const double ByChance = 0.01;

    // With fewer neighbours it cannot be said what is usual.
    private const int Fewest = 5;
    private const int FewestBehind = 2;

    // Many outlets rest on the same days of each week: a Sunday is compared with other Sundays, this many weeks on each side.
    private const int Weeks = 6;
    private const double OnThatDay = 0.5;

    /// <summary>Finds the gaps, in order of time.</summary>
    /// <param name="counts">The number of articles in each stretch.</param>
    /// <param name="time">The stretches.</param>
    /// <param name="end">The first day that is not over yet or lies outside the requested period; null if silence since the last
    /// article does not count as a gap.</param>
    public static IReadOnlyList<CoverageGap> Find(IReadOnlyList<int> counts, CoverageTime time, DateOnly? end)
    {
        var gaps = new List<CoverageGap>();
        for (var i = 0; i < counts.Count;)
        {
            if (counts[i] > 0)
            {
                i++;
                continue;
            }

            var first = i;
            while (i < counts.Count && counts[i] == 0) i++;
            if (i == counts.Count) break;
            // Nothing was missing before the first article.
            if (first > 0 && IsUnusual(counts, time, first, i, i - first))
                gaps.Add(new CoverageGap(time.Starts[first], time.Starts[i].AddDays(-1)));
        }

        if (end is { } openEnd && Open(counts, time, openEnd) is { } openGap) gaps.Add(openGap);
        return gaps;
    }

    private static CoverageGap? Open(IReadOnlyList<int> counts, CoverageTime time, DateOnly end)
    {
        var last = counts.Count - 1;
        while (last >= 0 && counts[last] == 0) last--;
        if (last < 0) return null;
        var first = time.After(time.Starts[last]);
        // A week that is not over does not count.
        var endStretch = time.StartOf(end);
        if (endStretch <= first || !IsUnusual(counts, time, last + 1, last + 1, time.IndexOf(endStretch) - last - 1)) return null;
        var isRest = time.Length == StretchLength.Day && end.DayNumber - first.DayNumber <= 2
            && Enumerable.Range(0, end.DayNumber - first.DayNumber).All(day => IsDayOfRest(counts, last + 1 + day));
        return isRest ? null : new CoverageGap(first, endStretch.AddDays(-1), IsOpen: true);
    }

    private static bool IsUnusual(IReadOnlyList<int> counts, CoverageTime time, int first, int end, int length)
    {
        var around = counts.Take(first).TakeLast(Around).Concat(counts.Skip(end).Take(Around)).ToList();
        if (around.Count < Fewest || around.Count(count => count > 0) < Usually * around.Count) return false;
        // A single late article long after the rest does not make the time between a gap.
        if (end > first && counts.Skip(end).Take(FewestBehind).Count(count => count > 0) < FewestBehind) return false;
        if (Math.Exp(-around.Average() * length) > ByChance) return false;
        return time.Length != StretchLength.Day || end - first > 2 || end == first
            || !Enumerable.Range(first, end - first).All(day => IsDayOfRest(counts, day));
    }

    private static bool IsDayOfRest(IReadOnlyList<int> counts, int day)
    {
        var others = Enumerable.Range(-Weeks, (2 * Weeks) + 1)
            .Where(week => week != 0).Select(week => day + (7 * week))
            .Where(other => other >= 0 && other < counts.Count).Select(other => counts[other]).ToList();
        return others.Count > 0 && others.Count(count => count > 0) < OnThatDay * others.Count;
    }
}
