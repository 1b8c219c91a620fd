namespace NewsBot.Briefing.Coverage;

/// <summary>
/// Finds runs of stretches without an article where there usually are some: a feed that died, a source that was not read.
/// </summary>
internal static class CoverageGaps
{
    // Articles are usual if at least this share of the neighbouring stretches has some; neighbours are counted per side.
    private const double UsualShare = 0.75;
    private const int NeighboursPerSide = 7;

    // The highest probability of such a gap by chance, if articles came at random at the rate of the neighbours. A day without
    // an article means nothing where there are one or two a day.
    private const double MaxProbability = 0.01;

    // With fewer neighbours it cannot be said what is usual.
    private const int MinNeighbours = 5;
    private const int MinAfterGap = 2;

    // Many outlets rest on the same days of each week: a Sunday is compared with other Sundays, this many weeks on each side.
    private const int WeeksPerSide = 6;
    private const double RestDayShare = 0.5;

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

        if (end is { } openEnd && FindOpenGap(counts, time, openEnd) is { } openGap) gaps.Add(openGap);
        return gaps;
    }

    private static CoverageGap? FindOpenGap(IReadOnlyList<int> counts, CoverageTime time, DateOnly end)
    {
        var last = counts.Count - 1;
        while (last >= 0 && counts[last] == 0) last--;
        if (last < 0) return null;
        var first = time.GetNextStart(time.Starts[last]);
        // A week that is not over does not count.
        var endStretch = time.GetStart(end);
        if (endStretch <= first || !IsUnusual(counts, time, last + 1, last + 1, time.IndexOf(endStretch) - last - 1)) return null;
        var isRest = time.Length == StretchLength.Day && end.DayNumber - first.DayNumber <= 2
            && Enumerable.Range(0, end.DayNumber - first.DayNumber).All(day => IsDayOfRest(counts, last + 1 + day));
        return isRest ? null : new CoverageGap(first, endStretch.AddDays(-1), IsOpen: true);
    }

    private static bool IsUnusual(IReadOnlyList<int> counts, CoverageTime time, int first, int end, int length)
    {
        var around = counts.Take(first).TakeLast(NeighboursPerSide).Concat(counts.Skip(end).Take(NeighboursPerSide)).ToList();
        if (around.Count < MinNeighbours || around.Count(count => count > 0) < UsualShare * around.Count) return false;
        // A single late article long after the rest does not make the time between a gap.
        if (end > first && counts.Skip(end).Take(MinAfterGap).Count(count => count > 0) < MinAfterGap) return false;
        if (Math.Exp(-around.Average() * length) > MaxProbability) return false;
        return time.Length != StretchLength.Day || end - first > 2 || end == first
            || !Enumerable.Range(first, end - first).All(day => IsDayOfRest(counts, day));
    }

    private static bool IsDayOfRest(IReadOnlyList<int> counts, int day)
    {
        var others = Enumerable.Range(-WeeksPerSide, (2 * WeeksPerSide) + 1)
            .Where(week => week != 0).Select(week => day + (7 * week))
            .Where(other => other >= 0 && other < counts.Count).Select(other => counts[other]).ToList();
        return others.Count > 0 && others.Count(count => count > 0) < RestDayShare * others.Count;
    }
}
