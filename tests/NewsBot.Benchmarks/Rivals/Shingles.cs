using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Rivals;

/// <summary>
/// Compares two texts by their runs of four words, as https://github.com/zytedata/article-extraction-benchmark does,
/// whose published figures can be compared with the ones given here.
/// </summary>
internal static partial class Shingles
{
    private const int Length = 4;

    /// <summary>
    /// Precision is the share of the runs found that are expected, recall the share of the expected that are found; a run
    /// counts as often as it occurs. Both are 1 where both texts are without words.
    /// </summary>
    public static (double Precision, double Recall) Compare(string expected, string found)
    {
        var (wanted, got) = (Of(expected), Of(found));
        double shared = got.Sum(run => Math.Min(run.Value, wanted.GetValueOrDefault(run.Key)));
        var (allWanted, allGot) = (wanted.Values.Sum(), got.Values.Sum());
        return (Share(allGot), Share(allWanted));

        double Share(int of) => of > 0 ? shared / of : allWanted == allGot ? 1 : 0;
    }

    /// <summary>A text of less than four words is one run.</summary>
    private static Dictionary<string, int> Of(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        var runs = words.Count == 0 ? [] : Enumerable.Range(0, Math.Max(1, words.Count - Length + 1))
            .Select(start => string.Join(' ', words.Skip(start).Take(Length)));
        return runs.CountBy(run => run).ToDictionary();
    }

    // What Python's \w takes in, which the benchmark uses; .NET's also takes marks and other connectors.
    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
