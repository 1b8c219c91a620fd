using System.Globalization;

namespace NewsBot.Text.Numbers;

/// <summary>Reads numbers in figures and in words, with their measure: money, per cent, a rank, a fraction.</summary>
internal static class QuantityReader
{
    // News has no larger counts, and products of larger numbers would overflow.
    private const decimal MaxValue = 1_000_000_000_000_000;
    private const int MaxDigits = 15;

    public static void Read(AnnotatedText text)
    {
        for (var i = 0; i < text.Tokens.Length;)
        {
            if (text.IsInMention(i) || ReadQuantity(text, i) is not { } quantity)
            {
                i++;
                continue;
            }

            text.Add(quantity);
            i = quantity.End;
        }

        QuantityContext.CompleteRanges(text);
    }

    private static Quantity? ReadQuantity(AnnotatedText text, int i)
    {
        var value = text.Tokens[i].StartsWithDigit ? ReadFigures(text, i) : ReadWords(text, i);
        if (value is not { } number || number.Value > MaxValue) return null;
        var (end, measure, currency) = QuantityContext.ReadMeasure(text, i, number.End, number.Measure);
        // With money, "m" never means metres.
        var other = measure == Measure.Money ? null : number.AlternativeValue;
        return new Quantity(i, end, number.Value, other, measure, QuantityContext.ReadBound(text, i, end), currency);
    }

    private readonly record struct Number(
        decimal Value, int End, Measure Measure = Measure.Plain, decimal? AlternativeValue = null);

    private static Number? ReadFigures(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        if (IsPartOfName(text, i)) return null;
        var digits = 0;
        while (digits < token.Lower.Length && token.Lower[digits] is (>= '0' and <= '9') or '.' or ',') digits++;
        var figures = token.Lower[..digits].Replace(",", "", StringComparison.Ordinal);
        if (figures.Length > MaxDigits) return null;
        if (!decimal.TryParse(figures, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var suffix = token.Lower[digits..];
        switch (suffix)
        {
            case "st" or "nd" or "rd" or "th": return new Number(value, i + 1, Measure.Ordinal);
            case "" or "s": break;
            default:
                if (NumberWords.ShortScales.TryGetValue(suffix, out var times))
                    return new Number(value * times, i + 1, AlternativeValue: suffix == "m" ? value : null);
                return suffix.Length <= 3 ? new Number(value, i + 1) : null;
        }

        return ReadCountedFraction(text, i, new Number(value, i + 1)) ?? ApplyScales(text, new Number(value, i + 1));
    }

    // "COVID-19", "Kestrel-1" and "F-16" are names; "mid-2023" and "9-1" are not.
    private static bool IsPartOfName(AnnotatedText text, int i) =>
        i > 0 && text.Tokens[i].GapBefore == TokenGap.Joined
            && text.Tokens[i - 1] is { IsCapitalized: true, StartsWithDigit: false }
            && !text.IsInMention(i - 1);

    private static Number ApplyScales(AnnotatedText text, Number number)
    {
        while (text.IsAdjacent(number.End) && number.Value <= MaxValue)
        {
            var next = text.LowerAt(number.End);
            if (NumberWords.Scales.TryGetValue(next, out var times)
                || (next is "m" or "bn" or "tn" && NumberWords.ShortScales.TryGetValue(next, out times)))
                number = number with { Value = number.Value * times, End = number.End + 1 };
            else break;
        }

        return number;
    }

    private static Number? ReadWords(AnnotatedText text, int i)
    {
        var word = text.LowerAt(i);
        if (word is "half" or "quarter") return ReadFraction(text, i, 1, i);
        if (word is "a" or "an" && text.IsAdjacent(i + 1))
        {
            var next = text.LowerAt(i + 1);
            if (NumberWords.Scales.ContainsKey(next)) return ApplyScales(text, new Number(1, i + 1));
            return NumberWords.Fractions.ContainsKey(next) && next is not "second" ? ReadFraction(text, i + 1, 1, i) : null;
        }

        if (NumberWords.Scales.TryGetValue(word, out var many)) return ApplyScales(text, new Number(many, i + 1));
        if (NumberWords.Ordinals.TryGetValue(word, out var place))
            return IsTimeUnit(text, i) ? null : new Number(place, i + 1, Measure.Ordinal);
        if (!NumberWords.Ones.ContainsKey(word) && !NumberWords.Tens.ContainsKey(word)) return null;
        var cardinal = ReadCardinal(text, i);
        if (cardinal.Measure != Measure.Plain) return cardinal;
        return ReadRatio(text, cardinal) ?? ReadCountedFraction(text, i, cardinal) ?? ApplyAndAHalf(text, cardinal);
    }

    private static Number ReadCardinal(AnnotatedText text, int i)
    {
        decimal total = 0, current = 0;
        var at = i;
        while (at < text.Tokens.Length && (at == i || text.IsAdjacent(at)))
        {
            var word = text.LowerAt(at);
            if (NumberWords.Tens.TryGetValue(word, out var tens))
            {
                if (current % 100 != 0 || (at > i && current == 0 && total == 0)) break;
                current += tens;
            }
            else if (NumberWords.Ones.TryGetValue(word, out var ones))
            {
                if (at > i && (current % 10 != 0 || ones == 0 || (ones > 9 && current % 100 != 0))) break;
                current += ones;
            }
            else if (NumberWords.Ordinals.TryGetValue(word, out var last) && last < 10 && current % 100 >= 20
                && current % 10 == 0)
            {
                return new Number(total + current + last, at + 1, Measure.Ordinal);
            }
            else if (word is "hundred" or "dozen")
            {
                if (current > MaxValue) break;
                current = Math.Max(current, 1) * NumberWords.Scales[word];
            }
            else if (NumberWords.Scales.TryGetValue(word, out var times))
            {
                if (current > MaxValue) break;
                total += Math.Max(current, 1) * times;
                if (total > MaxValue) break;
                current = 0;
            }
            else if (!(word is "and" && text.LowerAt(at - 1) is "hundred" or "thousand" or "million" && text.IsAdjacent(at + 1)
                       && (NumberWords.Ones.ContainsKey(text.LowerAt(at + 1))
                       || NumberWords.Tens.ContainsKey(text.LowerAt(at + 1)))))
            {
                break;
            }

            at++;
        }

        return new Number(total + current, at);
    }

    // "one in five", "nine out of ten"
    private static Number? ReadRatio(AnnotatedText text, Number number)
    {
        var at = number.End;
        if (!text.IsAdjacent(at)) return null;
        if (text.LowerAt(at) is "in") at++;
        else if (text.LowerAt(at) is "out" && text.LowerAt(at + 1) is "of") at += 2;
        else return null;
        if (!text.IsAdjacent(at) || text.IsInMention(at)) return null;
        var denominator = NumberWords.Ones.TryGetValue(text.LowerAt(at), out var ones) ? ones
            : int.TryParse(text.LowerAt(at), NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 0;
        return denominator > number.Value && denominator <= 1000
            ? new Number(number.Value / denominator, at + 1, Measure.Fraction) : null;
    }

    private static Number? ReadCountedFraction(AnnotatedText text, int first, Number number) =>
        number.Value < 100 && text.IsAdjacent(number.End) && NumberWords.Fractions.ContainsKey(text.LowerAt(number.End))
            && text.LowerAt(number.End) is not "half"
            ? ReadFraction(text, number.End, number.Value, first) : null;

    private static Number ApplyAndAHalf(AnnotatedText text, Number number) =>
        text.LowerAt(number.End) is "and" && text.LowerAt(number.End + 1) is "a" && text.LowerAt(number.End + 2) is "half"
            && text.IsAdjacent(number.End + 2)
            ? ApplyScales(text, new Number(number.Value + 0.5m, number.End + 3))
            : ApplyScales(text, number);

    private static Number? ReadFraction(AnnotatedText text, int at, decimal count, int first)
    {
        var name = text.LowerAt(at);
        // "half-time", "quarter-final"
        var isOfCompound = text.IsAdjacent(at + 1) && text.Tokens[at + 1].GapBefore == TokenGap.Joined
            && text.LowerAt(at + 1) is not ("a" or "million");
        if (name is "half" or "quarter" && isOfCompound) return null;
        var value = count / NumberWords.Fractions[name];
        var end = at + 1;
        // "half a million", "half a dozen"
        if (name is "half" && text.LowerAt(end) is "a" && text.IsAdjacent(end)
            && NumberWords.Scales.ContainsKey(text.LowerAt(end + 1)))
            return ApplyScales(text, new Number(value, end + 1));
        if (name is "half" && text.IsAdjacent(end) && NumberWords.Scales.ContainsKey(text.LowerAt(end)))
            return ApplyScales(text, new Number(value, end));
        return new Number(value, end, Measure.Fraction, first < at && count == 1 && name[^1] != 's'
            ? NumberWords.Fractions[name] : null);
    }

    // "litres a second"
    private static bool IsTimeUnit(AnnotatedText text, int i) =>
        text.LowerAt(i) is "second" && text.LowerAt(i - 1) is "a" or "per" or "each" or "every" or "split";
}
