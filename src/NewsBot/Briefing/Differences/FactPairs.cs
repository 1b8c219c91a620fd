using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>Two facts of two sentences that are given for the same thing.</summary>
/// <param name="First">The sentence that was published first.</param>
/// <param name="Fact">Its fact.</param>
/// <param name="Second">The other.</param>
/// <param name="Other">Its fact.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Likeness">How surely they are of the same; only the order means anything.</param>
/// <param name="AreApart">Whether they cannot both be right.</param>
/// <param name="About">Words that both sentences have.</param>
internal sealed record FactPair(
    AnnotatedSentence First, Mention Fact, AnnotatedSentence Second, Mention Other, DifferingFact Kind, double Likeness,
        bool AreApart, string About);

/// <summary>Pairs the facts of two sentences, each with that of the other that is likeliest of the same.</summary>
internal static class FactPairs
{
    public static IEnumerable<FactPair> Of(SentencePair pair)
    {
        var contraries = new ValueConflicts(pair.First.Text, pair.Second.Text, pair.Second.Written, []);
        var numbers = Best(
            pair.First.Numbers, pair.Second.Numbers, (mine, theirs) => NumberAligner.Likeness(pair, mine, theirs),
            (mine, theirs) => mine.Value == theirs.Value || !contraries.AreApart(mine, theirs));
        foreach (var (mine, theirs, likeness, isApart) in numbers)
        {
            // "Once 1,340, now 1,472": both are known there.
            if (isApart && (Has(pair.First, theirs) || Has(pair.Second, mine))) continue;
            var kind =
                mine.Measure switch
                {
                    Measure.Money => DifferingFact.Money,
                    Measure.Percentage or Measure.Part =>
                    DifferingFact.Percentage,
                    _ => DifferingFact.Number
                };
            yield return new FactPair(
                pair.First, mine, pair.Second, theirs, kind, likeness, isApart, SharedTopicWords.Of(pair, mine));
        }

        // What counts otherwise is another day's or another place's, as it says itself.
        if (CountOtherwise(pair)) yield break;
        var days = Best(
            pair.First.Days, pair.Second.Days, (mine, theirs) => DateAligner.Likeness(pair, mine, theirs),
            (mine, theirs) => !DateAligner.AreApart(mine, theirs));
        foreach (var (mine, theirs, likeness, isApart) in days)
        {
            var (one, other) = (pair.First.Text.FactAt(mine.First)!, pair.Second.Text.FactAt(theirs.First)!);
            yield return new FactPair(
                pair.First, one, pair.Second, other, DifferingFact.Date, likeness, isApart, SharedTopicWords.Of(pair, one));
        }

        if (NameAligner.Of(pair) is var (name, itsName, sureness))
            yield return new FactPair(pair.First, name, pair.Second, itsName, DifferingFact.Name, sureness, AreApart: true,
                SharedTopicWords.Of(pair, name));
    }

    // Where a fact goes with one that is equal, it is not held against another.
    private static List<(T Mine, T Theirs, double Likeness, bool IsApart)> Best<T>(
        IReadOnlyList<T> first, IReadOnlyList<T> second, Func<T, T, double?> likeness, Func<T, T, bool> fits)
        where T : class
    {
        var all = (from mine in first
                   from theirs in second
                   let alike = likeness(mine, theirs)
                   where alike is not null
                   select (Mine: mine, Theirs: theirs, Likeness: alike.Value, IsApart: !fits(mine, theirs)))
            .OrderBy(one => one.IsApart).ThenByDescending(one => one.Likeness).ToList();
        var (takenFirst, takenSecond) =
            (new HashSet<T>(ReferenceEqualityComparer.Instance), new HashSet<T>(ReferenceEqualityComparer.Instance));
        return [.. all.Where(one =>
        {
            if (takenFirst.Contains(one.Mine) || takenSecond.Contains(one.Theirs)) return false;
            takenFirst.Add(one.Mine);
            takenSecond.Add(one.Theirs);
            return true;
        })];
    }

    private static bool CountOtherwise(SentencePair pair) =>
        pair.First.Numbers.Count > 0 && pair.Second.Numbers.Count > 0
            && !pair.First.Numbers.Any(number => Has(pair.Second, number));

    private static bool Has(AnnotatedSentence sentence, Quantity number) =>
        sentence.Text.Facts.OfType<Quantity>().Any(other => other.Value == number.Value && other.Measure == number.Measure);
}
