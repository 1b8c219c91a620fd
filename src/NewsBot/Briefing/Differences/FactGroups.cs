using NewsBot.Text;

namespace NewsBot.Briefing.Differences;

/// <summary>Groups pairs of facts into differences: each value once, with all sentences that have it.</summary>
internal static class FactGroups
{
    private const int MaxValues = 4;
    private const decimal RelativeTolerance = 0.05m;

    public static IReadOnlyList<Difference> Group(IReadOnlyList<FactPair> pairs, Func<FactPair, DifferenceKind> kindOf)
    {
        var found = new List<(Difference Difference, double Weight)>();
        var used = new HashSet<(AnnotatedSentence, Mention)>();
        // Disagreements come first, so that a fact in both kinds of pairs counts as one.
        foreach (var pair in pairs.Where(pair => pair.IsConflict).OrderBy(kindOf).ThenByDescending(pair => pair.Similarity))
        {
            if (used.Contains((pair.First, pair.FirstFact)) || used.Contains((pair.Second, pair.SecondFact))) continue;
            var members =
                new List<(
                    AnnotatedSentence Sentence, Mention Fact)> { (pair.First, pair.FirstFact), (pair.Second, pair.SecondFact) };
            var values =
                new List<List<(AnnotatedSentence Sentence, Mention Fact)>> { new() { members[0] }, new() { members[1] } };
            foreach (var other in pairs.Where(other => other.Kind == pair.Kind && AreSameValue(other)))
            {
                AddToSameValue(values, (other.First, other.FirstFact), (other.Second, other.SecondFact));
                AddToSameValue(values, (other.Second, other.SecondFact), (other.First, other.FirstFact));
            }

            // A third value must differ from both.
            foreach (var third in pairs.Where(other => other.IsConflict && other.Kind == pair.Kind))
            {
                AddThirdValue(values, (third.First, third.FirstFact), pairs);
                AddThirdValue(values, (third.Second, third.SecondFact), pairs);
            }

            foreach (var member in values.SelectMany(value => value)) used.Add(member);
            found.Add(
                (new Difference(
                    kindOf(pair), pair.Kind, pair.Subject,
                        [.. values.Select(CreateValue)
                            .OrderBy(value => value.Sentences[0].Article.Published ?? DateTimeOffset.MaxValue)]),
                            pair.Similarity));
        }

        return [.. found.Where(entry => entry.Difference.Subject.Length > 0).OrderBy(entry => entry.Difference.Kind)
            .ThenByDescending(entry => entry.Difference.Values
                .Sum(value => value.Sentences.Select(sentence => sentence.Voice).Distinct().Count()))
            .ThenByDescending(entry => entry.Weight)
            .Select(entry => entry.Difference)];
    }

    private static void AddToSameValue(
        List<List<(AnnotatedSentence Sentence, Mention Fact)>> values, (AnnotatedSentence, Mention) known,
        (AnnotatedSentence, Mention) other)
    {
        if (values.Exists(value => value.Contains(other))) return;
        values.Find(value => value.Contains(known))?.Add(other);
    }

    private static void AddThirdValue(List<List<(AnnotatedSentence Sentence, Mention Fact)>> values,
        (AnnotatedSentence Sentence, Mention Fact) third, IReadOnlyList<FactPair> pairs)
    {
        if (values.Count == MaxValues || values.Exists(value => value.Contains(third))) return;
        // It must be paired with each of the values so far; otherwise it may be about something similar.
        if (!values.TrueForAll(value =>
            pairs.Any(pair => value.Contains((pair.First, pair.FirstFact)) ? (pair.Second, pair.SecondFact) == third
            : value.Contains((pair.Second, pair.SecondFact)) && (pair.First, pair.FirstFact) == third))) return;
        if (values.Find(value => value.Exists(member => AreEqualNumbers(member.Fact, third.Fact))) is { } same) same.Add(third);
        else values.Add([third]);
    }

    private static bool AreEqualNumbers(Mention first, Mention second) =>
        first is Quantity firstNumber && second is Quantity secondNumber && firstNumber.Value == secondNumber.Value;

    // "About 1,600" does not contradict 1,472, but is not the same value either.
    private static bool AreSameValue(FactPair pair) =>
        !pair.IsConflict
            && (pair is not { FirstFact: Quantity firstNumber, SecondFact: Quantity secondNumber }
            || Math.Abs(firstNumber.Value - secondNumber.Value)
                <= RelativeTolerance * Math.Max(firstNumber.Value, secondNumber.Value));

    private static DifferingValue CreateValue(List<(AnnotatedSentence Sentence, Mention Fact)> members)
    {
        var ordered = members.OrderBy(member => member.Sentence.Source.Article.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(member => member.Sentence.Source.Article.Id, StringComparer.Ordinal).ToList();
        return new DifferingValue(
            FormatFact(ordered[0].Sentence.Text, ordered[0].Fact),
            [.. ordered.Select(member => member.Sentence.Source).Distinct()]);
    }

    // Includes the bound, the unit and the counted noun: "at least 40 houses", "$1.5 million".
    private static string FormatFact(AnnotatedText text, Mention fact)
    {
        var (first, end) = (fact.First, fact.End);
        if (fact is Quantity { Measure: Measure.Plain } number && NumberAligner.FindNoun(text, number) is { } noun)
            end = noun + 1;
        if (fact is Quantity { Bound: not Bound.Exact })
        {
            if (text.LowerAt(first - 1) is "a" or "an") first--;
            first -= text.LowerAt(first - 1) is "than" or "least" or "most" or "to" or "as" ? 2 : 1;
            if (first > 0 && text.LowerAt(first - 1) is "as") first--;
            first = Math.Max(0, first);
        }

        var span = text.GetSpan(first, end);
        var start = span.Start > 0 && text.Text[span.Start - 1] is '$' or '£' or '€' or '¥' or '₹' ? span.Start - 1 : span.Start;
        var tail = span.End < text.Text.Length && text.Text[span.End] == '%' ? 1 : 0;
        return text.Text[start..(span.End + tail)].ReplaceLineEndings(" ");
    }
}
