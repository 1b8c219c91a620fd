using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Answering;

/// <summary>
/// The last answers that a model wrote, in memory, so that a question that many ask is paid for once. An answer counts as
/// long as nothing was taken in since, and for an hour at most: by then, "today" and "lately" mean something else.
/// </summary>
internal sealed partial class AnswerCache
{
    private const int Most = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<(Key Key, Answer Answer)>> byKey = [];
    private readonly LinkedList<(Key Key, Answer Answer)> byUse = new();

    /// <summary>Under what an answer is remembered.</summary>
    /// <param name="Question">As it stands alone, without what does not change its meaning.</param>
    /// <param name="Hour">The hour that it is asked for, counted from year 1.</param>
    /// <param name="IsNow">True if it is asked for now, not for a moment that was named.</param>
    /// <param name="Sequence">How far the archive had come.</param>
    /// <param name="Community">Who might see it: what one community is told is for no other.</param>
    /// <param name="Outlets">Whose articles might be seen.</param>
    /// <param name="Language">The code of the language in which it might be; null for any.</param>
    /// <param name="Scope">What else might be seen.</param>
    public readonly record struct Key(
        string Question, long Hour, bool IsNow, long Sequence, string? Community, string Outlets, string? Language, string Scope);

    public static Key KeyOf(Question question, AnswerRequest inquiry, long sequence) => new(
        Meaningless().Replace(QuestionParser.Spelt(question) ?? question.Text, " ").Trim().ToUpperInvariant(),
        inquiry.AsOf is null ? question.AsOf.UtcTicks / TimeSpan.TicksPerHour : question.AsOf.UtcTicks,
        inquiry.AsOf is null,
        sequence,
        inquiry.Scope.Community,
        string.Join('\n', inquiry.Scope.Outlets.Select(outlet => outlet.ToUpperInvariant()).Order(StringComparer.Ordinal)),
        inquiry.Scope.Language is { } language ? LanguageCode.Of(language) : null,
        $"{inquiry.Scope.PublishedSince:O} {inquiry.Scope.PublishedUntil:O} "
            + $"{string.Join(' ', inquiry.Scope.Excluded.Order(StringComparer.Ordinal))}");

    public Answer? Find(Key key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node)) return null;
            byUse.Remove(node);
            byUse.AddLast(node);
            return node.Value.Answer;
        }
    }

    public void Add(Key key, Answer answer)
    {
        lock (gate)
        {
            if (byKey.Remove(key, out var known)) byUse.Remove(known);
            byKey[key] = byUse.AddLast((key, answer));
            if (byKey.Count <= Most) return;
            byKey.Remove(byUse.First!.Value.Key);
            byUse.RemoveFirst();
        }
    }

    [GeneratedRegex(@"[\s?!.…]+(?=\s|\z)|\s+")]
    private static partial Regex Meaningless();
}
