using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Text;

/// <summary>
/// Removes numbers in square brackets from the text of an article: footnotes and notes of editors. Replies and models cite with
/// the same signs, so that text must not contain them when it is shown, sent to a model or annotated. The stored text and the
/// quotes of citations keep them.
/// </summary>
internal static partial class FootnoteMarks
{
    private const string Opening = @"[\[【［〔〖⟦⁅❲]", Closing = @"[\]】］〕〗⟧⁆❳]", Blank = @"\s*\p{Cf}*\s*";

    // No line break: a line that ends between two marks still ends there.
    private const string BlankBetweenMarks = @"[^\S\n]*\p{Cf}*[^\S\n]*";

    // [3.2] is the second sentence of passage 3 in a prompt.
    private const string Number = @"\^?\p{Nd}+(?:[.．]\p{Nd}+)?";

    private static readonly SearchValues<char> Brackets = SearchValues.Create("[【［〔〖⟦⁅❲");

    /// <summary>
    /// Returns the text without the marks. A number that is a word of its sentence ("about [20] people") is no footnote; it stays
    /// and gets round brackets.
    /// </summary>
    public static string Remove(string text) => ReplaceMarks(text, static (text, match, plain) =>
    {
        if (IsWordOfSentence(text, match))
        {
            plain.Append(Bracket().Replace(match.Value, bracket => bracket.Groups["open"].Success ? "(" : ")"));
            return 0;
        }

        var end = match.Index + match.Length;
        var isFirst = EndsAtLineStart(plain);
        while (!isFirst && plain.Length > 0 && plain[^1] is ' ' or '\t' or '\u00A0') plain.Length--;
        if (isFirst) return text.AsSpan(end).IndexOfAnyExcept(' ', '\t') is var blank and > 0 ? blank : 0;
        if (end < text.Length && char.IsLetterOrDigit(text[end])) plain.Append(' ');
        return 0;
    });

    /// <summary>
    /// Returns the text with spaces in place of the marks, so that offsets do not change. Of a number that is a word of its
    /// sentence, only the brackets become spaces.
    /// </summary>
    public static string BlankOut(string text) => ReplaceMarks(text, static (text, match, plain) =>
    {
        if (IsWordOfSentence(text, match)) plain.Append(Bracket().Replace(match.Value, " "));
        else plain.Append(' ', match.Length);
        return 0;
    });

    /// <summary>The offset behind the marks that begin at <paramref name="at"/>, such as "[2][3]"; the same offset if there are
    /// none.</summary>
    public static int SkipMarks(string text, int at) =>
        at < text.Length && Brackets.Contains(text[at]) && MarksAtPosition().Match(text, at) is { Success: true } marks
            ? at + marks.Length
            : at;

    // Repeats, because removing a mark can leave another: "[1[2]]". The callback appends the replacement to the result, and
    // returns how many characters behind the mark to skip.
    private static string ReplaceMarks(string text, Func<string, Match, StringBuilder, int> replace)
    {
        while (text.AsSpan().ContainsAny(Brackets) && Marks().Matches(text) is { Count: > 0 } matches)
        {
            var plain = new StringBuilder(text.Length);
            var from = 0;
            foreach (Match match in matches)
            {
                plain.Append(text, from, match.Index - from);
                from = match.Index + match.Length;
                from += replace(text, match, plain);
            }

            text = plain.Append(text, from, text.Length - from).ToString();
        }

        return text;
    }

    // A footnote is attached to the word before it, ends a sentence or begins a line.
    private static bool IsWordOfSentence(string text, Match match)
    {
        var end = match.Index + match.Length;
        var before = text.AsSpan(0, match.Index).TrimEnd(" \t\u00A0");
        var after = text.AsSpan(end).TrimStart(" \t\u00A0");
        if (before.IsEmpty || before[^1] is '\n' or '.' or '!' or '?' or '…') return false;
        var isOpened = before[^1] is '“' or '‘' or '"' or '(' or '«' or '[';
        if (before.Length == match.Index && !isOpened) return false;
        return !after.IsEmpty && after[0] is not ('\n' or '.' or '!' or '?' or '…' or ',' or ';' or ':' or '”');
    }

    private static bool EndsAtLineStart(StringBuilder text)
    {
        var at = text.Length;
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] == '\n';
    }

    private const string Mark = Opening + Blank
        + @"(?:(?:passages?|sentences?|sources?|notes?|n|no\.?)\s+|#" + Blank + ")?" + Number
        + "(?:" + Blank + @"(?:,|，|、|;|-|–|—|&|\band\b)" + Blank + @"(?:and\s+)?" + Number + ")*" + Blank
        + @"(?:†[^\[\]【】［］\n]{0,80})?" + Closing;

    [GeneratedRegex(Mark + "(?:" + BlankBetweenMarks + Mark + ")*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\G(?:" + Mark + ")+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarksAtPosition();

    [GeneratedRegex("(?<open>" + Opening + ")|" + Closing, RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
