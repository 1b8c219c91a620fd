using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>Two facts of two sentences about the same thing.</summary>
/// <param name="First">The sentence that was published first.</param>
/// <param name="FirstFact">The fact in the first sentence.</param>
/// <param name="Second">The other sentence.</param>
/// <param name="SecondFact">The fact in the second sentence.</param>
/// <param name="Kind">The kind of value.</param>
/// <param name="Similarity">How surely the facts are about the same thing, for ordering only.</param>
/// <param name="IsConflict">True if the facts cannot both be right.</param>
/// <param name="Subject">Words of both sentences that say what the facts describe.</param>
internal sealed record FactPair(
    AnnotatedSentence First, Mention FirstFact, AnnotatedSentence Second, Mention SecondFact, DifferingFact Kind,
    double Similarity, bool IsConflict, string Subject);

/// <summary>Matches the facts of two sentences, each with the one of the other sentence that fits best.</summary>
internal static class FactPairs
{
    public static IEnumerable<FactPair> Match(SentencePair pair)
    {
        var conflicts = new ValueConflicts(pair.First.Text, pair.Second.Text, pair.Second.PublishedOn, []);
        var numbers = MatchBest(
            pair.First.Numbers, pair.Second.Numbers, (first, second) => NumberAligner.Score(pair, first, second),
            (first, second) => first.Value == second.Value || !conflicts.HaveDisjointValues(first, second));
        foreach (var (first, second, similarity, isConflict) in numbers)
        {
            // "Once 1,340, now 1,472": a sentence with both numbers knows both, so they do not conflict.
            if (isConflict && (HasNumber(pair.First, second) || HasNumber(pair.Second, first))) continue;
            var kind =
                first.Measure switch
                {
                    Measure.Money => DifferingFact.Money,
                    Measure.Percentage or Measure.Fraction =>
                    DifferingFact.Percentage,
                    _ => DifferingFact.Number
                };
            yield return new FactPair(
                pair.First, first, pair.Second, second, kind, similarity, isConflict, SharedTopicWords.Format(pair, first));
        }

        // Sentences whose numbers all differ describe another day or place, so their dates and names are not compared.
        if (HaveDifferentNumbers(pair)) yield break;
        var days = MatchBest(
            pair.First.Days, pair.Second.Days, (first, second) => DateAligner.Score(pair, first, second),
            (first, second) => !DateAligner.AreDisjoint(first, second));
        foreach (var (first, second, similarity, isConflict) in days)
        {
            var (firstFact, secondFact) =
                (pair.First.Text.FindMentionAt(first.First)!, pair.Second.Text.FindMentionAt(second.First)!);
            yield return new FactPair(
                pair.First, firstFact, pair.Second, secondFact, DifferingFact.Date, similarity, isConflict,
                SharedTopicWords.Format(pair, firstFact));
        }

        if (NameAligner.Match(pair) is var (firstName, secondName, nameSimilarity))
            yield return new FactPair(
                pair.First, firstName, pair.Second, secondName, DifferingFact.Name, nameSimilarity, IsConflict: true,
                SharedTopicWords.Format(pair, firstName));
    }

    // A fact that matches an equal one is not compared with another.
    private static List<(T First, T Second, double Similarity, bool IsConflict)> MatchBest<T>(
        IReadOnlyList<T> firstFacts, IReadOnlyList<T> secondFacts, Func<T, T, double?> scorePair, Func<T, T, bool> isCompatible)
        where T : class
    {
        var candidates = (from fact in firstFacts
                          from otherFact in secondFacts
                          let score = scorePair(fact, otherFact)
                          where score is not null
                          let isConflict = !isCompatible(fact, otherFact)
                          select (First: fact, Second: otherFact, Similarity: score.Value, IsConflict: isConflict))
            .OrderBy(match => match.IsConflict).ThenByDescending(match => match.Similarity).ToList();
        var (takenFirst, takenSecond) =
            (new HashSet<T>(ReferenceEqualityComparer.Instance), new HashSet<T>(ReferenceEqualityComparer.Instance));
        return [.. candidates.Where(match =>
        {
            if (takenFirst.Contains(match.First) || takenSecond.Contains(match.Second)) return false;
            takenFirst.Add(match.First);
            takenSecond.Add(match.Second);
            return true;
        })];
    }

    private static bool HaveDifferentNumbers(SentencePair pair) =>
        pair.First.Numbers.Count > 0 && pair.Second.Numbers.Count > 0
            && !pair.First.Numbers.Any(number => HasNumber(pair.Second, number));

    private static bool HasNumber(AnnotatedSentence sentence, Quantity number) =>
        sentence.Text.Mentions.OfType<Quantity>().Any(other => other.Value == number.Value && other.Measure == number.Measure);
}
