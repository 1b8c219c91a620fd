using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Claims;

/// <summary>
/// Says a true sentence slightly otherwise, as a language model would, by rules that keep it true: a true claim is seldom a copy.
/// </summary>
internal static partial class LightEdits
{
    private static readonly string[] NumberNames = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve"];

    /// <summary>Each rule by its name; a rule gives null where it does not apply.</summary>
    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new Dictionary<string, Func<string, string?>>
    {
        ["clause dropped"] = DropClause,
        ["active and passive"] = Turn,
        ["time moved"] = MoveTime,
        ["attribution moved"] = MoveAttribution,
        ["said varied"] = VarySaid,
        ["number notation"] = WriteNumber,
    };

    private static string? DropClause(string text) =>
        IsQuoting(text) ? null : Changed(text, Aside().Replace(text, "", 1)) ?? Changed(text, Trailing().Replace(text, ".", 1));

    private static string? Turn(string text)
    {
        if (IsQuoting(text)) return null;
        var (passive, active) = (Passive().Match(text), Active().Match(text));
        var match = passive.Success ? passive : active;
        if (!match.Success) return null;
        string Part(string name) => match.Groups[name].Value;
        var be = Part("object").EndsWith('s') ? "were" : "was";
        return passive.Success
            ? $"{Capital(Part("agent"))} {Part("verb")} {Small(Part("object"))}{Part("rest")}"
            : $"{Capital(Part("object"))} {be} {Part("verb")} by {Small(Part("agent"))}{Part("rest")}";
    }

    private static string? MoveTime(string text)
    {
        if (IsQuoting(text)) return null;
        if (TimeFirst().Match(text) is { Success: true } first)
        {
            var time = first.Groups["time"].Value;
            return $"{Capital(first.Groups["rest"].Value)} {char.ToLowerInvariant(time[0])}{time[1..]}.";
        }

        return TimeLast().Match(text) is { Success: true } last
            ? $"{Capital(last.Groups["time"].Value)}, {Small(last.Groups["rest"].Value)}." : null;
    }

    private static string? MoveAttribution(string text) =>
        IsQuoting(text) || SaidLast().Match(text) is not { Success: true } last ? null
            : $"According to {last.Groups["who"].Value}, {Small(last.Groups["what"].Value)}.";

    private static string? VarySaid(string text)
    {
        string[] others = ["stated", "noted", "explained", "added"];
        return Said().Match(text) is { Success: true } said && text[..said.Index].Count(c => c is '"' or '“' or '”') % 2 == 0
            ? text[..said.Index] + others[text.Length % others.Length] + text[(said.Index + said.Length)..] : null;
    }

    private static string? WriteNumber(string text)
    {
        var written = Million()
            .Replace(text, match =>
            (decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1_000_000)
            .ToString("N0", CultureInfo.InvariantCulture));
        written = Percent().Replace(written, "% ");
        written = MonthDay().Replace(written, "$2 $1");
        written = SmallNumber().Replace(written, match => NumberNames[int.Parse(match.Value, CultureInfo.InvariantCulture) - 2]);
        return IsQuoting(text) ? null
            : Changed(text, NumberWord()
            .Replace(written, match => (Array.IndexOf(NumberNames, match.Value) + 2).ToString(CultureInfo.InvariantCulture)));
    }

    private static string? Changed(string before, string after) => after == before ? null : after;

    private static bool IsQuoting(string text) => text.IndexOfAny(['"', '“', '”']) >= 0;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // A name keeps its capital.
    private static string Small(string text) => Article().IsMatch(text) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"(?<=[a-z]), (?:who|which|where|a|an|the|including|according to|along with) [^,.]{8,80},(?= [a-z])")]
    private static partial Regex Aside();

    [GeneratedRegex(@", (?:which|who|where|while|as|after|including|according to) [^,]{8,90}\.\z")]
    private static partial Regex Trailing();

    [GeneratedRegex(
        @"\A(?<object>(?:The |A |An )?[A-Z]?[\w’' -]{3,40}?) (?:was|were) (?<verb>approved|rejected|signed|launched|released|"
            + @"ordered|killed|arrested|attacked|published|acquired|founded|hired|elected|appointed|nominated|directed|"
            + @"produced|named|hit|awarded) by (?<agent>(?:the |a |an )?[\w’' -]{3,40}?)(?<rest>\.| (?:on|in|at|after|during|"
            + @"for) .*\.)\z")]
    private static partial Regex Passive();

    [GeneratedRegex(
        @"\A(?<agent>(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}) (?:has |have |had )?(?<verb>approved|rejected|signed|"
            + @"launched|released|ordered|killed|arrested|attacked|published|acquired|founded|hired|elected|appointed|"
            + @"announced|passed|won|beat|defeated|bought|sold|posted|issued|opened|declared|unveiled|filed) (?<object>(?:the|"
            + @"a|an|its|his|her|their) [a-z-]+(?: [a-z-]+)?)(?<rest>\.| (?:on|in|at|after|during|for|with|from|to|of|that) "
            + @".*\.)\z")]
    private static partial Regex Active();

    [GeneratedRegex(@"\A(?<time>(?:On|In|Since|By|Last|Earlier|During) [^,]{3,30}), (?<rest>[^.0-9][^.]+)\.\z")]
    private static partial Regex TimeFirst();

    [GeneratedRegex(
        @"\A(?<rest>[^.]+) (?<time>(?:on|in|since) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[0-9]{4}|"
            + @"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: [0-9]+)?))\.\z")]
    private static partial Regex TimeLast();

    [GeneratedRegex(@"\A(?<what>.{20,}), (?<who>[A-Z][^,]{2,40}|the [^,]{2,40}) (?:said|says)\.\z")]
    private static partial Regex SaidLast();

    [GeneratedRegex(@"\b(?:said|says)\b")]
    private static partial Regex Said();

    [GeneratedRegex(@"\b([0-9]+(?:\.[0-9]+)?) million\b")]
    private static partial Regex Million();

    [GeneratedRegex(@" ?per ?cent ")]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"\b(January|February|March|April|May|June|July|August|September|October|November|December) ([0-9]{1,2})\b(?!,)")]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        @"(?<![\w.,:$£€/-])(?:[2-9]|1[0-2])(?= [a-z])(?! (?:a\.m|p\.m|am|pm|percent|per|million|billion|trillion|January|of)\b)")]
    private static partial Regex SmallNumber();

    [GeneratedRegex(@"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= [a-z])")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\A(?:The|A|An|It|He|She|They|We|There|This|That|His|Her|Their|Its|In|On|At|For|More|Some|Many|Most)\b")]
    private static partial Regex Article();
}
