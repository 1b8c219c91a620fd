using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Text;

/// <summary>
/// Makes plain text of the output of a model. Citation markers stay. Markup, mentions, links, invisible characters and the
/// model's reasoning are removed, because a passage that the model read can make it write any of them.
/// </summary>
internal static partial class MarkupStripper
{
    private const int MaxRounds = 10;

    /// <summary>Returns the plain text of a model's output.</summary>
    public static string Strip(string output)
    {
        var text = RemoveReasoning(RemoveInvisible(output));
        text = DoubleBrackets().Replace(Escapes().Replace(text, ""), "[$1]");
        text = Blanks().Replace(text, " ");
        // Removing markup can form new markup ("<@<b>1>"), so this repeats until nothing changes. Text that needs more rounds was
        // made to get markup through, and loses every sign of markup.
        var before = "";
        for (var round = 0; before != text; round++)
        {
            before = text;
            if (round == MaxRounds) text = MarkupSigns().Replace(text, "");
            text = LinkDefinitions().Replace(text, "");
            text = Links()
                .Replace(text, link => IsCitationMarker(link.Groups[1].Value) ? $"[{link.Groups[1].Value}]"
                : link.Groups[1].Value);
            text = Tags().Replace(text, "");
            text = Urls().Replace(text, "");
            text = MassMentions().Replace(text, "");
            text = Emphasis().Replace(text, "");
            text = LineMarkup().Replace(text, "");
        }

        text = SourceList().Replace(AnswerLabel().Replace(text, ""), "");
        return Blanks().Replace(text, " ").Trim();
    }

    /// <summary>
    /// Returns at most the first <paramref name="length"/> UTF-16 units of <paramref name="text"/>, without splitting a surrogate
    /// pair.
    /// </summary>
    public static string Truncate(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // Models write their reasoning between tags. Some servers remove the opening tag.
    internal static string RemoveReasoning(string text)
    {
        if (ReasoningEnd().Matches(text) is { Count: > 0 } ends)
        {
            var end = ends[^1].Index + ends[^1].Length;
            text = ReasoningStart().Match(text, 0, end) is { Success: true } begin
                ? text[..begin.Index] + text[end..] : text[end..];
        }

        return ReasoningStart().Match(text) is { Success: true } open ? text[..open.Index] : text;
    }

    private static string RemoveInvisible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator;
            if (rune.Value is '\n' or '\t' || !isHidden) visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    private static bool IsCitationMarker(string text) =>
        text.Length > 0 && text.All(c => char.IsDigit(c) || c is ' ' or ',' or '.' or '．' or '^' or '-' or '–');

    [GeneratedRegex(@"</(?:think|thinking|reasoning)>", RegexOptions.IgnoreCase)]
    private static partial Regex ReasoningEnd();

    [GeneratedRegex(@"<(?:think|thinking|reasoning)>", RegexOptions.IgnoreCase)]
    private static partial Regex ReasoningStart();

    [GeneratedRegex(@"\\(?=[^\w\s])")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\[\[([^\[\]\n]{1,40})\]\]")]
    private static partial Regex DoubleBrackets();

    [GeneratedRegex(@"^[ \t]*\[\^?[0-9]+\]:.*$", RegexOptions.Multiline)]
    private static partial Regex LinkDefinitions();

    [GeneratedRegex(@"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+""[^""\n]*"")?\)")]
    private static partial Regex Links();

    // Tags of HTML and of Discord: <b>, </b>, <@1>, <#1>, <:name:1>, <t:1:R>, <https://...>; not "a < b".
    [GeneratedRegex(@"<[@#:/!&A-Za-z][^<>\n]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(
        @"(?:[a-z0-9][a-z0-9+.\-]{0,30}://|\bwww\.|\bdiscord(?:app)?\.(?:gg|com)/)[^\s<>\[\]""“”]*[^\s<>\[\]""“”.,;:!?)'’]",
            RegexOptions.IgnoreCase)]
    private static partial Regex Urls();

    [GeneratedRegex(@"[<>@\[\]()*_`\\]|://")]
    private static partial Regex MarkupSigns();

    [GeneratedRegex(@"@(?=everyone|here)", RegexOptions.IgnoreCase)]
    private static partial Regex MassMentions();

    [GeneratedRegex(@"\*+|`+|~~|\|\||(?<!\w)_+|_+(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^[ \t]*(?:#{1,6}[ \t]+|-#[ \t]+|>+[ \t]?|[-•+–][ \t]+|[0-9]{1,2}[.)][ \t]+)", RegexOptions.Multiline)]
    private static partial Regex LineMarkup();

    [GeneratedRegex(@"\A\s*(?:final )?answer:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex AnswerLabel();

    // The bot lists the sources itself. A list by the model would be read as one more sentence.
    [GeneratedRegex(@"^[ \t]*(?:sources?|references?|citations?)[ \t]*:?[ \t]*(?:\n|\Z|(?<=:[ \t]*)[\[【(]).*",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex SourceList();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Blanks();
}
