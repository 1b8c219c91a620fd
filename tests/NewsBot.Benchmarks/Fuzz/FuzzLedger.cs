using System.Text.RegularExpressions;
using NewsBot.Benchmarks.Fuzz.Generation;

namespace NewsBot.Benchmarks.Fuzz;

internal enum Fault
{
    /// <summary>An exception that the product did not handle.</summary>
    Crash,

    /// <summary>More than ten seconds for one item or question.</summary>
    Hang,

    /// <summary>A question that what was taken in spoilt.</summary>
    BrokenQuestion,

    /// <summary>Words of an exception or a library told to the user.</summary>
    InternalText,
}

/// <summary>Counts what became of items, and keeps those that something is wrong with.</summary>
/// <param name="folder">Where they are written.</param>
/// <param name="note">Told of each new fault.</param>
internal sealed partial class FuzzLedger(string folder, Action<string> note)
{
    private const int MaxReasons = 6;
    private const int MaxKept = 5;

    private readonly Dictionary<(FuzzKind Kind, string Reason), int> reasons = [];
    private readonly Dictionary<(Fault Fault, string Signature), int> faults = [];
    private readonly Dictionary<FuzzKind, KindCounts> kinds = [];
    private int kept;

    public void Count(FuzzItem item, int stored, IReadOnlyList<string> refusals, TimeSpan took)
    {
        var counts = Of(item.Kind);
        counts.Items++;
        counts.TakenIn += stored > 0 ? 1 : 0;
        counts.Stored += stored;
        counts.Took += took;
        if (took > counts.Slowest) (counts.Slowest, counts.SlowestName) = (took, item.ToString());
        foreach (var reason in refusals.Select(Plain).Distinct())
            reasons[(item.Kind, reason)] = reasons.GetValueOrDefault((item.Kind, reason)) + 1;
        if (stored == 0) counts.Refused++;
    }

    public void CountQuestions(FuzzKind kind, TimeSpan took) => Of(kind).Took += took;

    /// <summary>Counts a fault.</summary>
    /// <returns>Whether it is the first of its signature.</returns>
    public bool Add(Fault fault, FuzzKind kind, string what, params IReadOnlyList<FuzzItem> items)
    {
        var signature = Signature(what);
        var times = faults[(fault, signature)] = faults.GetValueOrDefault((fault, signature)) + 1;
        Of(kind).Faults[fault] = Of(kind).Faults.GetValueOrDefault(fault) + 1;
        if (times <= MaxKept) Keep(fault, what, items);
        return times == 1;
    }

    /// <summary>Writes items and what is wrong with them into a folder of their own.</summary>
    public void Keep(Fault fault, string what, IReadOnlyList<FuzzItem> items)
    {
        var place = Path.Combine(folder, $"{fault.ToString().ToLowerInvariant()}-{++kept:000}");
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "what.txt"), $"{string.Join('\n', items)}\n\n{what}\n");
        foreach (var item in items) Write(item, place);
        note($"{fault}: {string.Join(", ", items.Take(2))}: {Signature(what)}\n  kept in {place}");
    }

    /// <summary>Writes the files of an item.</summary>
    public static void Write(FuzzItem item, string place)
    {
        foreach (var file in item.Linked.Prepend(item.Main))
            File.WriteAllBytes(Path.Combine(place, $"{item.Name}-{Path.GetFileName(file.Path)}"), file.Bytes);
    }

    public IReadOnlyList<Figure> Figures() =>
    [
        .. kinds.OrderBy(pair => pair.Key).SelectMany(pair => FiguresOf(pair.Key, pair.Value)),
        new("different faults", faults.Count) { MustBeZero = true },
    ];

    private IEnumerable<Figure> FiguresOf(FuzzKind kind, KindCounts counts)
    {
        var name = kind.ToString().ToLowerInvariant();
        yield return new($"{name}: items", counts.Items);
        yield return new($"{name}: items of which something was taken in", counts.TakenIn);
        yield return new($"{name}: articles taken in", counts.Stored);
        yield return new($"{name}: items refused", counts.Refused);
        var ofKind = reasons.Where(pair => pair.Key.Kind == kind).OrderByDescending(pair => pair.Value);
        foreach (var ((_, reason), times) in ofKind.Take(MaxReasons))
            yield return new($"{name}: told \"{reason}\"", times);
        foreach (var fault in Enum.GetValues<Fault>())
            yield return new($"{name}: {FaultName(fault)}", counts.Faults.GetValueOrDefault(fault)) { MustBeZero = true };
        yield return new($"{name}: slowest item", counts.Slowest.TotalSeconds, "s");
        yield return new($"{name}: items with all questions", counts.Items / Math.Max(counts.Took.TotalSeconds, 0.001), "/s");
        note($"slowest of {name}: {counts.SlowestName}");
    }

    private static string FaultName(Fault fault) => fault switch
    {
        Fault.Crash => "crashes",
        Fault.Hang => "hangs over 10 s",
        Fault.BrokenQuestion => "later questions broken",
        _ => "internal words told",
    };

    private KindCounts Of(FuzzKind kind) => kinds.TryGetValue(kind, out var counts) ? counts : kinds[kind] = new KindCounts();

    // A reason without what differs from item to item.
    private static string Plain(string reason)
    {
        var plain = Address().Replace(reason, "ADDRESS");
        plain = Number().Replace(plain, "N").ReplaceLineEndings(" ");
        return plain.Length > 110 ? plain[..110] : plain;
    }

    internal static string Signature(string what)
    {
        var lines = what.Split('\n');
        var frame = lines.FirstOrDefault(line => line.Contains(" at NewsBot.", StringComparison.Ordinal))?.Trim() ?? "";
        return $"{Plain(lines[0])} {frame}".Trim();
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    private sealed class KindCounts
    {
        public int Items { get; set; }

        public int TakenIn { get; set; }

        public int Stored { get; set; }

        public int Refused { get; set; }

        public TimeSpan Took { get; set; }

        public TimeSpan Slowest { get; set; }

        public string SlowestName { get; set; } = "none";

        public Dictionary<Fault, int> Faults { get; } = [];
    }
}
