using NewsBot.Text;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// A parsed question: its search terms, the period and outlets that it asks about, and the kind of answer that it wants.
/// </summary>
internal sealed record Question
{
    /// <summary>As it was asked.</summary>
    public required string Text { get; init; }

    /// <summary>The moment of the question. Later articles are not used.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The search terms, each once, in the order in which they first occur.</summary>
    public required IReadOnlyList<QuestionTerm> Terms { get; init; }

    /// <summary>The short names of what the question calls in full.</summary>
    public IReadOnlyList<ShortName> ShortNames { get; init; } = [];

    /// <summary>The phrases in quotation marks, as runs of terms.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Phrases { get; init; }

    /// <summary>The kind of answer that it asks for.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>The noun that the question word belongs to, as a term ("country" of "which country"); null for none.</summary>
    public string? Focus { get; init; }

    /// <summary>The period that it asks about.</summary>
    public required TimeHint Time { get; init; }

    /// <summary>The outlets whose coverage it asks for ("according to Reuters"); none for any.</summary>
    public IReadOnlyList<AskedOutlet> Outlets { get; init; } = [];
}

/// <summary>A search term of a question.</summary>
/// <param name="Text">As the index has it.</param>
/// <param name="Span">Where it stands in the question.</param>
/// <param name="IsName">True if it was written as part of a name.</param>
/// <param name="IsAsked">True if it stands in the sentence that asks, and not in one that only sets the scene.</param>
internal sealed record QuestionTerm(string Text, TextSpan Span, bool IsName, bool IsAsked)
{
    /// <summary>The word as it was written.</summary>
    public required string Written { get; init; }

    /// <summary>
    /// Another name of the same thing, as terms without small words: "south", "korea" for Seoul, if Seoul stands for its
    /// government; "intern", "labor", "organ" for the ILO. May be empty.
    /// </summary>
    public IReadOnlyList<string> OtherName { get; init; } = [];

    /// <summary>The outlets whose name contains the term. Articles of these outlets need not contain it.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>True if an earlier question of the conversation has the term, and this one leaves it unsaid.</summary>
    public bool IsCarried { get; init; }
}

/// <summary>A short name of what a question calls in full: "ilo" for "International Labour Organization".</summary>
/// <param name="Text">As the index has it.</param>
/// <param name="Terms">The numbers of the terms for all of which it stands.</param>
internal sealed record ShortName(string Text, IReadOnlyList<int> Terms);

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
