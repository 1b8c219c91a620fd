using NewsBot.Retrieval.Questions;
using NewsBot.Text;
using NewsBot.Text.Numbers;
using NewsBot.Verification;

namespace NewsBot.Answering;

/// <summary>
/// Finds for "how many" the statement with the newest figure of what is asked for: a toll of Thursday overrides that of Tuesday,
/// however differently the two are put.
/// </summary>
internal sealed class NewestFigures(Tokenizer terms)
{
    // Figures further apart are of two events.
    private static readonly TimeSpan OfOneEvent = TimeSpan.FromDays(30);

    // Of the statements that look like answers.
    private const int Considered = 14;

    // The least share of what the overridden statement has of the question.
    private const double AboutTheSame = 0.8;
    private const int NounReach = 3;

    private readonly Thesaurus kin = new(terms);

    /// <summary>The statement with a newer figure than the likeliest one has; null if that is the newest.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="statements">The most promising first.</param>
    public CandidateSentence? Find(Question question, IReadOnlyList<CandidateSentence> statements)
    {
        if (question.Kind != AnswerKind.Number || question.Time.From is not null) return null;
        var asked = new Asked(question, AnnotatedText.Of(question.Text, terms, kin));
        var first = statements.Take(Considered).FirstOrDefault(statement => !statement.IsHeadline
            && Figure(statement, asked) is not null);
        if (first?.Evidence.Passage.Article.Published is not { } published || Figure(first, asked) is not { } known) return null;
        var about = Share(first, asked);
        return statements
            .Where(statement => statement is { IsHeadline: false } && statement.Evidence.Passage.Article.Published is { } later
                && later > published && later - published <= OfOneEvent && Share(statement, asked) >= AboutTheSame * about)
            .Where(statement => Figure(statement, asked) is { } figure && figure != known)
            .OrderByDescending(statement => statement.Evidence.Passage.Article.Published)
            .ThenByDescending(statement => statement.Score)
            .FirstOrDefault();
    }

    /// <param name="Question">As it was read.</param>
    /// <param name="Text">Cut into tokens.</param>
    private sealed record Asked(Question Question, AnnotatedText Text)
    {
        /// <summary>What befell those who are to be counted; null if it is not said.</summary>
        public int? Fate { get; } = Text.Tokens.Select(token => CasualtyTerms.Named(token.Lower)).FirstOrDefault(fate =>
            fate is not null);

        /// <summary>The noun that is to be counted, as a term; null for people in general.</summary>
        public string? Noun { get; } =
            Question.Focus is { } focus && Text.Tokens.Any(token => token.Term == focus && !CasualtyTerms.IsOfPeople(token.Lower)
                && CasualtyTerms.Named(token.Lower) is null)
                ? focus : null;
    }

    // How many of those asked for, as far as the statement tells.
    private decimal? Figure(CandidateSentence statement, Asked asked)
    {
        if (asked is { Noun: null, Fate: null }) return null;
        var text = AnnotatedText.Of(statement.Text, terms, kin);
        return text.Facts.OfType<Quantity>().FirstOrDefault(number => IsAskedFor(text, number, asked))?.Value;
    }

    private static bool IsAskedFor(AnnotatedText text, Quantity number, Asked asked)
    {
        if (number.Measure != Measure.Plain || QuantityAlignment.IsOfAPart(text, number) || Ages.IsAge(text, number)
            || ChangeRoles.RoleOf(text, number) != ChangeRole.State) return false;
        if (asked.Noun is not { } noun) return CasualtyTerms.Of(text, number) == asked.Fate;
        return Enumerable.Range(number.End, NounReach).Any(i => text.Follows(i) && text.Tokens[i].Term == noun);
    }

    // How much of the question stands in the statement and its headline; the fate counts however it is put.
    private double Share(CandidateSentence statement, Asked asked)
    {
        var there = AnnotatedText.Of($"{statement.Text}\n{statement.Evidence.Passage.Article.Headline}", terms, kin);
        var meant = asked.Question.Terms.Where(term => !CasualtyTerms.IsOfPeople(term.Written.ToLowerInvariant())).ToList();
        return (double)meant.Count(term => there.Tokens.Any(token => token.Term == term.Text)
            || (CasualtyTerms.Named(term.Written.ToLowerInvariant()) is { } fate && there.Tokens.Any(token =>
                CasualtyTerms.Named(token.Lower) == fate)))
            / Math.Max(1, meant.Count);
    }
}
