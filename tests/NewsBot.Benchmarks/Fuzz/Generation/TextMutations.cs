using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>A text that is about to be changed.</summary>
/// <param name="Random">Decides.</param>
/// <param name="Text">As it is.</param>
/// <param name="Extension">Its format.</param>
/// <param name="Graft">Another seed, of which a part may be taken.</param>
internal sealed record MutatedText(Random Random, string Text, string Extension, string Graft);

/// <param name="Name">What it does, in a few words.</param>
/// <param name="Apply">Gives the changed text.</param>
internal sealed record Mutation(string Name, Func<MutatedText, string> Apply);

/// <summary>
/// Changes of texts. The most are of one value in them, found by the format: a text or an attribute of markup, a value of
/// JSON, a line of the others.
/// </summary>
internal static partial class TextMutations
{
    private static readonly Mutation[] OfAnyText =
    [
        new("odd value", text => OnValue(text, (random, _) => OddText.Any(random))),
        new("odd value", text => OnValue(text, (random, _) => OddText.Any(random))),
        new("odd letters in a value", text =>
            OnValue(text, (random, value) => value.Insert(random.Next(value.Length + 1), random.Choose(OddText.Letters)))),
        new("digits of another script", text => OnValues(text, OddText.InOtherDigits)),
        new("letters of another script", text => OnValue(text, (random, _) => random.Choose(OddText.Scripts))),
        new("huge value", text => OnValue(text, (random, value) => OddText.Huge(random, value))),
        new("odd date", text => OnDate(text, random => random.Choose(OddText.Dates))),
        new("odd number", text => OnNumber(text, random => random.Choose(OddText.Numbers))),
        new("odd address", text => OnAddress(text, random => random.Choose(OddText.Addresses))),
        new("markers, mentions, instructions", text =>
            OnValue(text, (random, value) => $"{value} {random.Choose(OddText.Injections)} {value}")),
        new("empty value", text => OnValue(text, (_, _) => "")),
        new("value of another seed", text => OnValue(text, (random, value) => ValueOf(random, text.Graft) ?? value)),
        new("value of its own", text => OnValue(text, (random, value) => ValueOf(random, text.Text) ?? value)),
        new("part of another seed", text =>
            text.Text.Insert(text.Random.Next(text.Text.Length + 1), PieceOf(text.Random, text.Graft))),
        new("piece lost", text => Without(text.Random, text.Text)),
        new("piece doubled", text => text.Text.Insert(text.Random.Next(text.Text.Length + 1), PieceOf(text.Random, text.Text))),
        new("lines of another system", text => text.Text.ReplaceLineEndings(text.Random.Choose(OddText.LineEnds))),
        new("odd letters anywhere", text => OddText.Sprinkle(text.Random, text.Text)),
    ];

    public static IReadOnlyList<Mutation> Of(string extension) => extension switch
    {
        ".jsonl" or ".json" => [.. OfAnyText, .. JsonMutations.All],
        ".html" => [.. OfAnyText, .. MarkupMutations.All, .. PageMutations.All],
        ".xml" or ".opml" => [.. OfAnyText, .. MarkupMutations.All],
        _ => OfAnyText,
    };

    /// <summary>The values of a text, by its format.</summary>
    internal static Regex ValuesOf(string extension) => extension switch
    {
        ".jsonl" or ".json" => JsonValue(),
        ".html" or ".xml" or ".opml" => MarkupValue(),
        _ => LineValue(),
    };

    /// <summary>Replaces a match of a pattern, any one; a text without one stays.</summary>
    internal static string OnOne(Random random, string text, Regex pattern, Func<string, string> change)
    {
        var matches = pattern.Matches(text);
        if (matches.Count == 0) return text;
        var match = matches[random.Next(matches.Count)];
        return string.Concat(text.AsSpan(0, match.Index), change(match.Value), text.AsSpan(match.Index + match.Length));
    }

    private static string OnValue(MutatedText text, Func<Random, string, string> change) =>
        OnOne(text.Random, text.Text, ValuesOf(text.Extension), value => Written(text, change(text.Random, value)));

    private static string OnValues(MutatedText text, Func<Random, string, string> change) =>
        ValuesOf(text.Extension).Replace(text.Text, match =>
            text.Random.Chance(0.5) ? Written(text, change(text.Random, match.Value)) : match.Value);

    private static string OnDate(MutatedText text, Func<Random, string> date) =>
        OnOne(text.Random, text.Text, Date(), _ => date(text.Random));

    private static string OnNumber(MutatedText text, Func<Random, string> number) =>
        OnOne(text.Random, text.Text, Number(), _ => number(text.Random));

    private static string OnAddress(MutatedText text, Func<Random, string> address) =>
        OnOne(text.Random, text.Text, Address(), held => address(text.Random).Replace("{held}", held, StringComparison.Ordinal));

    // Mostly as the format wants it, so that it arrives; else as somebody writes it who does not know.
    private static string Written(MutatedText text, string value) => text.Random.Chance(0.2) ? value : text.Extension switch
    {
        ".jsonl" or ".json" => value.Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal),
        ".html" or ".xml" or ".opml" =>
        value.Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal),
        _ => value,
    };

    private static string? ValueOf(Random random, string text)
    {
        string? found = null;
        OnOne(random, text, text.StartsWith('<') ? MarkupValue() : text.StartsWith('{') ? JsonValue() : LineValue(), value =>
            found = value);
        return found;
    }

    private static string PieceOf(Random random, string text)
    {
        var from = random.Next(text.Length);
        return text.Length == 0 ? "" : text.Substring(from, random.Next(Math.Min(1_000, text.Length - from)));
    }

    private static string Without(Random random, string text)
    {
        var from = random.Next(text.Length);
        return text.Length == 0 ? "" : text.Remove(from, random.Next(Math.Min(1_000, text.Length - from)));
    }

    [GeneratedRegex("""(?<=:\s*"|[\[,]\s*")(?:[^"\\]|\\.)*(?="\s*[,}\]])""")]
    private static partial Regex JsonValue();

    [GeneratedRegex("""(?<=>)[^<>]*\w[^<>]*(?=<)|(?<==")[^"]*(?=")|(?<=":")[^"]*(?=")""")]
    private static partial Regex MarkupValue();

    [GeneratedRegex("""(?<=^\w+: )[^\n]+|^[^\n]*\w[^\n]*$""", RegexOptions.Multiline)]
    private static partial Regex LineValue();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[\dT:.Z+-]*|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT|\b\d\d:\d\d\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();

    [GeneratedRegex("""https?://[^\s"<>()]+""")]
    private static partial Regex Address();
}
