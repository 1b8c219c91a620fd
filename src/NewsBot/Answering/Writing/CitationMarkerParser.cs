using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Splits a model's plain text into sentences with the passages that each cites. Models write markers in many forms, before or
/// after the full stop; a marker belongs to the sentence that contains it or that ends before it.
/// </summary>
internal static partial class CitationMarkerParser
{
    /// <summary>Returns the sentences of a text, without markers.</summary>
    /// <param name="text">The plain text with markers.</param>
    /// <param name="passages">The number of passages: the numbers from 1 to this exist.</param>
    public static IReadOnlyList<MarkedSentence> Parse(string text, int passages)
    {
        var markers = Marker().Matches(text).ToList();
        // Numbers in parentheses often are no citations: they are markers only if there are no others, if they end a sentence,
        // and if such a passage exists.
        if (markers.Count == 0)
            markers =
                [.. RoundMarker().Matches(text)
                    .Where(match => ParseNumbers(match.Groups[1].Value).All(number => number >= 1 && number <= passages))];

        var (plain, marks) = RemoveMarkers(text, markers);
        var sentences = Sentences.Split(plain).Select(span => (Span: span, Numbers: new List<int>(), LastMark: 0)).ToArray();
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
                    [.. sentence.Numbers.Where(number => number >= 1 && number <= passages)],
                    [.. sentence.Numbers.Where(number => number < 1 || number > passages)],
                    Ending().IsMatch(sentence.Text) || sentence.LastMark >= sentence.Span.End)),
        ];
    }

    // A preamble such as "Passage 1 states that" counts as a citation if there is no marker.
    private static (string Text, List<int> Numbers, int LastMark, TextSpan Span) StripPreamble(
        string text, List<int> numbers, int lastMark, TextSpan span)
    {
        text = PreambleStripper.Strip(text, out var passageNumbers);
        return (text, numbers.Count > 0 ? numbers : ParseNumbers(passageNumbers), lastMark, span);
    }

    private static (string Plain, List<(int At, bool IsLeading, IReadOnlyList<int> Numbers)> Marks) RemoveMarkers(
        string text, List<Match> markers)
    {
        var plain = new StringBuilder(text.Length);
        var marks = new List<(int At, bool IsLeading, IReadOnlyList<int> Numbers)>();
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

    private static List<int> ParseNumbers(string list)
    {
        var numbers = new List<int>();
        foreach (Match part in Part().Matches(list))
        {
            var first = ParseNumber(part.Groups[1].Value);
            var last = part.Groups[2].Success ? ParseNumber(part.Groups[2].Value) : first;
            numbers.Add(first);
            // A range that is wider than any prompt is not expanded; its two ends are enough.
            if (last > first && last - first <= 20) numbers.AddRange(Enumerable.Range(first + 1, last - first));
            else if (last != first) numbers.Add(last);
        }

        return numbers;
    }

    private static int ParseNumber(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex(
        @"[\[【［]\s*(?:(?:passages?|sources?|no\.?)\s+|#\s*)?((?:\^?[0-9]+)(?:\s*(?:,|;|-|–|—|&|"
            + @"\band\b)\s*(?:and\s+)?\^?[0-9]+)*)\s*(?:†[^\[\]【】［］\n]{0,80})?[\]】］]", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    [GeneratedRegex(
        @"(?<=[\s)])\(\^?([0-9]{1,2}(?:\s*[,;–-]\s*[0-9]{1,2})*)\)(?=\s*(?:[.!?]?\s*$|[.!?]\s|\()|(?<=[.!?][”""]?\s*\([^()]*\)))",
            RegexOptions.Multiline)]
    private static partial Regex RoundMarker();

    [GeneratedRegex(@"([0-9]+)(?:\s*[-–—]\s*\^?([0-9]+))?")]
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
/// <param name="PassageNumbers">The numbers of the cited passages that exist, each once.</param>
/// <param name="UnknownNumbers">The cited numbers without a passage.</param>
/// <param name="IsComplete">True if it ends with punctuation or a marker.</param>
internal sealed record MarkedSentence(
    string Text, IReadOnlyList<int> PassageNumbers, IReadOnlyList<int> UnknownNumbers, bool IsComplete);
