namespace NewsBot.Stories;

/// <summary>
/// Groups texts that are copies of each other, in memory, for tests and benchmarks; the program does the same in the database
/// (<see cref="StoryClusterer"/>). Each text of a group is a copy of at least one other text of it. The groups do not depend on
/// the order of the texts as long as no text has more than <see cref="MaxCandidates"/> candidates.
/// </summary>
internal sealed class TextCopies
{
    /// <summary>The most candidates that are compared word by word. Only a form that is filled in repeatedly has more.</summary>
    public const int MaxCandidates = 64;

    private readonly List<ShingleFingerprint> fingerprints = [];
    private readonly List<int> parents = [];
    private readonly Dictionary<long, List<int>> byBand = [];

    /// <summary>
    /// The most texts that are listed for one band. Without a limit, a form that is filled in repeatedly would be compared with
    /// all earlier ones, and the work would grow with the square of their number.
    /// </summary>
    public const int MaxInBand = 256;

    /// <summary>The number of comparisons word by word so far.</summary>
    public long ComparisonCount { get; private set; }

    /// <summary>Adds a text and returns its number, from 0.</summary>
    public int Add(ShingleFingerprint print)
    {
        var number = fingerprints.Count;
        fingerprints.Add(print);
        parents.Add(number);
        var bands = new Dictionary<int, int>();
        foreach (var band in print.Bands)
        {
            if (!byBand.TryGetValue(band, out var those)) byBand[band] = those = [];
            foreach (var other in those) bands[other] = bands.GetValueOrDefault(other) + 1;
            if (those.Count < MaxInBand) those.Add(number);
        }

        foreach (var other in FindMostSimilar(bands))
        {
            if (FindGroup(other) == FindGroup(number)) continue;
            ComparisonCount++;
            if (print.IsCopyOf(fingerprints[other])) Join(other, number);
        }

        return number;
    }

    /// <summary>Returns the number of the first text in the group of a text.</summary>
    public int FindGroup(int number)
    {
        while (parents[number] != number) number = parents[number] = parents[parents[number]];
        return number;
    }

    /// <summary>Returns the candidates to compare, those with the most shared bands first.</summary>
    public static IEnumerable<T> FindMostSimilar<T>(IReadOnlyDictionary<T, int> bands)
        where T : notnull =>
        bands.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxCandidates).Select(pair => pair.Key);

    private void Join(int first, int second)
    {
        var (a, b) = (FindGroup(first), FindGroup(second));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
