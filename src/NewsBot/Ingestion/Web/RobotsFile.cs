using System.Globalization;
using System.Text;
using NewsBot.Text;

namespace NewsBot.Ingestion.Web;

/// <summary>The rules of a robots.txt that apply to this bot (RFC 9309).</summary>
internal sealed class RobotsFile
{
    /// <summary>The product token by which robots.txt files address this bot.</summary>
    public const string ProductToken = "NewsBot";

    /// <summary>
    /// The number of bytes that are read of a file; RFC 9309, 2.5 asks for at least 500 KiB. The rest is ignored.
    /// </summary>
    public const int MaxBytes = 500 * 1024;

    private readonly List<Rule> rules;

    private RobotsFile(List<Rule> rules, TimeSpan? crawlDelay = null, string? problem = null)
    {
        (this.rules, CrawlDelay, Problem) = (rules, crawlDelay, problem);
        Size = rules.Sum(rule => rule.Path.Length + 32); // The 32 are the overhead of a string and a list entry.
    }

    /// <summary>The rules of a host without a robots.txt: everything is allowed.</summary>
    public static RobotsFile AllowsAll { get; } = new([]);

    /// <summary>The pause between requests that the host asks for; null for none. RFC 9309 does not define this rule.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Why the file could not be read, so that it forbids everything; null if it was read.</summary>
    public string? Problem { get; }

    /// <summary>The approximate memory of the rules, in characters.</summary>
    public int Size { get; }

    /// <summary>Creates the rules for a file that cannot be read: nothing is allowed (RFC 9309, 2.3.1.4).</summary>
    public static RobotsFile FromProblem(string problem) => new([new Rule("/", false)], problem: problem);

    /// <summary>Parses the rules for this bot, or else those for all bots.</summary>
    /// <param name="bytes">The file as the server sent it; lines that are no rules are ignored.</param>
    public static RobotsFile Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxBytes)]).TrimStart('\uFEFF');
        var (own, any) = (new Group(), new Group());
        var group = new HashSet<Group>();
        var isNaming = false; // Consecutive user-agent lines share the rules below them.
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (key, value) = ParseLine(line);
            if (key == "user-agent")
            {
                if (!isNaming) group.Clear();
                isNaming = true;
                if (value == "*") group.Add(any);
                else if (ParseProductToken(value).Equals(ProductToken, StringComparison.OrdinalIgnoreCase)) group.Add(own);
                own.IsNamed |= group.Contains(own);
            }
            else if (key is "allow" or "disallow")
            {
                isNaming = false;
                // A rule without a path is ignored: "Disallow:" has always meant that everything is allowed.
                if (value.Length == 0 || group.Count == 0) continue;
                var rule = new Rule(Normalize(value), key == "allow");
                foreach (var member in group) member.Rules.Add(rule);
            }
            else if (key == "crawl-delay" && ParseDelay(value) is { } delay)
            {
                foreach (var member in group) member.CrawlDelay = delay;
            }
        }

        var applicable = own.IsNamed ? own : any;
        return new RobotsFile(applicable.Rules, applicable.CrawlDelay);
    }

    /// <summary>True if the rules allow fetching a path.</summary>
    /// <param name="path">The path and query of an address.</param>
    public bool Allows(string path)
    {
        var normal = Normalize(path);
        if (normal == "/robots.txt") return true;
        var best = new Rule("", true);
        foreach (var rule in rules)
            if (rule.Outranks(best) && rule.Matches(normal))
                best = rule;
        return best.IsAllowed;
    }

    private static (string Key, string Value) ParseLine(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment) line = line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0 ? ("", "") : (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    // Some files write "NewsBot/1.0", although a version is not part of the token.
    private static string ParseProductToken(string value) =>
        string.Concat(value.TakeWhile(letter => char.IsAsciiLetter(letter) || letter is '_' or '-'));

    // Only digits and points are parsed, because .NET also accepts "NaN" and "Infinity".
    private static TimeSpan? ParseDelay(string value)
    {
        var digits = Digits.ToAscii(value);
        return digits.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, 86400))
                : null;
    }

    /// <summary>
    /// Normalises a path for comparison: non-ASCII bytes are percent-encoded, and unreserved characters are not (RFC 9309,
    /// 2.2.2).
    /// </summary>
    private static string Normalize(string path)
    {
        if (path.All(letter => letter is > ' ' and <= '~' and not '%')) return path;
        var normal = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var (octet, isEncoded) = (bytes[i], false);
            if (octet == '%' && i + 2 < bytes.Length && TryParseHex(bytes.AsSpan(i + 1, 2), out var decoded))
            {
                octet = decoded;
                (isEncoded, i) = (!IsUnreserved(octet), i + 2);
            }

            if (isEncoded || octet >= 0x80 || octet <= ' ') normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            else normal.Append((char)octet);
        }

        return normal.ToString();
    }

    private static bool TryParseHex(ReadOnlySpan<byte> digits, out byte octet) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octet);

    private static bool IsUnreserved(byte octet) =>
        char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];

        public bool IsNamed { get; set; }

        public TimeSpan? CrawlDelay { get; set; }
    }

    private readonly record struct Rule(string Path, bool IsAllowed)
    {
        /// <summary>
        /// True if this rule wins when both match: the longer path wins, and of equally long ones the one that allows.
        /// </summary>
        public bool Outranks(Rule other) => (Path.Length, IsAllowed).CompareTo((other.Path.Length, other.IsAllowed)) >= 0;

        /// <summary>
        /// True if the rule matches a path. Each piece between two * is matched at its first occurrence behind the piece before.
        /// That is enough, because an earlier match leaves more room for the rest; without backtracking, the time stays short
        /// however many stars the rule has.
        /// </summary>
        public bool Matches(string path)
        {
            var isEnd = Path.EndsWith('$');
            var rest = isEnd ? Path.AsSpan(0, Path.Length - 1) : Path;
            var position = 0;
            var isFirst = true;
            while (true)
            {
                var star = rest.IndexOf('*');
                var piece = star < 0 ? rest : rest[..star];
                if (star < 0 && isEnd && !isFirst) return path.AsSpan(position).EndsWith(piece, StringComparison.Ordinal);
                var found = isFirst
                    ? path.AsSpan().StartsWith(piece, StringComparison.Ordinal) ? 0 : -1
                    : path.AsSpan(position).IndexOf(piece, StringComparison.Ordinal);
                if (found < 0) return false;
                position += found + piece.Length;
                if (star < 0) return !isEnd || position == path.Length;
                rest = rest[(star + 1)..];
                isFirst = false;
            }
        }
    }
}
