using System.Text.RegularExpressions;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>
/// Blanks out text that must not support a claim, without changing offsets: above all the error that a correction repeats
/// ("Correction: an article gave the cost as 48 million crowns").
/// </summary>
internal static partial class CorrectionMask
{
    /// <summary>Returns the ids of the articles with a correction note in one of the passages.</summary>
    public static IReadOnlySet<string> FindCorrectingArticles(IEnumerable<EvidencePassage> passages) =>
        passages.Where(passage => CorrectionNote.Find(passage.Passage.Text) is not null)
            .Select(passage => passage.Passage.Article.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the text with the errors that it corrects blanked out.</summary>
    public static string Apply(string text)
    {
        if (CorrectionNote.Find(text) is not { } note) return text;
        foreach (var sentence in Sentences.Split(note.Cut(text)))
        {
            var span = new TextSpan(note.Start + sentence.Start, sentence.Length);
            if (RetractingWords().IsMatch(span.Cut(text)) && !CorrectingWords().IsMatch(span.Cut(text)))
                text = BlankOut(text, span);
        }

        return text;
    }

    /// <summary>Returns the text with a span blanked out.</summary>
    public static string BlankOut(string text, TextSpan span) =>
        $"{text[..span.Start]}{new string(' ', span.Length)}{text[span.End..]}";

    /// <summary>Returns the text with all but a span blanked out.</summary>
    public static string KeepOnly(string text, TextSpan span) =>
        $"{new string(' ', span.Start)}{span.Cut(text)}{new string(' ', text.Length - span.End)}";

    private const RegexOptions DefaultOptions =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"\b(?:gave|said|stated|put|reported|referred|misstated|misidentified|misspelled|incorrectly|wrongly|mistakenly|"
            + @"erroneously|in error|misquoted)\b", DefaultOptions)]
    private static partial Regex RetractingWords();

    [GeneratedRegex(
        @"\b(?:the correct|should have|in fact|is actually|was actually|, not|rather than|instead of)\b", DefaultOptions)]
    private static partial Regex CorrectingWords();
}
