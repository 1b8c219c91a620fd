using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>What is done to JSON besides its values.</summary>
internal static partial class JsonMutations
{
    private static readonly string[] WrongTypes =
    [
        "null", "true", "0", "-1", "1e999", "-1e999", "1.7976931348623157e308", "NaN", "Infinity", "99999999999999999999999999",
        "[]", "{}", "[\"a\",\"b\"]",
        "{\"name\":\"Ilse Varga\"}", "[[[[1]]]]", "\"\\ud800\"", "\"\\udc00 half\"", "\"\\u0000\"", "\"\\u00e9\\u0301\"",
        "'single'", "undefined", "01", "+1", ".5",
    ];

    private static readonly string[] Stray = ["/* why */", "// why\n", ",", "\"", "{", "}", "[", "]", "\\", "\u0000", "\u00A0",
        "\uFEFF", "\u2028", "#"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("value of a wrong type", text =>
            TextMutations.OnOne(text.Random, text.Text, Value(), _ => text.Random.Choose(WrongTypes))),
        new("value of a wrong type", text =>
            TextMutations.OnOne(text.Random, text.Text, Value(), _ => text.Random.Choose(WrongTypes))),
        new("name twice", text => TextMutations.OnOne(text.Random, text.Text, Property(), held =>
            $"{held},{Named(held)}{text.Random.Choose(WrongTypes)}")),
        new("name lost", text => TextMutations.OnOne(text.Random, text.Text, Property(), _ => "\"other\":1")),
        new("odd name", text => TextMutations.OnOne(text.Random, text.Text, Name(), held => OddName(text.Random, held))),
        new("deep in lists", text => Nested(text.Random, text.Text, "[", "]")),
        new("deep in objects", text => Nested(text.Random, text.Text, "{\"a\":", "}")),
        new("stray sign", text => text.Text.Insert(text.Random.Next(text.Text.Length + 1), text.Random.Choose(Stray))),
        new("line twice", text => $"{text.Text}\n{text.Text}"),
        new("list of all", text => $"[{text.Text}]"),
        new("on many lines", text => text.Text.Replace(",\"", ",\n\"", StringComparison.Ordinal)),
    ];

    private static string Named(string property) => property[..(property.IndexOf(':', StringComparison.Ordinal) + 1)];

    private static string OddName(Random random, string name) =>
        random.Choose([name.ToUpperInvariant(), $" {name} ", "", OddText.Huge(random, name), $"{name}\\u0000", name
            + random.Choose(OddText.Letters)]);

    private static string Nested(Random random, string text, string open, string close)
    {
        var depth = random.Choose([10, 63, 64, 65, 1_000, 50_000]);
        return TextMutations.OnOne(random, text, Value(), held =>
            string.Concat(Enumerable.Repeat(open, depth)) + held
                + (random.Chance(0.7) ? string.Concat(Enumerable.Repeat(close, depth)) : ""));
    }

    [GeneratedRegex("""(?<=:)(?:"(?:[^"\\]|\\.)*"|\d+|null|true)""")]
    private static partial Regex Value();

    [GeneratedRegex("""(?<=")\w+(?=":)""")]
    private static partial Regex Name();

    [GeneratedRegex(""""\w+":(?:"(?:[^"\\]|\\.)*"|\d+|null|true)"""")]
    private static partial Regex Property();
}
