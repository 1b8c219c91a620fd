using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// Finds the outlets that a question names, and tells those whose coverage it asks for ("the Harbour Post article", "featured in
/// TechCrunch and Engadget") from those that it asks about ("Who bought CNN?").
/// </summary>
internal sealed class OutletMatcher
{
    private static readonly string[] SectionMarks = [" - ", " – ", " — ", " | ", ": "];

    // What an outlet publishes, as questions call it, and what it does when it publishes.
    private static readonly FrozenSet<string> WorkNouns = Lexicon.English.Words("outlet-work-nouns");

    private static readonly FrozenSet<string> ReportingVerbs = Lexicon.English.Words("outlet-reporting-verbs");

    // May stand between a name and the word that tells that it is a source.
    private static readonly FrozenSet<string> SkippedWords = Lexicon.English.Words("outlet-skipped-words");

    private static readonly FrozenSet<string> JoiningWords = Lexicon.English.Words("outlet-joining-words");

    private readonly Dictionary<string, List<string>> spellings = new(StringComparer.Ordinal);

    // Abbreviations count in capitals alone.
    private readonly Dictionary<string, List<string>> abbreviations = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="outlets">The names of the outlets held, as the archive spells them.</param>
    public OutletMatcher(IReadOnlyCollection<string> outlets)
    {
        All = outlets;
        foreach (var outlet in outlets)
        {
            foreach (var spelling in ListSpellings(outlet))
            {
                var words = SplitWords(spelling);
                longest = Math.Max(longest, words.Count);
                Add(spellings, string.Concat(words.Select(word => word.Folded)), outlet);
            }

            if (Abbreviate(outlet) is { } abbreviation) Add(abbreviations, abbreviation, outlet);
        }
    }

    /// <summary>The outlets that it knows.</summary>
    public IReadOnlyCollection<string> All { get; }

    /// <summary>The outlets that <paramref name="question"/> names, in its order; of overlapping names the longest.</summary>
    public IReadOnlyList<OutletReference> Find(string question)
    {
        if (spellings.Count == 0) return [];
        var words = SplitWords(question);
        var hasCapitals = question.Any(char.IsUpper);
        var found = new List<Match>();
        for (var first = 0; first < words.Count; first++)
        {
            // A word more than the spelling has: "Tech Crunch" is TechCrunch.
            for (var count = Math.Min(longest + 1, words.Count - first); count > 0; count--)
            {
                var span = TextSpan.FromBounds(words[first].Span.Start, words[first + count - 1].Span.End);
                if (GetNames(question, words, first, count, hasCapitals) is not { } names) continue;
                found.Add(new Match(first, first + count, span, names, SourceWords(words, first, first + count)));
                first += count - 1;
                break;
            }
        }

        // "Fortune, The Verge and TechCrunch" are asked alike.
        for (var i = 1; i < found.Count; i++)
            if (found[i - 1].IsSource && !found[i].IsSource && AreJoined(words, found[i - 1], found[i]))
                found[i] = found[i] with { SourceWords = [] };
        for (var i = found.Count - 1; i > 0; i--)
            if (found[i].IsSource && !found[i - 1].IsSource && AreJoined(words, found[i - 1], found[i]))
                found[i - 1] = found[i - 1] with { SourceWords = [] };
        return [.. found.Select(match => new OutletReference(match.Span, match.Names, match.IsSource)
        {
            SourceWords = [.. (match.SourceWords ?? []).Select(word => words[word].Span)],
        })];
    }

    private List<string>? GetNames(string question, List<Word> words, int first, int count, bool hasCapitals)
    {
        var folded = string.Concat(words.Skip(first).Take(count).Select(word => word.Folded));
        if (spellings.TryGetValue(folded, out var names))
        {
            // "fortune", "wired" and "time" are words; "techcrunch" is not, nor are two words in a row by chance.
            var isWritten = !hasCapitals || count > 1 || char.IsUpper(question[words[first].Span.Start])
                || names.Exists(name => name.Skip(1).Any(char.IsUpper) && !name.Contains(' '));
            return isWritten ? names : null;
        }

        return count == 1 ? abbreviations.GetValueOrDefault(words[first].Span.Cut(question)) : null;
    }

    // The words that tell that the outlet's coverage is asked for, and nothing of what it is asked about: "stories featured in";
    // null where none do.
    private static List<int>? SourceWords(List<Word> words, int first, int end)
    {
        var before = first - 1;
        while (before >= 0 && words[before].Folded is "the" or "both" or "a" or "an" or "another" or "this" or "that" or "each"
            or "either") before--;
        string Before(int back) => before - back >= 0 ? words[before - back].Folded : "";
        bool IsBehind(Func<string, bool> kind, int most) => Enumerable.Range(1, most).Any(back => kind(Before(back)));
        var isIntroduced = Before(0) switch
        {
            "to" => Before(1) is "according",
            "per" or "via" or "in" => true,
            "by" => IsBehind(word => IsReporting(word) || IsWork(word), 3),
            "from" => before == 0 || IsBehind(IsWork, 4),
            "on" => IsBehind(IsReporting, 2),
            _ => false,
        };
        if (isIntroduced) return [.. FindReportingVerb(words, before - 1, -1), .. FindReportingVerb(words, end, 1)];
        var behind = end;
        // "TechCrunch’s first article": what belongs to it may be a word further on.
        var isOwner = behind < words.Count && words[behind].Folded is "s";
        for (var passed = 0; behind < words.Count && passed < 2 && SkippedWords.Contains(words[behind].Folded); passed++)
            behind++;
        if (behind >= words.Count) return null;
        if (IsReporting(words[behind].Folded)) return [.. FindReportingVerb(words, behind, 1)];
        var work = Enumerable.Range(behind, isOwner ? 3 : 1)
            .FirstOrDefault(at => at < words.Count && IsWork(words[at].Folded), -1);
        return work < 0 ? null : [.. FindReportingVerb(words, work, 1)];
    }

    // The run of words of publishing that stands there. What comes behind "stories mention" is what they mention.
    private static IEnumerable<int> FindReportingVerb(List<Word> words, int from, int step)
    {
        for (var at = from; at >= 0 && at < words.Count; at += step)
        {
            var (isReporting, isWork) = (IsReporting(words[at].Folded), IsWork(words[at].Folded));
            if (isReporting || isWork) yield return at;
            else if (!SkippedWords.Contains(words[at].Folded)) yield break;
            if (step > 0 && isReporting && !isWork) yield break;
        }
    }

    private static bool AreJoined(List<Word> words, Match one, Match next)
    {
        for (var i = one.End; i < next.First; i++)
            if (!JoiningWords.Contains(words[i].Folded) && words[i].Folded is not "s") return false;
        return next.First - one.End <= 4;
    }

    private static bool IsWork(string word) => IsSpellingOf(WorkNouns, word);

    private static bool IsReporting(string word) =>
        IsSpellingOf(ReportingVerbs, word) || word is "said" or "wrote" or "written" or "told" or "shown" or "ran";

    // Whether a word is one of a list, or its plural, its past or what it is doing.
    private static bool IsSpellingOf(FrozenSet<string> list, string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["", "s", "es", "ed", "d", "ing"])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = word[..^ending.Length];
            if (list.Contains(stem) || list.Contains(stem + "e") || (stem.EndsWith('i') && list.Contains($"{stem[..^1]}y")))
                return true;
        }

        return false;
    }

    /// <summary>
    /// How an outlet is called: in full, without what names its section or its site, without "The", and the BBC without "News".
    /// </summary>
    private static IEnumerable<string> ListSpellings(string outlet)
    {
        var cut = SectionMarks.Select(mark => outlet.IndexOf(mark, StringComparison.Ordinal)).Where(at => at > 0)
            .DefaultIfEmpty(outlet.Length).Min();
        foreach (var name in new[] { outlet, outlet[..cut].Trim() }.Distinct())
        {
            var bare = name.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
            if (!bare.Any(char.IsLetter)) continue;
            yield return bare;
            var site = bare.IndexOf('.');
            if (site > 2 && !bare.Contains(' ')) yield return bare[..site];
            if (bare.EndsWith(" News", StringComparison.OrdinalIgnoreCase) && !bare[..^5].Any(c => char.IsLower(c) || c == ' '))
                yield return bare[..^5];
        }
    }

    // "The New York Times" is the NYT.
    private static string? Abbreviate(string outlet)
    {
        const int fewest = 3;
        var words = SplitWords(outlet).Where(word => word.Folded is not "the").ToList();
        return words.Count < fewest || words.Exists(word => !char.IsUpper(outlet[word.Span.Start])) ? null
            : string.Concat(words.Select(word => outlet[word.Span.Start]));
    }

    private static List<Word> SplitWords(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at > start) words.Add(new Word(TextSpan.FromBounds(start, at), Tokenizer.Fold(text.AsSpan(start, at - start))));
            else if (text[at++] == '&') words.Add(new Word(TextSpan.FromBounds(start, at), "and"));
        }

        return words;
    }

    private static void Add(Dictionary<string, List<string>> names, string spelling, string outlet)
    {
        if (!names.TryGetValue(spelling, out var outlets)) names[spelling] = outlets = [];
        if (!outlets.Contains(outlet)) outlets.Add(outlet);
    }

    private readonly record struct Word(TextSpan Span, string Folded);

    private sealed record Match(int First, int End, TextSpan Span, IReadOnlyList<string> Names, IReadOnlyList<int>? SourceWords)
    {
        public bool IsSource => SourceWords is not null;
    }
}

/// <summary>An outlet that a question names.</summary>
/// <param name="Span">Where in the question.</param>
/// <param name="Names">The outlets held that are called so, as the archive spells them: the sections of one paper may be
/// several.</param>
/// <param name="IsSource">Whether its coverage is asked for, and not what happened to it.</param>
internal sealed record OutletReference(TextSpan Span, IReadOnlyList<string> Names, bool IsSource)
{
    /// <summary>The words that tell so ("stories", "featured"): they ask nothing of the text.</summary>
    public IReadOnlyList<TextSpan> SourceWords { get; init; } = [];

    /// <summary>Whether a word of the question is spent on naming the source.</summary>
    public bool IsPartOfSource(TextSpan word) => IsSource && (Span.Overlaps(word) || SourceWords.Any(word.Overlaps));
}
