using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Desk.Rendering;

/// <summary>
/// Text from articles, feeds and members as Discord's Markdown shows it word for word: no markup, no mention, no link, no emoji
/// and no date comes of it.
/// </summary>
internal static partial class DiscordMarkdown
{
    // Shown as nothing; what it stands in is not recognised any more.
    private const char Break = '\u200b';

    /// <summary>The text, to be put into a message.</summary>
    public static string Escape(string text)
    {
        text = PlainText.Of(text);
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '>' or '[' or ']'
                || (IsFirst(text, i) && letter is '#' or '-' or '+'))
                escaped.Append('\\').Append(letter);
            else if (letter == '.' && IsListNumber(text, i)) escaped.Append("\\.");
            else escaped.Append(letter);
            // "@everyone", "@here", and "https://" as such.
            if (letter == '@' || (letter == ':' && Rest(text, i).StartsWith("://", StringComparison.Ordinal)))
                escaped.Append(Break);
        }

        // Invitations are links without "https://".
        return Invitation().Replace(escaped.ToString(), $"$1{Break}$2");
    }

    /// <summary>The text in one line, to be put into a message.</summary>
    public static string Line(string text) => Escape(text.ReplaceLineEndings(" "));

    /// <summary>The text of a reply with its markers as they are, and all else escaped.</summary>
    /// <param name="text">With markers [1], [2], ...</param>
    /// <param name="sources">How many sources there are to point to.</param>
    public static string EscapeAround(string text, int sources)
    {
        var escaped = new StringBuilder();
        var from = 0;
        foreach (Match marker in Marker().Matches(text))
        {
            if (!int.TryParse(marker.Groups[1].ValueSpan, out var number) || number < 1 || number > sources) continue;
            escaped.Append(Escape(text[from..marker.Index])).Append(marker.Value);
            from = marker.Index + marker.Length;
            // Or what follows in brackets would be where the marker leads to.
            if (from < text.Length && text[from] == '(') escaped.Append('\\');
        }

        return escaped.Append(Escape(text[from..])).ToString();
    }

    /// <summary>A link with a text of its own; the text alone where the address is none that a link may have.</summary>
    /// <param name="text">Any; it is escaped.</param>
    /// <param name="address">An http(s) address of at most 512 characters.</param>
    public static string Link(string text, string? address)
    {
        var shown = Line(text);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0 && uri.AbsoluteUri.Length <= 512
            // In angle brackets no preview is made of it; "@everyone" in it would still read as a mention.
            ? $"[{shown}](<{UnsafeInAddress().Replace(uri.AbsoluteUri, sign => Uri.EscapeDataString(sign.Value))}>)"
            : shown;
    }

    /// <summary>A day that each reader sees in their own time zone; "undated" where there is none.</summary>
    public static string Day(DateTimeOffset? moment) => moment is { } time ? $"<t:{time.ToUnixTimeSeconds()}:D>" : "undated";

    /// <summary>How long from now, as each reader's clock runs on: "in 3 minutes".</summary>
    public static string FromNow(DateTimeOffset moment) => $"<t:{moment.ToUnixTimeSeconds()}:R>";

    /// <summary>A moment, as each reader's own clock has it.</summary>
    public static string Moment(DateTimeOffset moment) => $"<t:{moment.ToUnixTimeSeconds()}:f>";

    private static bool IsFirst(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] == '\n';
    }

    // "1." at the beginning of a line becomes a list, and a list renumbers.
    private static bool IsListNumber(string text, int at)
    {
        var first = at;
        while (first > 0 && char.IsAsciiDigit(text[first - 1])) first--;
        return first < at && IsFirst(text, first);
    }

    private static ReadOnlySpan<char> Rest(string text, int at) => text.AsSpan(at);

    [GeneratedRegex(@"(discord)((?:app)?\.(?:gg|com|me|io))", RegexOptions.IgnoreCase)]
    private static partial Regex Invitation();

    [GeneratedRegex("[<>]|@(?=everyone|here)", RegexOptions.IgnoreCase)]
    private static partial Regex UnsafeInAddress();

    [GeneratedRegex(@"\[([0-9]{1,3})\]")]
    private static partial Regex Marker();
}
