using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>A passage against which a sentence is checked.</summary>
/// <param name="Text">The text of the passage.</param>
/// <param name="Title">The headline of the passage's article; empty for none. It helps to support a sentence, but never supports
/// one alone.</param>
/// <param name="Outlet">The outlet, which a sentence may name although the passage does not; null if unknown.</param>
/// <param name="Published">The publication time, from which "today" and "Monday" in the passage count; null if unknown.</param>
/// <param name="ArticleContext">More text of the same article. It only shows which full name a surname stands for.</param>
internal sealed record ClaimSource(string Text, string Title, string? Outlet, DateTimeOffset? Published, string? ArticleContext)
{
    /// <summary>True if what the passage says without a date may be dated to the day of publication. Default: true.</summary>
    public bool IsDatedByPublication { get; init; } = true;

    /// <summary>Makes a source of a passage of the evidence.</summary>
    /// <param name="evidence">The passage.</param>
    /// <param name="others">Other passages. Those of the same article become its context.</param>
    public static ClaimSource From(EvidencePassage evidence, IReadOnlyList<EvidencePassage> others)
    {
        var article = evidence.Passage.Article;
        var neighbours = others.Where(other => other.Passage.Article.Id == article.Id && other != evidence)
            .Select(other => other.Passage.Text);
        return new ClaimSource(
            evidence.Passage.Text, article.Title, article.Outlet, article.Published, string.Join("\n\n", neighbours));
    }
}

/// <summary>The result of checking a sentence against a passage.</summary>
/// <param name="IsSupported">True if the passage supports the sentence.</param>
/// <param name="SupportSpan">The span in the passage that supports it: at most three neighbouring sentences, and as few as
/// possible; null if none does.</param>
/// <param name="Discrepancies">The pieces of the sentence that the passage does not have; empty exactly if the sentence is
/// supported.</param>
internal sealed record ClaimVerdict(bool IsSupported, TextSpan? SupportSpan, IReadOnlyList<Discrepancy> Discrepancies)
{
    /// <summary>The span of the passage that comes nearest to the sentence: <see cref="SupportSpan"/> if there is one; empty if
    /// nothing is near.</summary>
    public TextSpan NearestSpan { get; init; }

    /// <summary>The share of the sentence's content words, by weight, that stand there or in the headline; 0 to 1.</summary>
    public double WordShare { get; init; }
}

/// <summary>A piece of a sentence that its passage does not have, or has otherwise.</summary>
/// <param name="ClaimText">The text of the sentence.</param>
/// <param name="SourceText">The text that the passage has in its place; null if there is no clear one.</param>
/// <param name="IsContradiction">True if both cannot be true: 14 metres and 19 metres, but not "more than 1,000" and
/// 1,472.</param>
internal sealed record Discrepancy(
    DiscrepancyKind Kind, string ClaimText, string? SourceText = null, bool IsContradiction = false)
{
    /// <summary>Where a number or date stands in the sentence; null for anything else.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>True if the passage says something else in the same words, or gives another number or date.</summary>
    public bool Contradicts =>
        IsSubstitution || Kind == DiscrepancyKind.Role || (IsContradiction && Kind <= DiscrepancyKind.Date);

    /// <summary>True if the passage has its own words in exactly this place of the same wording.</summary>
    public bool IsSubstitution { get; init; }

    /// <summary>True if the passage has these words, though not in this place.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>The best of several sources for a sentence.</summary>
/// <param name="SourceIndex">The index of the source; that of the preferred one if no other supports the sentence.</param>
internal sealed record ClaimMatch(int SourceIndex, ClaimVerdict Verdict);

/// <summary>The kind of difference between a sentence and its passage.</summary>
internal enum DiscrepancyKind
{
    /// <summary>A count, a measure, an age or a rank.</summary>
    Number,

    /// <summary>A sum of money.</summary>
    Amount,

    Percentage,

    /// <summary>A day, month, year or time of day.</summary>
    Date,

    /// <summary>A person, body or place.</summary>
    Name,

    /// <summary>Words in quotation marks that the passage does not have.</summary>
    Quotation,

    /// <summary>Too many words of the sentence are missing, or the passage has the opposite of one.</summary>
    Words,

    /// <summary>One of the two negates what the other says.</summary>
    Negation,

    /// <summary>A small word that says more than the passage: "all", "only", "because".</summary>
    Qualifier,

    /// <summary>The passage says "may" or "is expected to", and the sentence leaves it out.</summary>
    Hedge,

    /// <summary>The sentence has another word where it follows the passage word for word.</summary>
    Substitution,

    /// <summary>Two things changed places: who did what to whom.</summary>
    Role,
}
