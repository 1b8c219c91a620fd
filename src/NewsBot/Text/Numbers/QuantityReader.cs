using System.Globalization;

namespace NewsBot.Text.Numbers;

/// <summary>Reads numbers in figures and in words, with their measure: money, per cent, a rank, a fraction.</summary>
internal static class QuantityReader
{
    // News has no larger counts, and products of larger numbers would overflow.
    private const decimal Largest = 1_000_000_000_000_000;
    private const int MostFigures = 15;

    public static void Read(AnnotatedText text)
    {
        for (var i = 0; i < text.Tokens.Length;)
        {
            if (text.IsInFact(i) || At(text, i) is not { } quantity)
            {
                i++;
                continue;
            }

            text.Add(quantity);
            i = quantity.End;
        }

        QuantityContext.ShareMeasure(text);
    }

    private static Quantity? At(AnnotatedText text, int i)
    {
        var value = text.Tokens[i].HasDigit ? Figures(text, i) : Words(text, i);
        if (value is not { } number || number.Amount > Largest) return null;
        var (end, measure, currency) = QuantityContext.Measured(text, i, number.End, number.Measure);
        // With money, "m" never means metres.
        var other = measure == Measure.Money ? null : number.Other;
        return new Quantity(i, end, number.Amount, other, measure, QuantityContext.BoundOf(text, i, end), currency);
    }

    private readonly record struct Number(decimal Amount, int End, Measure Measure = Measure.Plain, decimal? Other = null);

    private static Number? Figures(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        if (IsPartOfName(text, i)) return null;
        var digits = 0;
        while (digits < token.Lower.Length && token.Lower[digits] is (>= '0' and <= '9') or '.' or ',') digits++;
        var figures = token.Lower[..digits].Replace(",", "", StringComparison.Ordinal);
        if (figures.Length > MostFigures) return null;
        if (!decimal.TryParse(figures, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var suffix = token.Lower[digits..];
        switch (suffix)
        {
            case "st" or "nd" or "rd" or "th": return new Number(value, i + 1, Measure.Ordinal);
            case "" or "s": break;
            default:
                if (NumberWords.ShortScales.TryGetValue(suffix, out var times))
                    return new Number(value * times, i + 1, Other: suffix == "m" ? value : null);
                return suffix.Length <= 3 ? new Number(value, i + 1) : null;
        }

        return Share(text, i, new Number(value, i + 1)) ?? Scaled(text, new Number(value, i + 1));
    }

    // "COVID-19", "Kestrel-1" and "F-16" are names; "mid-2023" and "9-1" are not.
    private static bool IsPartOfName(AnnotatedText text, int i) =>
        i > 0 && text.Tokens[i].Gap == TokenGap.Joined && text.Tokens[i - 1] is { IsCapital: true, HasDigit: false }
            && !text.IsInFact(i - 1);

    private static Number Scaled(AnnotatedText text, Number number)
    {
        while (text.Follows(number.End) && number.Amount <= Largest)
        {
            var next = text.Lower(number.End);
            if (NumberWords.Scales.TryGetValue(next, out var times)
                || (next is "m" or "bn" or "tn" && NumberWords.ShortScales.TryGetValue(next, out times)))
                number = number with { Amount = number.Amount * times, End = number.End + 1 };
            else break;
        }

        return number;
    }

    private static Number? Words(AnnotatedText text, int i)
    {
        var word = text.Lower(i);
        if (word is "half" or "quarter") return Part(text, i, 1, i);
        if (word is "a" or "an" && text.Follows(i + 1))
        {
            var next = text.Lower(i + 1);
            if (NumberWords.Scales.ContainsKey(next)) return Scaled(text, new Number(1, i + 1));
            return NumberWords.Parts.ContainsKey(next) && next is not "second" ? Part(text, i + 1, 1, i) : null;
        }

        if (NumberWords.Scales.TryGetValue(word, out var many)) return Scaled(text, new Number(many, i + 1));
        if (NumberWords.Ordinals.TryGetValue(word, out var place))
            return IsTimeUnit(text, i) ? null : new Number(place, i + 1, Measure.Ordinal);
        if (!NumberWords.Ones.ContainsKey(word) && !NumberWords.Tens.ContainsKey(word)) return null;
        var cardinal = Cardinal(text, i);
        if (cardinal.Measure != Measure.Plain) return cardinal;
        return OneIn(text, cardinal) ?? Share(text, i, cardinal) ?? AndAHalf(text, cardinal);
    }

    private static Number Cardinal(AnnotatedText text, int i)
    {
        decimal total = 0, current = 0;
        var at = i;
        while (at < text.Tokens.Length && (at == i || text.Follows(at)))
        {
            var word = text.Lower(at);
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
                if (current > Largest) break;
                current = Math.Max(current, 1) * NumberWords.Scales[word];
            }
            else if (NumberWords.Scales.TryGetValue(word, out var times))
            {
                if (current > Largest) break;
                total += Math.Max(current, 1) * times;
                if (total > Largest) break;
                current = 0;
            }
            else if (!(word is "and" && text.Lower(at - 1) is "hundred" or "thousand" or "million" && text.Follows(at + 1)
                       && (NumberWords.Ones.ContainsKey(text.Lower(at + 1)) || NumberWords.Tens.ContainsKey(text.Lower(at + 1)))))
            {
                break;
            }

            at++;
        }

        return new Number(total + current, at);
    }

    // "one in five", "nine out of ten"
    private static Number? OneIn(AnnotatedText text, Number number)
    {
        var at = number.End;
        if (!text.Follows(at)) return null;
        if (text.Lower(at) is "in") at++;
        else if (text.Lower(at) is "out" && text.Lower(at + 1) is "of") at += 2;
        else return null;
        if (!text.Follows(at) || text.IsInFact(at)) return null;
        var denominator = NumberWords.Ones.TryGetValue(text.Lower(at), out var ones) ? ones
            : int.TryParse(text.Lower(at), NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 0;
        return denominator > number.Amount && denominator <= 1000
            ? new Number(number.Amount / denominator, at + 1, Measure.Part) : null;
    }

    private static Number? Share(AnnotatedText text, int first, Number number) =>
        number.Amount < 100 && text.Follows(number.End) && NumberWords.Parts.ContainsKey(text.Lower(number.End))
            && text.Lower(number.End) is not "half"
            ? Part(text, number.End, number.Amount, first) : null;

    private static Number AndAHalf(AnnotatedText text, Number number) =>
        text.Lower(number.End) is "and" && text.Lower(number.End + 1) is "a" && text.Lower(number.End + 2) is "half"
            && text.Follows(number.End + 2)
            ? Scaled(text, new Number(number.Amount + 0.5m, number.End + 3))
            : Scaled(text, number);

    private static Number? Part(AnnotatedText text, int at, decimal count, int first)
    {
        var name = text.Lower(at);
        // "half-time", "quarter-final"
        var isOfCompound = text.Follows(at + 1) && text.Tokens[at + 1].Gap == TokenGap.Joined
            && text.Lower(at + 1) is not ("a" or "million");
        if (name is "half" or "quarter" && isOfCompound) return null;
        var value = count / NumberWords.Parts[name];
        var end = at + 1;
        // "half a million", "half a dozen"
        if (name is "half" && text.Lower(end) is "a" && text.Follows(end) && NumberWords.Scales.ContainsKey(text.Lower(end + 1)))
            return Scaled(text, new Number(value, end + 1));
        if (name is "half" && text.Follows(end) && NumberWords.Scales.ContainsKey(text.Lower(end)))
            return Scaled(text, new Number(value, end));
        return new Number(value, end, Measure.Part, first < at && count == 1 && name[^1] != 's' ? NumberWords.Parts[name] : null);
    }

    // "litres a second"
    private static bool IsTimeUnit(AnnotatedText text, int i) =>
        text.Lower(i) is "second" && text.Lower(i - 1) is "a" or "per" or "each" or "every" or "split";
}
