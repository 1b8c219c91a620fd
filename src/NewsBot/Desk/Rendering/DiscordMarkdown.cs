using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Desk.Rendering;

/// <summary>
/// Formats text as Discord's Markdown. Text from articles, feeds and members is escaped, so that Discord shows it word for word:
/// it cannot become markup, a mention, a link, an emoji or a date.
/// </summary>
internal static partial class DiscordMarkdown
{
    // A zero-width space. It is invisible, and Discord does not recognise a mention or link that contains it.
    private const char ZeroWidthSpace = '\u200b';

    /// <summary>Escapes a text of one or more lines.</summary>
    public static string Escape(string text)
    {
        text = PlainText.Sanitize(text);
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '>' or '[' or ']'
                || (IsLineStart(text, i) && letter is '#' or '-' or '+'))
                escaped.Append('\\').Append(letter);
            else if (letter == '.' && IsListNumber(text, i)) escaped.Append("\\.");
            else escaped.Append(letter);
            // This breaks "@everyone", "@here" and "https://".
            if (letter == '@' || (letter == ':' && text.AsSpan(i).StartsWith("://", StringComparison.Ordinal)))
                escaped.Append(ZeroWidthSpace);
        }

        // Discord turns invitations into links even without "https://".
        return InviteLink().Replace(escaped.ToString(), $"$1{ZeroWidthSpace}$2");
    }

    /// <summary>Formats the name of a channel, given as a place.</summary>
    public static string FormatChannel(string place) => $"<#{place[(place.LastIndexOf('/') + 1)..]}>";

    /// <summary>Escapes a text and joins its lines.</summary>
    public static string EscapeLine(string text) => Escape(text.ReplaceLineEndings(" "));

    /// <summary>Escapes the text of a reply, except its markers.</summary>
    /// <param name="text">The text with markers [1], [2], ...</param>
    /// <param name="sources">How many sources there are; a greater number is no marker.</param>
    public static string EscapeExceptMarkers(string text, int sources)
    {
        var escaped = new StringBuilder();
        var from = 0;
        foreach (Match marker in Marker().Matches(text))
        {
            if (!int.TryParse(marker.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number) || number < 1
                || number > sources) continue;
            escaped.Append(Escape(text[from..marker.Index])).Append(marker.Value);
            from = marker.Index + marker.Length;
            // Without this, Discord would take the marker and the brackets after it for a link.
            if (from < text.Length && text[from] == '(') escaped.Append('\\');
        }

        return escaped.Append(Escape(text[from..])).ToString();
    }

    /// <summary>Formats a link; the text alone if the address is not usable.</summary>
    /// <param name="text">The text of the link, not escaped yet.</param>
    /// <param name="address">An http(s) address of at most 512 characters without a user name.</param>
    public static string FormatLink(string text, string? address)
    {
        var shown = EscapeLine(text);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0 && uri.AbsoluteUri.Length <= 512
            // Angle brackets prevent a preview. They do not prevent "@everyone" from being read as a mention.
            ? $"[{shown}](<{UnsafeInAddress().Replace(uri.AbsoluteUri, sign => Uri.EscapeDataString(sign.Value))}>)"
            : shown;
    }

    /// <summary>Formats a day that each reader sees in their own time zone; "undated" for null.</summary>
    public static string FormatDay(DateTimeOffset? moment) =>
        moment is { } time ? $"<t:{time.ToUnixTimeSeconds()}:D>" : "undated";

    /// <summary>Formats the time from now, which Discord keeps current: "in 3 minutes".</summary>
    public static string FormatRelative(DateTimeOffset moment) => $"<t:{moment.ToUnixTimeSeconds()}:R>";

    /// <summary>Formats a date with its time of day, which each reader sees in their own time zone.</summary>
    public static string FormatTime(DateTimeOffset moment) => $"<t:{moment.ToUnixTimeSeconds()}:f>";

    private static bool IsLineStart(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] == '\n';
    }

    // Discord makes a list of "1." at the beginning of a line, and renumbers it.
    private static bool IsListNumber(string text, int at)
    {
        var first = at;
        while (first > 0 && char.IsAsciiDigit(text[first - 1])) first--;
        return first < at && IsLineStart(text, first);
    }


    [GeneratedRegex(@"(discord)((?:app)?\.(?:gg|com|me|io))", RegexOptions.IgnoreCase)]
    private static partial Regex InviteLink();

    [GeneratedRegex("[<>]|@(?=everyone|here)", RegexOptions.IgnoreCase)]
    private static partial Regex UnsafeInAddress();

    [GeneratedRegex(@"\[([0-9]{1,3})\]")]
    private static partial Regex Marker();
}
