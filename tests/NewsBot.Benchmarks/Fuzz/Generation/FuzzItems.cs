using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>
/// Makes the items of a run. The same seed, kind and number always give the same item, whatever was made before.
/// </summary>
/// <param name="seed">Of the run.</param>
/// <param name="port">Where the hosts of the items are served, on loopback addresses.</param>
internal sealed partial class FuzzItems(int seed, int port)
{
    private const int MaxMutations = 4;

    private static readonly string[] Towns = ["Tarnholt", "Brask", "Ostermoor", "Veldkirk", "Saint Orlan", "Nyhamn"];
    private static readonly string[] People = ["Ilse Varga", "Tomas Reed", "Marit Okonjo-Lind", "Anselm Dury", "J. P. Harrow",
        "Nadia el-Sayed"];
    private static readonly string[] Things = ["swimming pool", "Old Mill Bridge", "market hall", "north pier", "observatory"];
    private static readonly DateTime FirstDay = new(2025, 9, 1);

    private readonly IReadOnlyDictionary<FuzzKind, FuzzSeed[]> seeds = FuzzSeeds.Read();

    /// <param name="kind">Of which kind.</param>
    /// <param name="number">Which, from 0.</param>
    /// <param name="round">0; or 1 for what its host serves later: the same news, damaged otherwise.</param>
    public FuzzItem Create(FuzzKind kind, int number, int round = 0)
    {
        // What the news says is the same in all rounds.
        var values = Values(new Random(Mix(seed, (int)kind, number, -1)), kind, number);
        var random = new Random(Mix(seed, (int)kind, number, round));
        var source = values.Source;
        var log = new List<string>();
        var text = Mutate(random, Fill(source.Text, values.Words), source.Extension, kind, log);
        var bytes = FuzzEncodings.Encode(random, text, log);
        var folder = $"/{kind.ToString().ToLowerInvariant()}/{number}";
        var name = kind == FuzzKind.Feeds ? $"{folder}/feed{(source.Extension == ".opml" ? ".opml" : "")}"
            : $"{folder}/{number}{source.Extension}";
        var main = Served(random, name, ByteMutations.Apply(random, bytes, log), MediaTypeOf(source.Extension), log);
        return new FuzzItem(kind, number, main, [.. Linked(random, kind, folder, values.Words, log)], log);
    }

    /// <summary>The root of the host that an item is served at, one of its own for each.</summary>
    public string HostOf(FuzzKind kind, int number) =>
        FormattableString.Invariant($"http://127.{1 + (int)kind}.{1 + (number / 250)}.{1 + (number % 250)}:{port}");

    private (FuzzSeed Source, Dictionary<string, string> Words) Values(Random random, FuzzKind kind, int number)
    {
        var source = random.Choose(seeds[kind]);
        // Some have the ids and addresses of an earlier one.
        var named = number > 0 && random.Chance(0.08) ? random.Next(number) : number;
        var day = FirstDay.AddMinutes(random.Next(60 * 24 * 60));
        return (source, new Dictionary<string, string>
        {
            ["n"] = named.ToString(CultureInfo.InvariantCulture),
            ["base"] = HostOf(kind, number),
            ["town"] = random.Choose(Towns),
            ["person"] = random.Choose(People),
            ["other"] = random.Choose(People),
            ["thing"] = random.Choose(Things),
            ["count"] = random.Next(20, 900).ToString(CultureInfo.InvariantCulture),
            ["small"] = random.Next(2, 20).ToString(CultureInfo.InvariantCulture),
            ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["rfc"] = day.ToString("R", CultureInfo.InvariantCulture),
        });
    }

    private static string Fill(string text, Dictionary<string, string> words) =>
        Placeholder().Replace(text, match => words[match.Groups[1].Value]);

    private string Mutate(Random random, string text, string extension, FuzzKind kind, List<string> log)
    {
        // A few stay whole, so that there is something to be spoilt by the others.
        if (random.Chance(0.05)) return text;
        var mutations = TextMutations.Of(extension);
        for (var left = 1 + random.Next(MaxMutations); left > 0; left--)
        {
            var graft = random.Choose(seeds[random.Chance(0.8) ? kind : random.Choose(Enum.GetValues<FuzzKind>())]);
            var mutation = random.Choose(mutations);
            text = mutation.Apply(new MutatedText(random, text, extension, graft.Text));
            log.Add(mutation.Name);
        }

        return text;
    }

    private IEnumerable<FuzzFile> Linked(Random random, FuzzKind kind, string folder, Dictionary<string, string> words,
        List<string> log)
    {
        if (random.Chance(0.3))
            yield return new FuzzFile("/robots.txt", FuzzEncodings.Encode(random, OddText.Robots(random), log), "text/plain");
        if (kind != FuzzKind.Feeds) yield break;
        for (var i = 0; i < 2; i++)
        {
            var page = random.Choose(seeds[FuzzKind.Pages]);
            var text = Fill(page.Text, words);
            if (random.Chance(0.4)) text = Mutate(random, text, page.Extension, FuzzKind.Pages, log);
            yield return Served(random, $"{folder}/page-{i}", FuzzEncodings.Encode(random, text, log),
                MediaTypeOf(page.Extension), log);
        }
    }

    private static FuzzFile Served(Random random, string path, byte[] bytes, string mediaType, List<string> log)
    {
        if (!random.Chance(0.12)) return new FuzzFile(path, bytes, mediaType);
        log.Add("odd answer");
        return new FuzzFile(path, bytes, random.Chance(0.4) ? random.Choose(OddText.MediaTypes) : mediaType)
        {
            Status = random.Chance(0.2) ? random.Choose(Statuses) : HttpStatusCode.OK,
            Headers = [random.Choose(OddText.Headers), random.Choose(OddText.Headers)],
        };
    }

    private static readonly HttpStatusCode[] Statuses =
        [HttpStatusCode.NotFound, HttpStatusCode.Gone, HttpStatusCode.Forbidden, HttpStatusCode.NotModified, HttpStatusCode.Found,
            HttpStatusCode.TooManyRequests];

    private static string MediaTypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".json" => "application/feed+json",
        ".txt" or ".md" or ".jsonl" => "text/plain",
        _ => "application/xml",
    };

    // SplitMix64, so that neighbours have nothing in common.
    private static int Mix(params ReadOnlySpan<int> parts)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var part in parts)
        {
            state = unchecked((state ^ (uint)part) * 0xBF58476D1CE4E5B9UL);
            state = unchecked((state ^ (state >> 27)) * 0x94D049BB133111EBUL);
        }

        return (int)((state ^ (state >> 31)) & int.MaxValue);
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}

internal static class Chances
{
    public static T Choose<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static bool Chance(this Random random, double share) => random.NextDouble() < share;
}
