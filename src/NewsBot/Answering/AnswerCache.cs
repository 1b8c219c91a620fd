using System.Text.RegularExpressions;
using BitFaster.Caching.Lru;
using NewsBot.Articles;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Answering;

/// <summary>
/// Keeps the latest answers that a model wrote in memory, so that a question that many members ask is paid for once. An answer
/// is valid until an article is ingested, and for one hour at most, because "today" and "lately" change their meaning.
/// </summary>
internal sealed partial class AnswerCache
{
    private const int Capacity = 256;

    private readonly ConcurrentLru<Key, Answer> answers = new(Capacity);

    /// <summary>Identifies an answer by everything that it depends on.</summary>
    /// <param name="Question">The stand-alone question in upper case, without final punctuation and repeated spaces.</param>
    /// <param name="Hour">The hour in which it is asked, counted from year 1; or the exact ticks of a given moment.</param>
    /// <param name="IsNow">True if it is asked for now; false for a given moment.</param>
    /// <param name="Sequence">The number of the archive's last change.</param>
    /// <param name="Community">The community; null for none. Answers are never shared between communities.</param>
    /// <param name="Outlets">The outlets that the answer is limited to; empty for all.</param>
    /// <param name="Language">The code of the language that the answer is limited to; null for any.</param>
    /// <param name="Scope">The other limits of the scope: the dates, and the excluded articles.</param>
    public readonly record struct Key(
        string Question, long Hour, bool IsNow, long Sequence, string? Community, string Outlets, string? Language, string Scope);

    public static Key CreateKey(Question question, AnswerRequest request, long sequence) => new(
        PunctuationAndSpaces().Replace(QuestionParser.FormatWithCarriedTerms(question) ?? question.Text, " ")
            .Trim().ToUpperInvariant(),
        request.AsOf is null ? question.AsOf.UtcTicks / TimeSpan.TicksPerHour : question.AsOf.UtcTicks,
        request.AsOf is null,
        sequence,
        request.Scope.Community,
        string.Join('\n', request.Scope.Outlets.Select(outlet => outlet.ToUpperInvariant()).Order(StringComparer.Ordinal)),
        request.Scope.Language is { } language ? LanguageCode.FromTag(language) : null,
        $"{request.Scope.PublishedSince:O} {request.Scope.PublishedUntil:O} "
            + $"{string.Join(' ', request.Scope.Excluded.Order(StringComparer.Ordinal))}");

    public Answer? Find(Key key) => answers.TryGet(key, out var answer) ? answer : null;

    public void Add(Key key, Answer answer) => answers.AddOrUpdate(key, answer);

    public void Clear() => answers.Clear();

    [GeneratedRegex(@"[\s?!.…]+(?=\s|\z)|\s+")]
    private static partial Regex PunctuationAndSpaces();
}
