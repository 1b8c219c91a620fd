using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;

namespace NewsBot.Answering;

/// <summary>
/// Finds the reason why a question is not answered. A statement about the coverage is first checked against the index, so that
/// no wrong reason is given.
/// </summary>
internal sealed class AbstentionReason(MentionFinder mentions, Retriever retriever)
{
    private const string NothingRelevant = "nothing in it bears on this";
    private const string NothingInPeriod = "nothing that bears on this was published in the time asked about";
    private const string NothingAnswers = "nothing in it answers this";

    /// <summary>Returns the reason as the end of a sentence: "nothing in it mentions Skerrowby".</summary>
    /// <param name="evidence">The evidence, which does not answer the question.</param>
    /// <param name="scope">The articles that the question may see.</param>
    public string FindReason(Evidence evidence, Scope scope)
    {
        var question = evidence.Question;
        var unknown = FindAskedNames(question, evidence.Weighted)
            .FirstOrDefault(name => !mentions.MayMention(name.Words, question.AsOf, scope));
        return unknown is not null ? $"nothing in it mentions {unknown.WithoutPossessive}"
            : evidence.Passages.Count == 0 ? NothingRelevant
            : question.Time.Freshness == Freshness.Window && !HasEvidenceInPeriod(question, scope) ? NothingInPeriod
            : NothingAnswers;
    }

    private bool HasEvidenceInPeriod(Question question, Scope scope)
    {
        var (from, until) = (question.Time.From, question.Time.Until);
        if (from < scope.PublishedSince) from = scope.PublishedSince;
        if (until > scope.PublishedUntil) until = scope.PublishedUntil;
        return retriever.Retrieve(question, scope with { PublishedSince = from, PublishedUntil = until })
            .Passages.Any(passage => passage.Features.Coverage >= NearestArticles.MinCoverage);
    }

    /// <summary>Returns the names in the question, the one with most weight first. Adjacent name words form one name.</summary>
    private static IEnumerable<AskedName> FindAskedNames(Question question, WeightedQuestion weighted)
    {
        var names = new List<AskedName>();
        for (var i = 0; i < question.Terms.Count; i++)
        {
            var term = question.Terms[i];
            if (!term.IsName || term.IsCarried) continue;
            var continues = names.Count > 0 && term.Span.Start > names[^1].End
                && string.IsNullOrWhiteSpace(question.Text[names[^1].End..term.Span.Start]);
            var (start, words, weight) = continues ? (names[^1].Start, names[^1].Words, names[^1].Weight)
                : (term.Span.Start, [], 0);
            if (continues) names.RemoveAt(names.Count - 1);
            names.Add(
                new AskedName(question.Text[start..term.Span.End], [.. words, term.Written, .. term.OtherName], start,
                    term.Span.End, weight + weighted.Weights[i]));
        }

        return names.OrderByDescending(name => name.Weight);
    }

    private sealed record AskedName(string Written, IReadOnlyList<string> Words, int Start, int End, double Weight)
    {
        /// <summary>The name as it was written, without a possessive ending.</summary>
        public string WithoutPossessive => Written.EndsWith("'s", StringComparison.OrdinalIgnoreCase)
            || Written.EndsWith("’s", StringComparison.OrdinalIgnoreCase)
            ? Written[..^2] : Written;
    }
}
