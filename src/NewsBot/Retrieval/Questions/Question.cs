using NewsBot.Text;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// A question as it was understood: what to look for, of what time, by whom, and what kind of thing would answer it.
/// </summary>
internal sealed record Question
{
    /// <summary>As it was asked.</summary>
    public required string Text { get; init; }

    /// <summary>The moment it is asked at. Nothing published later is seen.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The words that carry it, each once, in the order they were first said.</summary>
    public required IReadOnlyList<QuestionTerm> Terms { get; init; }

    /// <summary>Runs of terms that it put in quotation marks.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Phrases { get; init; }

    /// <summary>The kind of thing that would answer it.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>What its wh-word belongs to, as a term: "country" of "which country"; null where it has none.</summary>
    public string? Focus { get; init; }

    /// <summary>The time that it asks about.</summary>
    public required TimeHint Time { get; init; }

    /// <summary>The outlets whose coverage it asks for ("according to Reuters"); none for any.</summary>
    public IReadOnlyList<AskedOutlet> Outlets { get; init; } = [];
}

/// <summary>A word that carries the question.</summary>
/// <param name="Text">As the index has it.</param>
/// <param name="Span">Where it stands in the question.</param>
/// <param name="IsName">Whether it was written as part of a name.</param>
/// <param name="IsAsked">Whether it stands in the sentence that asks, not in one that only sets the scene.</param>
internal sealed record QuestionTerm(string Text, TextSpan Span, bool IsName, bool IsAsked)
{
    /// <summary>The word as it was written.</summary>
    public required string Written { get; init; }

    /// <summary>
    /// What else it is called, as a run of terms: "south", "korea" for a Seoul that says something. May be empty.
    /// </summary>
    public IReadOnlyList<string> OtherName { get; init; } = [];

    /// <summary>The outlets held that it is part of the name of: their own articles need not say it.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Whether an earlier question of the conversation said it, and this one left it unsaid.</summary>
    public bool IsCarried { get; init; }
}

/// <summary>An outlet whose coverage a question asks for.</summary>
/// <param name="Written">As the question calls it.</param>
/// <param name="Terms">The same in terms of the index, in order.</param>
/// <param name="Names">The outlets held that are called so, as the archive spells them; one at least.</param>
internal sealed record AskedOutlet(string Written, IReadOnlyList<string> Terms, IReadOnlyList<string> Names);

/// <summary>The kind of thing that answers a question.</summary>
public enum AnswerKind
{
    /// <summary>Anything: what, how, in-situ questions.</summary>
    Thing,

    /// <summary>A person: who.</summary>
    Person,

    /// <summary>A place: where, which country.</summary>
    Place,

    /// <summary>A date or a time: when.</summary>
    Time,

    /// <summary>A count or a measure: how many, what magnitude.</summary>
    Number,

    /// <summary>An amount of money: how much was it fined.</summary>
    Money,

    /// <summary>A share: what percentage.</summary>
    Share,

    /// <summary>Something with a name of its own: which company, which show.</summary>
    Name,

    /// <summary>A cause: why.</summary>
    Reason,

    /// <summary>Yes or no.</summary>
    YesOrNo,
}

/// <summary>The time that a question asks about, and how much hangs on it.</summary>
/// <param name="Freshness">How much newer coverage is to be preferred.</param>
/// <param name="From">Where the question names a stretch of time, its beginning; else null.</param>
/// <param name="Until">Its end; else null.</param>
internal sealed record TimeHint(Freshness Freshness, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>How much newer coverage is to be preferred.</summary>
public enum Freshness
{
    /// <summary>No word of time: newer is a little better.</summary>
    Soft,

    /// <summary>"recently", "latest", "now": newer is much better.</summary>
    Strong,

    /// <summary>"today", "this week", "since Monday": the stretch between From and Until is asked about.</summary>
    Window,
}
