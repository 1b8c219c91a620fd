using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using NewsBot.Ingestion.Extraction;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Converts the HTML in a feed to text. It is read tag by tag and never built into a tree, so that time and memory grow only
/// with its length, however deeply it is nested.
/// </summary>
internal static partial class HtmlText
{
    private const char EndOfParagraph = '\f';

    /// <summary>How many elements that show no text may be open at once; deeper ones count as part of these.</summary>
    private const int MaxHiddenDepth = 20;

    /// <summary>Returns the text as a reader sees it, with a blank line between paragraphs; null if there is none.</summary>
    public static string? FromHtml(string html)
    {
        var visible = html.AsSpan().ContainsAny('<', '&') ? ReadVisibleText(html) : html.ReplaceLineEndings(" ");
        var paragraphs = visible.Split(EndOfParagraph).Select(CleanLines).Where(paragraph => paragraph.Length > 0);
        return string.Join("\n\n", paragraphs) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Cleans plain text: blank lines separate the paragraphs, and line breaks are kept; null if none is left.</summary>
    public static string? FromPlainText(string text)
    {
        var paragraphs = BlankLine().Split(CleanText.ToBody(text)).Select(CleanLines).Where(paragraph => paragraph.Length > 0);
        return string.Join("\n\n", paragraphs) is { Length: > 0 } plain ? plain : null;
    }

    /// <summary>
    /// Returns the text of a title on one line; null if nothing is left. Only common HTML tags are removed, because
    /// <c>List&lt;T&gt;</c> is text. References that were encoded twice are decoded twice.
    /// </summary>
    /// <param name="title">The title as it is in the feed.</param>
    /// <param name="isLiteral">True if the feed says that the title is plain text, so that tags in it are text.</param>
    public static string? FromTitle(string? title, bool isLiteral = false)
    {
        if (title is null)
            return null;
        var text = isLiteral ? title : RemoveTags(title);
        var decoded = WebUtility.HtmlDecode(text);
        if (!isLiteral && decoded != text)
            decoded = WebUtility.HtmlDecode(RemoveTags(decoded));
        return CleanText.ToLine(decoded);
    }

    public static bool LooksLikeHtml(string text) => Tag().IsMatch(text);

    private static string RemoveTags(string text) => Tag().Replace(text, match => match.Groups["block"].Success ? " " : "");

    private static string CleanLines(string paragraph) =>
        string.Join('\n', paragraph.Split('\n').Select(CleanText.ToLine).OfType<string>());

    private static string ReadVisibleText(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            // Attributes are not needed, and a tag may have a million of them.
            ShouldEmitAttribute = (ref _, _) => false,
        };
        var visible = new StringBuilder(html.Length);
        var hidden = new Stack<(string Name, int From)>();
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token.Type == HtmlTokenType.Character)
                visible.Append(token.Data.ReplaceLineEndings(" "));
            else if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
                HandleTag(token, visible, hidden);
            if (token.Type == HtmlTokenType.StartTag)
                tokenizer.State = GetParseMode(token.Name);
        }

        return visible.ToString();
    }

    private static void HandleTag(HtmlToken tag, StringBuilder visible, Stack<(string Name, int From)> hidden)
    {
        var isStart = tag.Type == HtmlTokenType.StartTag;
        if (Paragraphs.HiddenElements.Contains(tag.Name))
        {
            if (isStart && hidden.Count < MaxHiddenDepth)
                hidden.Push((tag.Name, visible.Length));
            // Its text is removed only when it is closed: a player that a feed forgot to close must not swallow the article.
            else if (!isStart && hidden.Any(open => open.Name == tag.Name))
            {
                while (hidden.Pop() is var open)
                {
                    visible.Length = open.From;
                    if (open.Name == tag.Name)
                        break;
                }
            }
        }
        else if (Paragraphs.BlockElements.Contains(tag.Name))
            visible.Append(EndOfParagraph);
        else if (isStart && tag.Name == "br")
            visible.Append('\n');
        else if (isStart && tag.Name is "td" or "th")
            visible.Append(' ');
    }

    private static HtmlParseMode GetParseMode(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "textarea" or "title" => HtmlParseMode.RCData,
        _ => HtmlParseMode.PCData,
    };

    [GeneratedRegex("</?(?:"
        + "(?<block>address|article|blockquote|br|center|dd|div|dl|dt|figure|h[1-6]|hr|img|li|ol|p|pre|section|table|t[dr]|ul)"
        + "|a|abbr|acronym|b|big|cite|code|del|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|su[bp]|tt|u|var|wbr)"
        + @"(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();
}
