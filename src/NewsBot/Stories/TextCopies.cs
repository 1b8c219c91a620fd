namespace NewsBot.Stories;

/// <summary>
/// Groups texts that are copies of each other, in memory. What is in one group hangs together by copies: each is a copy of
/// another one of it, not of every one. The groups do not depend on the order in which the texts come as long as no text has
/// more than <see cref="MaxCandidates"/> candidates.
/// </summary>
internal sealed class TextCopies
{
    /// <summary>
    /// As many of the likeliest are compared word by word. Only a form that is filled in over and over has more.
    /// </summary>
    public const int MaxCandidates = 64;

    private readonly List<ShingleFingerprint> fingerprints = [];
    private readonly List<int> parents = [];
    private readonly Dictionary<long, List<int>> byBand = [];

    /// <summary>
    /// So many texts are found by one band. The next of a form that is filled in over and over is compared with these, not with
    /// all of them, or the work would grow with their square.
    /// </summary>
    public const int MaxInBand = 256;

    /// <summary>Comparisons word by word so far.</summary>
    public long ComparisonCount { get; private set; }

    /// <summary>Adds a text; its number, from 0.</summary>
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

    /// <summary>The number of the first text of the group that a text is in.</summary>
    public int FindGroup(int number)
    {
        while (parents[number] != number) number = parents[number] = parents[parents[number]];
        return number;
    }

    /// <summary>The candidates to compare, of all with the number of bands that each shares.</summary>
    public static IEnumerable<T> FindMostSimilar<T>(IReadOnlyDictionary<T, int> bands)
        where T : notnull =>
        bands.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxCandidates).Select(pair => pair.Key);

    private void Join(int first, int second)
    {
        var (a, b) = (FindGroup(first), FindGroup(second));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
