using NewsBot.Text;

namespace NewsBot.Briefing.Differences;

/// <summary>Groups pairs of facts into differences: each value once, with all sentences that have it.</summary>
internal static class FactGroups
{
    private const int MostValues = 4;
    private const decimal Close = 0.05m;

    public static IReadOnlyList<Difference> Of(IReadOnlyList<FactPair> pairs, Func<FactPair, DifferenceKind> kindOf)
    {
        var found = new List<(Difference Difference, double Weight)>();
        var used = new HashSet<(AnnotatedSentence, Mention)>();
        // Disagreements come first, so that a fact in both kinds of pairs counts as one.
        foreach (var pair in pairs.Where(pair => pair.AreApart).OrderBy(kindOf).ThenByDescending(pair => pair.Likeness))
        {
            if (used.Contains((pair.First, pair.Fact)) || used.Contains((pair.Second, pair.Other))) continue;
            var members =
                new List<(AnnotatedSentence Sentence, Mention Fact)> { (pair.First, pair.Fact), (pair.Second, pair.Other) };
            var values =
                new List<List<(AnnotatedSentence Sentence, Mention Fact)>> { new() { members[0] }, new() { members[1] } };
            foreach (var other in pairs.Where(other => other.Kind == pair.Kind && IsOneValue(other)))
            {
                Join(values, (other.First, other.Fact), (other.Second, other.Other));
                Join(values, (other.Second, other.Other), (other.First, other.Fact));
            }

            // A third value must differ from both.
            foreach (var third in pairs.Where(other => other.AreApart && other.Kind == pair.Kind))
            {
                AddThird(values, (third.First, third.Fact), pairs);
                AddThird(values, (third.Second, third.Other), pairs);
            }

            foreach (var member in values.SelectMany(value => value)) used.Add(member);
            found.Add(
                (new Difference(
                    kindOf(pair), pair.Kind, pair.About,
                        [.. values.Select(Value)
                            .OrderBy(value => value.By[0].Article.Published ?? DateTimeOffset.MaxValue)]),
                            pair.Likeness));
        }

        return [.. found.Where(entry => entry.Difference.About.Length > 0).OrderBy(entry => entry.Difference.Kind)
            .ThenByDescending(entry => entry.Difference.Values
                .Sum(value => value.By.Select(sentence => sentence.Voice).Distinct().Count()))
            .ThenByDescending(entry => entry.Weight)
            .Select(entry => entry.Difference)];
    }

    private static void Join(
        List<List<(AnnotatedSentence Sentence, Mention Fact)>> values, (AnnotatedSentence, Mention) known,
        (AnnotatedSentence, Mention) other)
    {
        if (values.Exists(value => value.Contains(other))) return;
        values.Find(value => value.Contains(known))?.Add(other);
    }

    private static void AddThird(List<List<(AnnotatedSentence Sentence, Mention Fact)>> values,
        (AnnotatedSentence Sentence, Mention Fact) third, IReadOnlyList<FactPair> pairs)
    {
        if (values.Count == MostValues || values.Exists(value => value.Contains(third))) return;
        // It must be paired with each of the values so far; otherwise it may be about something similar.
        if (!values.TrueForAll(value =>
            pairs.Any(pair => value.Contains((pair.First, pair.Fact)) ? (pair.Second, pair.Other) == third
            : value.Contains((pair.Second, pair.Other)) && (pair.First, pair.Fact) == third))) return;
        if (values.Find(value => value.Exists(member => IsOneNumber(member.Fact, third.Fact))) is { } same) same.Add(third);
        else values.Add([third]);
    }

    private static bool IsOneNumber(Mention first, Mention second) =>
        first is Quantity firstNumber && second is Quantity secondNumber && firstNumber.Value == secondNumber.Value;

    // "About 1,600" does not contradict 1,472, but is not the same value either.
    private static bool IsOneValue(FactPair pair) =>
        !pair.AreApart
            && (pair is not { Fact: Quantity firstNumber, Other: Quantity secondNumber }
            || Math.Abs(firstNumber.Value - secondNumber.Value) 
                <= Close * Math.Max(firstNumber.Value, secondNumber.Value));

    private static DifferingValue Value(List<(AnnotatedSentence Sentence, Mention Fact)> members)
    {
        var ordered = members.OrderBy(member => member.Sentence.Source.Article.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(member => member.Sentence.Source.Article.Id, StringComparer.Ordinal).ToList();
        return new DifferingValue(
            Written(ordered[0].Sentence.Text, ordered[0].Fact),
            [.. ordered.Select(member => member.Sentence.Source).Distinct()]);
    }

    // Includes the bound, the unit and the counted noun: "at least 40 houses", "$1.5 million".
    private static string Written(AnnotatedText text, Mention fact)
    {
        var (first, end) = (fact.First, fact.End);
        if (fact is Quantity { Measure: Measure.Plain } number && NumberAligner.Noun(text, number) is { } noun) end = noun + 1;
        if (fact is Quantity { Bound: not Bound.Exact })
        {
            if (text.Lower(first - 1) is "a" or "an") first--;
            first -= text.Lower(first - 1) is "than" or "least" or "most" or "to" or "as" ? 2 : 1;
            if (first > 0 && text.Lower(first - 1) is "as") first--;
            first = Math.Max(0, first);
        }

        var span = text.SpanOf(first, end);
        var start = span.Start > 0 && text.Text[span.Start - 1] is '$' or '£' or '€' or '¥' or '₹' ? span.Start - 1 : span.Start;
        var tail = span.End < text.Text.Length && text.Text[span.End] == '%' ? 1 : 0;
        return text.Text[start..(span.End + tail)].ReplaceLineEndings(" ");
    }
}
