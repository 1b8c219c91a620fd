using System.Globalization;
using System.Text;
using NewsBot.Text;

namespace NewsBot.Ingestion.Web;

/// <summary>The rules of a robots.txt that are meant for this bot, by RFC 9309.</summary>
internal sealed class RobotsFile
{
    /// <summary>The product token by which robots.txt files address this bot.</summary>
    public const string Agent = "NewsBot";

    /// <summary>What is read of a file (RFC 9309, 2.5: at least 500 KiB); the rest is passed over.</summary>
    public const int ReadBytes = 500 * 1024;

    private readonly List<Rule> _rules;

    private RobotsFile(List<Rule> rules, TimeSpan? crawlDelay = null, string? problem = null)
    {
        (_rules, CrawlDelay, Problem) = (rules, crawlDelay, problem);
        Size = rules.Sum(rule => rule.Path.Length + 32); // What a string and a place in the list take besides.
    }

    /// <summary>The file of a host that has none.</summary>
    public static RobotsFile AllowsAll { get; } = new([]);

    /// <summary>The pause between requests that the host would like; null for none. A hint: RFC 9309 has no such rule.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Why the file could not be read, which then stands for one that forbids all; else null.</summary>
    public string? Problem { get; }

    /// <summary>How much memory it takes, in characters.</summary>
    public int Size { get; }

    /// <summary>What holds while the file cannot be read (RFC 9309, 2.3.1.4): nothing may be asked for.</summary>
    public static RobotsFile Unreadable(string problem) => new([new Rule("/", false)], problem: problem);

    /// <param name="bytes">Whatever a server sent; lines that are no rules are passed over.</param>
    public static RobotsFile Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ReadBytes)]).TrimStart('\uFEFF');
        var (ours, everybody) = (new Group(), new Group());
        var group = new HashSet<Group>();
        var isNaming = false; // Agents that follow one another share the rules below them.
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (key, value) = Record(line);
            if (key == "user-agent")
            {
                if (!isNaming) group.Clear();
                isNaming = true;
                if (value == "*") group.Add(everybody);
                else if (Product(value).Equals(Agent, StringComparison.OrdinalIgnoreCase)) group.Add(ours);
                ours.IsNamed |= group.Contains(ours);
            }
            else if (key is "allow" or "disallow")
            {
                isNaming = false;
                // A rule without a path is none: "Disallow:" has always meant that all is allowed.
                if (value.Length == 0 || group.Count == 0) continue;
                var rule = new Rule(Normal(value), key == "allow");
                foreach (var member in group) member.Rules.Add(rule);
            }
            else if (key == "crawl-delay" && Delay(value) is { } delay)
            {
                foreach (var member in group) member.CrawlDelay = delay;
            }
        }

        var meant = ours.IsNamed ? ours : everybody;
        return new RobotsFile(meant.Rules, meant.CrawlDelay);
    }

    /// <param name="path">Path and query of an address.</param>
    public bool Allows(string path)
    {
        var normal = Normal(path);
        if (normal == "/robots.txt") return true;
        var best = new Rule("", true);
        foreach (var rule in _rules)
            if (rule.Outranks(best) && rule.Matches(normal))
                best = rule;
        return best.IsAllowed;
    }

    private static (string Key, string Value) Record(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment) line = line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0 ? ("", "") : (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    // "NewsBot/1.0" is written too, though a version is no part of the token.
    private static string Product(string value) =>
        string.Concat(value.TakeWhile(letter => char.IsAsciiLetter(letter) || letter is '_' or '-'));

    // "NaN" and "Infinity" are numbers to .NET and to nobody else.
    private static TimeSpan? Delay(string value)
    {
        var digits = Digits.ToAscii(value);
        return digits.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, 86400))
                : null;
    }

    /// <summary>One spelling of a path: beyond ASCII in percent form, plain letters not (RFC 9309, 2.2.2).</summary>
    private static string Normal(string path)
    {
        if (path.All(letter => letter is > ' ' and <= '~' and not '%')) return path;
        var normal = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var (octet, isEncoded) = (bytes[i], false);
            if (octet == '%' && i + 2 < bytes.Length && IsHex(bytes.AsSpan(i + 1, 2), out var coded))
            {
                octet = coded;
                (isEncoded, i) = (!IsPlain(octet), i + 2);
            }

            if (isEncoded || octet >= 0x80 || octet <= ' ') normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            else normal.Append((char)octet);
        }

        return normal.ToString();
    }

    private static bool IsHex(ReadOnlySpan<byte> digits, out byte octet) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octet);

    private static bool IsPlain(byte octet) =>
        char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];

        public bool IsNamed { get; set; }

        public TimeSpan? CrawlDelay { get; set; }
    }

    private readonly record struct Rule(string Path, bool IsAllowed)
    {
        /// <summary>Whether it goes before another where both match: the longer does, of equals the one that allows.</summary>
        public bool Outranks(Rule other) => (Path.Length, IsAllowed).CompareTo((other.Path.Length, other.IsAllowed)) >= 0;

        /// <summary>
        /// Each piece between two * is looked for behind the one before, at its first place: that is enough, because what
        /// follows only gains from more room, and it never goes back, whatever stars somebody writes.
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
