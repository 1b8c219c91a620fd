using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>What is done to the elements of HTML and XML.</summary>
internal static partial class MarkupMutations
{
    private static readonly string[] Openings =
    [
        "<![CDATA[", "<!--", "<!---->", "<?php echo 1; ?>", "<?xml version=\"1.1\"?>", "<!DOCTYPE html>", "<plaintext>",
        "<textarea>", "<title>", "<script>", "<style>",
        "<template>", "<svg><desc>", "<math><mtext>", "<noscript>", "<iframe>", "<select>", "<frameset>", "<b><i></b>", "<p/>",
        "</br>", "</p>", "]]>", "-->", "<a<b>",
        "<x:y:z>", "< p>", "<p", "<\u00E9l\u00E9ment>", "&", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&nbsp",
        "&notanentity;", "&amp;lt;p&amp;gt;", "<br/>",
        "<base href=\"//other.example/\">", "<p hidden>", "<div style=\"display:none\">", "\u0000",
            "<xi:include href=\"file:///etc/passwd\"/>",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("element lost", text => OnRange(text, _ => "")),
        new("element twice", text => OnRange(text, held => held + held)),
        new("element many times", text =>
            OnRange(text, held => Repeated(held, Math.Min(text.Random.Next(2, 500), 400_000 / (held.Length + 1))))),
        new("tag lost", text => TextMutations.OnOne(text.Random, text.Text, Tag(), _ => "")),
        new("tag of another seed", text =>
            TextMutations.OnOne(text.Random, text.Text, Tag(), held =>
            Tag().Match(text.Graft) is { Success: true } tag ? tag.Value : held)),
        new("stray opening", text => text.Text.Insert(text.Random.Next(text.Text.Length + 1), text.Random.Choose(Openings))),
        new("stray opening between tags", text => BeforeTag(text, text.Random.Choose(Openings))),
        new("deep nesting", Nest),
        new("thousands of attributes", text =>
            OnTag(text, Attributes(text.Random, text.Random.Choose([300, 3_000, 20_000, 100_000])))),
        new("huge attribute", text => OnTag(text, $" class=\"{OddText.Huge(text.Random, "wide ")}\"")),
        new("thousands of links", text => BeforeTag(text, Links(text.Random.Choose([500, 3_000, 8_000])))),
        new("thousands of elements", text =>
            BeforeTag(text, Repeated(text.Random.Choose(["<p>Word</p>", "<br>", "<item/>", "<td>1", "<li>", "<span>a</span>"]),
            text.Random.Choose([1_000, 14_000, 40_000])))),
        new("bomb of entities", Bomb),
        new("entity of a file", text =>
            $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + $"\n{TextMutations.OnOne(text.Random, text.Text, TextMutations.ValuesOf(text.Extension), _ => "&e;")}"),
        new("other encoding declared", text =>
            text.Text.Replace("utf-8", text.Random.Choose(OddText.Charsets), StringComparison.OrdinalIgnoreCase)),
        new("in capitals", text => Tag().Replace(text.Text, match => match.Value.ToUpperInvariant())),
        new("all in CDATA", text => $"<![CDATA[{text.Text}]]>"),
        new("junk before it", text =>
            $"Warning: include(): failed in /srv/www/index.php on line {text.Random.Next(99)}<br />\n{text.Text}"),
    ];

    internal static string BeforeTag(MutatedText text, string inserted) =>
        TextMutations.OnOne(text.Random, text.Text, Tag(), held => inserted + held);

    private static string OnTag(MutatedText text, string attributes) =>
        TextMutations.OnOne(text.Random, text.Text, OpenTag(), held =>
            held.TrimEnd('/') + attributes + (held.EndsWith('/') ? "/" : ""));

    private static string OnRange(MutatedText text, Func<string, string> change)
    {
        var tags = Tag().Matches(text.Text);
        if (tags.Count < 2) return text.Text;
        var (one, other) = (tags[text.Random.Next(tags.Count)].Index, tags[text.Random.Next(tags.Count)].Index);
        var (from, end) = (Math.Min(one, other), Math.Max(one, other));
        return string.Concat(text.Text.AsSpan(0, from), change(text.Text[from..end]), text.Text.AsSpan(end));
    }

    private static string Nest(MutatedText text)
    {
        var depth = text.Random.Choose([20, 190, 400, 5_000, 60_000]);
        var name = text.Random.Choose(["div", "b", "p", "table", "item", "outline", "font", "a"]);
        var close = text.Random.Chance(0.6) ? Repeated($"</{name}>", depth) : "";
        return BeforeTag(text, Repeated($"<{name}>", depth) + (text.Random.Chance(0.5) ? $"Word{close}" : close));
    }

    private static string Bomb(MutatedText text)
    {
        var declared = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"boom\">");
        for (var i = 1; i < 12; i++)
            declared.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"").Append(Repeated($"&a{i - 1};", 10)).Append("\">");
        var body = TextMutations.OnOne(text.Random, text.Text, TextMutations.ValuesOf(text.Extension), _ => "&a11;");
        return $"{declared}]>\n{body}";
    }

    private static string Attributes(Random random, int count)
    {
        var same = random.Chance(0.3);
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(same ? " a=\"1\"" : $" a{i}=\"{i % 10}\"");
        return text.ToString();
    }

    private static string Links(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"<a href=\"/archive/{i}\">More news of the day {i}</a> ");
        return text.ToString();
    }

    private static string Repeated(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    [GeneratedRegex(@"</?\w[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<\w[^<>]*(?=>)")]
    private static partial Regex OpenTag();
}
