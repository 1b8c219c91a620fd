using NewsBot.Retrieval.Questions;
using NewsBot.Text;
using NewsBot.Text.Numbers;
using NewsBot.Verification;

namespace NewsBot.Answering;

/// <summary>
/// Finds the candidate sentence with the newest figure for a "how many" question: Thursday's death toll overrides Tuesday's,
/// even if the two sentences use different words.
/// </summary>
internal sealed class NewestFigures(Tokenizer tokenizer, Thesaurus thesaurus)
{
    // Figures from articles further apart belong to different events.
    private static readonly TimeSpan MaxEventSpan = TimeSpan.FromDays(30);

    // The number of best candidates among which the likeliest answer is looked for.
    private const int MaxCandidates = 14;

    // A newer sentence overrides an older one only if it covers at least this share of what the older one covers.
    private const double MinRelativeOverlap = 0.8;
    // The counted noun follows the number within this many words.
    private const int NounReach = 3;

    /// <summary>
    /// Finds the candidate with a newer figure than the likeliest answer has; null if there is none, or no "how many" is asked.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="candidates">The candidates, the most promising first.</param>
    public CandidateSentence? Find(Question question, IReadOnlyList<CandidateSentence> candidates)
    {
        if (question.Kind != AnswerKind.Number || question.Time.From is not null) return null;
        var asked = new AskedQuantity(question, AnnotatedText.Create(question.Text, tokenizer, thesaurus));
        var first = candidates.Take(MaxCandidates).FirstOrDefault(candidate => !candidate.IsHeadline
            && FindFigure(candidate, asked) is not null);
        if (first?.Evidence.Passage.Article.Published is not { } published
            || FindFigure(first, asked) is not { } oldFigure) return null;
        var oldOverlap = ComputeOverlap(first, asked);
        return candidates
            .Where(candidate => candidate is { IsHeadline: false } && candidate.Evidence.Passage.Article.Published is { } later
                && later > published && later - published <= MaxEventSpan
                && ComputeOverlap(candidate, asked) >= MinRelativeOverlap * oldOverlap)
            .Where(candidate => FindFigure(candidate, asked) is { } figure && figure != oldFigure)
            .OrderByDescending(candidate => candidate.Evidence.Passage.Article.Published)
            .ThenByDescending(candidate => candidate.Score)
            .FirstOrDefault();
    }

    /// <summary>The quantity that the question asks for.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Text">The annotated text of the question.</param>
    private sealed record AskedQuantity(Question Question, AnnotatedText Text)
    {
        /// <summary>The fate of the people to be counted, such as killed or injured; null if the question names none.</summary>
        public int? Fate { get; } = Text.Tokens.Select(token => CasualtyTerms.ParseFate(token.Lower)).FirstOrDefault(fate =>
            fate is not null);

        /// <summary>The stemmed noun to be counted; null for people in general.</summary>
        public string? Noun { get; } =
            Question.Focus is { } focus
                && Text.Tokens.Any(token => token.Term == focus && !CasualtyTerms.IsPeopleWord(token.Lower)
                && CasualtyTerms.ParseFate(token.Lower) is null)
                ? focus : null;
    }

    // Returns the figure that the candidate gives for the asked quantity; null if it gives none.
    private decimal? FindFigure(CandidateSentence candidate, AskedQuantity asked)
    {
        if (asked is { Noun: null, Fate: null }) return null;
        var text = AnnotatedText.Create(candidate.Text, tokenizer, thesaurus);
        return text.Mentions.OfType<Quantity>().FirstOrDefault(number => IsAskedFor(text, number, asked))?.Value;
    }

    private static bool IsAskedFor(AnnotatedText text, Quantity number, AskedQuantity asked)
    {
        if (number.Measure != Measure.Plain || QuantityAlignment.IsPartialCount(text, number) || Ages.IsAge(text, number)
            || ChangeRoles.FindRole(text, number) != ChangeRole.State) return false;
        if (asked.Noun is not { } noun) return CasualtyTerms.FindFate(text, number) == asked.Fate;
        return Enumerable.Range(number.End, NounReach).Any(i => text.IsAdjacent(i) && text.Tokens[i].Term == noun);
    }

    // Returns the share of the question's terms that are in the candidate and its headline. Different words for the same fate
    // count as the same term.
    private double ComputeOverlap(CandidateSentence candidate, AskedQuantity asked)
    {
        var text = AnnotatedText.Create($"{candidate.Text}\n{candidate.Evidence.Passage.Article.Headline}", tokenizer, thesaurus);
        var subjectTerms = asked.Question.Terms
            .Where(term => !CasualtyTerms.IsPeopleWord(term.Written.ToLowerInvariant())).ToList();
        return (double)subjectTerms.Count(term => text.Tokens.Any(token => token.Term == term.Text)
            || (CasualtyTerms.ParseFate(term.Written.ToLowerInvariant()) is { } fate && text.Tokens.Any(token =>
                CasualtyTerms.ParseFate(token.Lower) == fate)))
            / Math.Max(1, subjectTerms.Count);
    }
}
