using System.Runtime.InteropServices;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>
/// Identifies the text of an article by the hashes of its shingles, the runs of four words without credits, and decides whether
/// the text is a copy of another.
/// </summary>
internal sealed class ShingleFingerprint
{
    /// <summary>Words in a run. Four keep one changed word from spoiling many runs, and are seldom shared by chance.</summary>
    public const int ShingleLength = 4;

    // Limits memory. Texts that differ only after this many words count as the same.
    private const int MaxWords = 12_000;

    // Texts that resemble each other by .8 share one of these 20 bands with a chance of 1 - 10^-6, by .6 of .99, by .5 of .93;
    // those that share a phrase or two, by .05, of .003.
    private const int TextBands = 20;

    // Reprints are cut from the end, so the beginnings of a text and of what was made of it resemble each other although
    // their wholes do not.
    private const int HeadWords = 80;
    private const int HeadBands = 6;
    private const int Rows = 3;

    // The following were set by reading pairs of 19,000 stories of one agency and of 2,100 articles of three outlets.

    // Two texts this similar are copies, whatever their headlines and dates.
    private const double SufficientSimilarity = 0.8;

    // Less similar texts are copies only if they share this much, of both or of the shorter one (a reprint cut from the end), and
    // appeared within days of each other.
    private const double MinSimilarity = 0.6;
    private const double MinContainment = 0.75;
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(3);

    // Two texts that credit the same agency were the same at first, and each outlet may have changed its own.
    private const double MinAgencySimilarity = 0.4;
    private const double MinAgencyContainment = 0.6;

    // A long article that repeats a few paragraphs of a short one is not a copy of it.
    private const int MaxLengthRatio = 5;

    // In fewer words than these, texts may be the same form filled in for different events, and then the headline decides.
    private const int LongTextWords = 150;
    private const double MinTitleSimilarity = 0.5;

    // A brief or a notice in place of an article is repeated word for word without being a copy.
    private const int ShortTextWords = 60;
    private const double MinShortTextSimilarity = 0.7;

    // An outlet does not print one text under two headlines that have nothing in common, unless it is a notice.
    private const int NoticeWords = 400;
    private const double MinOwnTitleSimilarity = 0.25;

    // If both have at least three numbers, half of them must be the same: otherwise they are one form with different results.
    private const int FewestComparedNumbers = 3;
    private const double MinNumberShare = 0.5;

    // Both without repetitions, and sorted.
    private readonly ulong[] shingles;
    private readonly ulong[] numbers;
    private readonly HashSet<ulong> titleWords;
    private readonly int words;
    private readonly DateTimeOffset? published;
    private readonly string? outlet;

    private ShingleFingerprint(
        Article article, AgencyCredits credits, ulong[] shingles, ulong[] numbers, int words, IReadOnlyList<long> bands)
    {
        published = article.Published;
        outlet = article.Outlet;
        titleWords = HashTitleWords(article.Headline);
        this.shingles = shingles;
        this.numbers = numbers;
        this.words = words;
        Credits = credits;
        Bands = bands;
    }

    /// <summary>The agency that the article credits, and the spans of its credits.</summary>
    public AgencyCredits Credits { get; }

    /// <summary>The LSH bands. A copy of this text very likely shares at least one of them.</summary>
    public IReadOnlyList<long> Bands { get; }

    public static ShingleFingerprint Create(Article article)
    {
        var credits = AgencyCredits.Read(article);
        var (hashes, numbers) = HashWords(article.Body, credits.Spans);
        var inOrder = HashShingles(hashes);
        var runs = SortDistinct(inOrder);
        var bands = new List<long>(TextBands + HeadBands);
        if (runs.Length > 0)
        {
            bands.AddRange(MinHash.ComputeBands(MinHash.ComputeSignature(runs, TextBands * Rows), Rows, kind: 0));
            var head = CollectionsMarshal.AsSpan(inOrder)[..Math.Min(HeadWords, inOrder.Count)];
            bands.AddRange(MinHash.ComputeBands(MinHash.ComputeSignature(head, HeadBands * Rows), Rows, kind: 1));
        }

        return new ShingleFingerprint(article, credits, runs, SortDistinct(numbers), hashes.Count, bands);
    }

    /// <summary>Returns true if one text was made from the other, or both from a third.</summary>
    public bool IsCopyOf(ShingleFingerprint other)
    {
        var shared = CountShared(shingles, other.shingles);
        if (shared == 0 || !SharesNumbers(other)) return false;
        var jaccard = (double)shared / (shingles.Length + other.shingles.Length - shared);
        var contained = (double)shared / Math.Min(shingles.Length, other.shingles.Length);
        var (shorter, longer) = (Math.Min(words, other.words), Math.Max(words, other.words));
        var title = CompareTitles(other);
        if (outlet is not null && outlet == other.outlet && shorter < NoticeWords && title < MinOwnTitleSimilarity) return false;
        if (shorter >= ShortTextWords && jaccard >= SufficientSimilarity) return true;
        if (!IsNear(other) || (shorter < LongTextWords && title < MinTitleSimilarity)) return false;
        if (shorter < ShortTextWords) return jaccard >= MinShortTextSimilarity;
        var isCredited = Credits.Agency is not null && Credits.Agency == other.Credits.Agency;
        return jaccard >= (isCredited ? MinAgencySimilarity : MinSimilarity)
            || (contained >= (isCredited ? MinAgencyContainment : MinContainment) && shorter * MaxLengthRatio >= longer);
    }

    private bool IsNear(ShingleFingerprint other) =>
        published is null || other.published is null || (published.Value - other.published.Value).Duration() <= MaxInterval;

    private double CompareTitles(ShingleFingerprint other) =>
        (double)titleWords.Count(other.titleWords.Contains) / Math.Max(1, Math.Max(titleWords.Count, other.titleWords.Count));

    // Forms such as results, weather and prices have other numbers in the same words.
    private bool SharesNumbers(ShingleFingerprint other)
    {
        var fewest = Math.Min(numbers.Length, other.numbers.Length);
        return fewest < FewestComparedNumbers || CountShared(numbers, other.numbers) >= MinNumberShare * fewest;
    }

    private static (List<ulong> Hashes, List<ulong> Numbers) HashWords(string body, IReadOnlyList<TextSpan> without)
    {
        List<ulong> hashes = new(body.Length / 5), numbers = [];
        var start = 0;
        foreach (var span in without)
        {
            Read(body.AsSpan(start, span.Start - start));
            start = span.End;
        }

        Read(body.AsSpan(start));
        return (hashes, numbers);

        void Read(ReadOnlySpan<char> text)
        {
            var reader = new WordReader(text);
            while (hashes.Count < MaxWords && reader.MoveNext())
            {
                var hash = reader.Hash;
                hashes.Add(hash);
                if (reader.HasDigit) numbers.Add(hash);
            }
        }
    }

    private static List<ulong> HashShingles(List<ulong> words)
    {
        if (words.Count == 0) return [];
        var length = Math.Min(ShingleLength, words.Count);
        var runs = new List<ulong>(words.Count);
        for (var i = 0; i + length <= words.Count; i++)
        {
            var hash = 0UL;
            for (var j = i; j < i + length; j++) hash = MinHash.Mix(hash ^ words[j]);
            runs.Add(hash);
        }

        return runs;
    }

    private static HashSet<ulong> HashTitleWords(string title)
    {
        const int shortest = 3;
        var words = new HashSet<ulong>();
        var reader = new WordReader(title);
        while (reader.MoveNext())
            if ((reader.Word.Length >= shortest && !CommonWords.Contains(reader.Hash)) || reader.HasDigit) words.Add(reader.Hash);
        return words;
    }

    private static ulong[] SortDistinct(List<ulong> hashes)
    {
        var sorted = hashes.ToArray();
        Array.Sort(sorted);
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) sorted[kept++] = sorted[i];
        return sorted.Length == kept ? sorted : sorted[..kept];
    }

    private static int CountShared(ulong[] first, ulong[] second)
    {
        int shared = 0, i = 0, j = 0;
        while (i < first.Length && j < second.Length)
        {
            var (a, b) = (first[i], second[j]);
            if (a == b) shared++;
            if (a <= b) i++;
            if (b <= a) j++;
        }

        return shared;
    }
}
