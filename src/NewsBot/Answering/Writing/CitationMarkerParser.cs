using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Splits a model's plain text into sentences with the passages and sentences that each cites. Models write markers in many
/// forms, before or after the full stop; a marker belongs to the sentence that contains it or that ends before it.
/// </summary>
internal static partial class CitationMarkerParser
{
    // A sentence that cites more says too much, or hides among them that none supports it.
    private const int MaxMarkers = 6;

    // A range that is wider than any passage is not expanded; its two ends are enough.
    private const int MaxRange = 20;

    /// <summary>Returns the sentences of a text, without markers.</summary>
    /// <param name="text">The plain text with markers.</param>
    /// <param name="sentenceCounts">The number of sentences of each passage; the first is passage 1.</param>
    public static IReadOnlyList<MarkedSentence> Parse(string text, IReadOnlyList<int> sentenceCounts)
    {
        text = CircledNumbers.ReplaceMarkers(text);
        var markers = Marker().Matches(text).ToList();
        // Numbers in parentheses often are no citations: they are markers only if there are no others, if they end a sentence,
        // and if such a passage exists.
        if (markers.Count == 0)
            markers =
                [.. RoundMarker().Matches(text).Where(match => ParseNumbers(match.Groups[1].Value).TrueForAll(Exists))];

        var (plain, marks) = RemoveMarkers(text, markers);
        var sentences = Sentences.Split(plain)
            .Select(span => (Span: span, Numbers: new List<CitationMarker>(), LastMark: 0)).ToArray();
        if (sentences.Length == 0) return [];
        foreach (var mark in marks)
        {
            var index = mark.IsLeading
                ? Array.FindIndex(sentences, sentence => sentence.Span.Start >= mark.At)
                : Array.FindLastIndex(sentences, sentence => sentence.Span.Start < mark.At);
            ref var sentence = ref sentences[Math.Max(index, 0)];
            sentence.Numbers.AddRange(mark.Numbers.Except(sentence.Numbers));
            sentence.LastMark = mark.At;
        }

        return
        [
            .. sentences.Select(sentence =>
            StripPreamble(Tidy(sentence.Span.Cut(plain)), sentence.Numbers, sentence.LastMark, sentence.Span))
                .Where(sentence => sentence.Text.Any(char.IsLetterOrDigit))
                .Select(sentence => new MarkedSentence(
                    sentence.Text,
                    [.. sentence.Numbers.Where(Exists).Take(MaxMarkers)],
                    [.. sentence.Numbers.Where(number => !Exists(number))],
                    Ending().IsMatch(sentence.Text) || sentence.LastMark >= sentence.Span.End)),
        ];

        bool Exists(CitationMarker marker) =>
            marker.Passage >= 1 && marker.Passage <= sentenceCounts.Count
            && (marker.Sentence is not { } number || (number >= 1 && number <= sentenceCounts[marker.Passage - 1]));
    }

    // A preamble such as "Passage 1 states that" counts as a citation if there is no marker.
    private static (string Text, List<CitationMarker> Numbers, int LastMark, TextSpan Span) StripPreamble(
        string text, List<CitationMarker> numbers, int lastMark, TextSpan span)
    {
        text = PreambleStripper.Strip(text, out var passageNumbers);
        return (text, numbers.Count > 0 ? numbers : ParseNumbers(passageNumbers), lastMark, span);
    }

    private static (string Plain, List<(int At, bool IsLeading, IReadOnlyList<CitationMarker> Numbers)> Marks) RemoveMarkers(
        string text, List<Match> markers)
    {
        var plain = new StringBuilder(text.Length);
        var marks = new List<(int At, bool IsLeading, IReadOnlyList<CitationMarker> Numbers)>();
        var from = 0;
        foreach (var marker in markers)
        {
            plain.Append(text, from, marker.Index - from);
            from = marker.Index + marker.Length;
            while (plain.Length > 0 && plain[^1] is ' ' or '\t') plain.Length--;
            var isLeading = (plain.Length == 0 || plain[^1] == '\n') && HasWordsOnLine(text, from);
            marks.Add((plain.Length, isLeading, ParseNumbers(marker.Groups[1].Value)));
            // The texts on both sides of a marker must not become one word, or a mention of a user.
            if (from < text.Length && !char.IsWhiteSpace(text[from]) && !IsClosing(text[from])) plain.Append(' ');
        }

        plain.Append(text, from, text.Length - from);
        return (plain.ToString(), marks);
    }

    private static bool HasWordsOnLine(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return Marker().Replace(text[from..(end < 0 ? text.Length : end)], "").Any(char.IsLetterOrDigit);
    }

    private static bool IsClosing(char c) =>
        c is '.' or ',' or ';' or ':' or '!' or '?' or '…' or ')' or ']' or '"' or '”' or '’' or '[' or '【';

    private static string Tidy(string sentence)
    {
        // Removing a marker inside another one leaves the outer one, which a reader would take for the bot's own.
        while (Marker().IsMatch(sentence)) sentence = Marker().Replace(sentence, "");
        return SpaceBeforeStop().Replace(WhiteSpace().Replace(sentence, " "), "$1").Trim();
    }

    private static List<CitationMarker> ParseNumbers(string list)
    {
        var markers = new List<CitationMarker>();
        foreach (Match part in Part().Matches(Digits.ToAscii(list).Replace('．', '.')))
        {
            var first = new CitationMarker(ParseNumber(part.Groups["first"]), FindNumber(part.Groups["firstSentence"]));
            markers.Add(first);
            if (!part.Groups["last"].Success) continue;
            var last = new CitationMarker(ParseNumber(part.Groups["last"]), FindNumber(part.Groups["lastSentence"]));
            // "3.2-4" ends with the fourth sentence of the same passage.
            if (first.Sentence is not null && last.Sentence is null) last = first with { Sentence = last.Passage };
            markers.AddRange(Expand(first, last));
            if (last != first) markers.Add(last);
        }

        return [.. markers.Distinct()];
    }

    // The markers between two ends.
    private static IEnumerable<CitationMarker> Expand(CitationMarker first, CitationMarker last)
    {
        if (first is { Sentence: { } from } && last is { Sentence: { } to })
            return first.Passage == last.Passage && to - from is > 1 and <= MaxRange
                ? Enumerable.Range(from + 1, to - from - 1).Select(number => first with { Sentence = number }) : [];
        return last.Passage - first.Passage is > 1 and <= MaxRange
            ? Enumerable.Range(first.Passage + 1, last.Passage - first.Passage - 1)
                .Select(number => new CitationMarker(number, null))
            : [];
    }

    private static int? FindNumber(Group digits) => digits.Success ? ParseNumber(digits) : null;

    private static int ParseNumber(Group digits) =>
        int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private const string Number = @"\^?\p{Nd}+(?:[.．]\p{Nd}+)?";

    [GeneratedRegex(
        @"[\[【［]\s*(?:(?:passages?|sentences?|sources?|no\.?)\s+|#\s*)?(" + Number
            + @"(?:\s*(?:,|，|、|;|-|–|—|&|\band\b)\s*(?:and\s+)?" + Number + @")*)\s*(?:†[^\[\]【】［］\n]{0,80})?[\]】］]",
        RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    [GeneratedRegex(
        @"(?<=[\s)])\(\^?([0-9]{1,2}(?:\.[0-9]{1,2})?(?:\s*[,;–-]\s*[0-9]{1,2}(?:\.[0-9]{1,2})?)*)\)"
            + @"(?=\s*(?:[.!?]?\s*$|[.!?]\s|\()|(?<=[.!?][”""]?\s*\([^()]*\)))",
        RegexOptions.Multiline)]
    private static partial Regex RoundMarker();

    [GeneratedRegex(
        @"(?<first>[0-9]+)(?:\.(?<firstSentence>[0-9]+))?(?:\s*[-–—]\s*\^?(?<last>[0-9]+)(?:\.(?<lastSentence>[0-9]+))?)?")]
    private static partial Regex Part();

    [GeneratedRegex(@"[.!?…][”""’')\]]*\z")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@" +([.,;:!?])(?=\s|\z)")]
    private static partial Regex SpaceBeforeStop();
}

/// <summary>A sentence with its markers.</summary>
/// <param name="Text">The sentence on one line, without markers.</param>
/// <param name="Markers">The citations of passages and sentences that exist, each once; at most 6.</param>
/// <param name="UnknownMarkers">The cited numbers that nothing has.</param>
/// <param name="IsComplete">True if it ends with punctuation or a marker.</param>
internal sealed record MarkedSentence(
    string Text, IReadOnlyList<CitationMarker> Markers, IReadOnlyList<CitationMarker> UnknownMarkers, bool IsComplete);

/// <summary>A citation as the model writes it: [3.2], or [3] for the whole passage.</summary>
/// <param name="Passage">The number of the passage.</param>
/// <param name="Sentence">The number of the sentence in it; null for the whole passage.</param>
internal readonly record struct CitationMarker(int Passage, int? Sentence)
{
    public override string ToString() => Sentence is null ? $"[{Passage}]" : $"[{Passage}.{Sentence}]";
}
