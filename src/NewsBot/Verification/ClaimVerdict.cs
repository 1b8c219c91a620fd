using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>What a sentence is held against.</summary>
/// <param name="Text">The passage that it cites.</param>
/// <param name="Title">The headline of the passage's article; empty for none. It counts for the sentence, but carries it never
/// alone.</param>
/// <param name="Outlet">Who published it; the reader may be told so although the passage does not say it.</param>
/// <param name="Published">When, which is what "today" and "Monday" in the passage go by; null where that is not known.</param>
/// <param name="Neighbours">More text of the same article. It only tells which full name a surname stands for.</param>
internal sealed record ClaimSource(string Text, string Title, string? Outlet, DateTimeOffset? Published, string? Neighbours)
{
    /// <summary>Whether what it gives no date for may be said of the day on which it was published. Default: yes.</summary>
    public bool IsOfItsDay { get; init; } = true;

    /// <summary>A passage of the evidence as a source.</summary>
    /// <param name="read">Other passages, of which those of the same article tell more of its names.</param>
    public static ClaimSource From(EvidencePassage evidence, IReadOnlyList<EvidencePassage> read)
    {
        var article = evidence.Passage.Article;
        var neighbours = read.Where(other => other.Passage.Article.Id == article.Id && other != evidence)
            .Select(other => other.Passage.Text);
        return new ClaimSource(
            evidence.Passage.Text, article.Title, article.Outlet, article.Published, string.Join("\n\n", neighbours));
    }
}

/// <param name="IsSupported">Whether the passage carries the sentence.</param>
/// <param name="Support">Where in the passage: at most three neighbouring sentences, as few as do; null where nothing
/// does.</param>
/// <param name="Unsupported">What in the sentence the passage does not have; empty exactly where the sentence is
/// supported.</param>
internal sealed record ClaimVerdict(bool IsSupported, TextSpan? Support, IReadOnlyList<Discrepancy> Unsupported)
{
    /// <summary>Where in the passage most of the sentence is: <see cref="Support"/>, or what comes nearest to it; empty for
    /// nothing.</summary>
    public TextSpan Nearest { get; init; }

    /// <summary>The share of the sentence's words of meaning, by weight, that stand there or in the headline; 0 to 1.</summary>
    public double Share { get; init; }
}

/// <param name="Piece">As the sentence has it.</param>
/// <param name="Instead">What the passage has in its place, where one clear rival is there.</param>
/// <param name="IsContrary">Whether both cannot be so: 14 metres and 19 are, but not "more than 1,000" and 1,472.</param>
internal sealed record Discrepancy(DiscrepancyKind Kind, string Piece, string? Instead = null, bool IsContrary = false);

/// <param name="Index">Which of the sources: the preferred one where no other does better.</param>
internal sealed record ClaimMatch(int Index, ClaimVerdict Verdict);

/// <summary>In what a sentence and its passage differ.</summary>
internal enum DiscrepancyKind
{
    /// <summary>A count, a measure, an age, a place in an order.</summary>
    Number,

    /// <summary>A sum of money.</summary>
    Amount,

    Percentage,

    /// <summary>A day, month, year or time of day.</summary>
    Date,

    /// <summary>Who or where; also two names that have changed places.</summary>
    Name,

    /// <summary>Words in quotation marks that nobody said in the passage.</summary>
    Quotation,

    /// <summary>Too much of what the sentence says is not there, or the opposite of a word of it is.</summary>
    Words,

    /// <summary>One says that something is so, the other that it is not.</summary>
    Negation,
}
