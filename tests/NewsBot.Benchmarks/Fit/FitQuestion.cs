using NewsBot.Answering;
using NewsBot.Evaluation;

namespace NewsBot.Benchmarks.Fit;

/// <summary>A question of a set, with the features of the sentences that could answer it.</summary>
/// <param name="Set">The name of its set.</param>
/// <param name="IsAnswerable">Whether the set's articles answer it.</param>
/// <param name="Sentences">The features of each candidate sentence.</param>
/// <param name="Answers">Which of them answer it.</param>
internal sealed record FitQuestion(
    string Set, bool IsAnswerable, IReadOnlyList<AnswerFeatures> Sentences, IReadOnlyList<bool> Answers)
{
    /// <summary>
    /// A sentence answers if an accepted answer occurs in it, in a gold article where one has such a sentence; where a set
    /// gives no answers, every sentence of a gold article does.
    /// </summary>
    public static IReadOnlyList<bool> Label(
        EvaluationQuestion question, IReadOnlySet<string> gold, IReadOnlyList<CandidateSentence> sentences)
    {
        if (!question.Answerable) return [.. sentences.Select(_ => false)];
        bool IsGold(CandidateSentence sentence) => gold.Contains(sentence.Evidence.Passage.Article.Id);
        if (question.Answers.Count == 0) return [.. sentences.Select(IsGold)];
        var answers = sentences.Select(sentence => AnswerMatcher.ContainsAny(sentence.Text, question.Answers)).ToList();
        return sentences.Where((sentence, i) => answers[i] && IsGold(sentence)).Any()
            ? [.. sentences.Select((sentence, i) => answers[i] && IsGold(sentence))] : answers;
    }
}
