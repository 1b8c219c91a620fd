using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// Reads the headers of a response. It is more lenient than .NET, which drops a whole header because of one bad parameter.
/// </summary>
/// <param name="response">The response, which must not be disposed yet.</param>
/// <param name="now">The time that dates are compared with if the server does not send its own.</param>
internal sealed class WebHeaders(HttpResponseMessage response, DateTimeOffset now)
{
    private const int MaxValidatorLength = 1000;

    // The first three are those that RFC 9110 requires of a recipient; the others are common variants of the first.
    private static readonly string[] DateFormats =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss 'UTC'",
        "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss zzz",
    ];

    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(365);

    public string? MediaType =>
        FindValue("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } type ? type : null;

    public string? Charset => FindValue("Content-Type")?.Split(';').Skip(1)
        .Select(parameter => parameter.Split('=', 2))
        .Where(parameter => parameter.Length == 2 && parameter[0].Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
        .Select(parameter => parameter[1].Trim(' ', '\t', '"', '\''))
        .FirstOrDefault(IsToken);

    public string? ETag => FindValidator("ETag");

    public string? LastModified => FindValidator("Last-Modified");

    /// <summary>The Location header with each byte as one character; null if there is none.</summary>
    public string? Location => FindValue("Location");

    /// <summary>The content encodings that .NET has not removed.</summary>
    public IEnumerable<string> ContentEncodings => SplitValues("Content-Encoding");

    /// <inheritdoc cref="Fetched.FreshFor"/>
    public TimeSpan? FreshFor
    {
        get
        {
            var directives = SplitValues("Cache-Control").ToList();
            if (directives.Any(directive => directive.Split('=')[0].Trim() is "no-cache" or "no-store")) return TimeSpan.Zero;
            var maxAge = directives.Select(directive => directive.Split('=', 2))
                .Where(directive => directive.Length == 2 && directive[0].Trim() == "max-age")
                .Select(directive => ParseSeconds(directive[1].Trim(' ', '"')))
                .FirstOrDefault(seconds => seconds is not null);
            if (maxAge is { } age) return Clamp(age - (ParseSeconds(FindValue("Age")) ?? TimeSpan.Zero));
            // A value that is no date ("0", "-1") means that the response has expired (RFC 9111, 5.3).
            return FindValue("Expires") is { } expires ? Clamp(GetTimeUntil(expires) ?? TimeSpan.Zero) : null;
        }
    }

    /// <inheritdoc cref="Fetched.RetryAfter"/>
    public TimeSpan? RetryAfter =>
        FindValue("Retry-After") is { } value && (ParseSeconds(value) ?? GetTimeUntil(value)) is { } pause ? Clamp(pause) : null;

    // The server's clock may be wrong, but its dates refer to that clock.
    private TimeSpan? GetTimeUntil(string date) => ParseDate(date) - (ParseDate(FindValue("Date")) ?? now);

    private static DateTimeOffset? ParseDate(string? text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, styles, out var date) ? date : null;
    }

    private static TimeSpan? ParseSeconds(string? text)
    {
        var digits = text?.Trim();
        if (string.IsNullOrEmpty(digits) || !digits.All(char.IsAsciiDigit)) return null;
        return long.TryParse(digits, CultureInfo.InvariantCulture, out var seconds) && seconds < MaxDuration.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : MaxDuration;
    }

    private static TimeSpan Clamp(TimeSpan span) => TimeSpan.FromTicks(Math.Clamp(span.Ticks, 0, MaxDuration.Ticks));

    // Validators are sent back, and requests may hold only ASCII.
    private string? FindValidator(string name) =>
        FindValue(name) is { Length: <= MaxValidatorLength } value && IsSendable(value) ? value : null;

    /// <summary>True if a value may be sent in a request header: not empty, and only printable ASCII.</summary>
    public static bool IsSendable([NotNullWhen(true)] string? value) =>
        value?.Length > 0 && value.All(letter => letter is >= ' ' and <= '~');

    private static bool IsToken(string text) =>
        text.Length is > 0 and <= 40 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.:".Contains(letter));

    private IEnumerable<string> SplitValues(string name) =>
        FindValues(name)
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.ToLowerInvariant());

    private string? FindValue(string name) => FindValues(name).FirstOrDefault()?.Trim();

    private IEnumerable<string> FindValues(string name) =>
        FindValues(response.Headers, name).Concat(FindValues(response.Content.Headers, name));

    private static IEnumerable<string> FindValues(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values : Enumerable.Empty<string>();
}
