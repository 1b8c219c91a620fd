using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>
/// Finds an outlet's own note that it corrects an earlier version: "Correction: ...", "An earlier version of this article
/// misstated ...", "(Corrects the number of evacuees in paragraph 2)". An update that only adds text is no correction.
/// </summary>
internal static partial class CorrectionNote
{
    // UTF-16 units. A note is one paragraph at the head or the foot of an article; a longer paragraph is about corrections.
    private const int MaxNoteLength = 1_500;

    /// <summary>Finds the paragraph of <paramref name="body"/> that is the note; null if there is none.</summary>
    public static TextSpan? Find(string body)
    {
        foreach (var paragraph in SplitParagraphs(body))
        {
            if (paragraph.Length > MaxNoteLength) continue;
            var text = paragraph.Cut(body);
            if (NoteOpening().IsMatch(text) || CorrectionPhrase().IsMatch(text)) return paragraph;
        }

        return null;
    }

    private static IEnumerable<TextSpan> SplitParagraphs(string body)
    {
        for (var start = 0; start < body.Length;)
        {
            var end = body.IndexOf('\n', start);
            if (end < 0) end = body.Length;
            var (first, last) = (start, end);
            while (first < last && char.IsWhiteSpace(body[first])) first++;
            while (last > first && char.IsWhiteSpace(body[last - 1])) last--;
            if (last > first) yield return TextSpan.FromBounds(first, last);
            start = end + 1;
        }
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const string ArticleNoun = "(article|story|report|headline|post|piece|page|dispatch|caption|version)";

    // The words that open a note. "Correction" alone can open a sentence about a market or a prison, so a mark must follow.
    [GeneratedRegex(
        @"^\W{0,3}((corrections?|clarifications?|corrigendum|erratum)( \([^)]{1,40}\)|,? (on )?[^:.]{1,30})?\s*[:–—-]\s"
        + @"|\(?(corrects|corrected|clarifies) [^.]{0,200}(paragraph|headline|to (say|read|show|reflect|remove|clarify|"
        + @"correct)|spelling|figure|number|name|date|byline|lede?\b))",
        Options)]
    private static partial Regex NoteOpening();

    [GeneratedRegex(
        @"\b(an?|the) (earlier|previous|original|prior|initial) (version|edition|" + ArticleNoun + @")s? of this " + ArticleNoun
        + @"|\bthis " + ArticleNoun + @" (has been|was|is) (amended|corrected|clarified)"
        + @"|\bthis " + ArticleNoun
        + @" (has been|was) (updated|changed|edited|revised) (on [^.]{1,40} )?to (correct|clarify|fix|amend|remove)"
        + @"|\b(an?|the) (earlier|previous|original) (version|" + ArticleNoun + @") (of this " + ArticleNoun + @" )?"
        + @"(incorrectly|wrongly|mistakenly|erroneously|misstated|misidentified|misspelled|said|stated|gave|referred)"
        + @"|\bwe (regret|apologi[sz]e for) (the|this|our) (error|mistake)",
        Options)]
    private static partial Regex CorrectionPhrase();
}
