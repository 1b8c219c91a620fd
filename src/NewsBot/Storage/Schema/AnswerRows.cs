namespace NewsBot.Storage.Schema;

/// <summary>An answer that was given, stored so that it can be found again when a sentence that it cites changes.</summary>
internal sealed class AnswerRow
{
    public long Key { get; set; }

    public required string Question { get; set; }

    /// <summary>The conversation, as the front end names it; null if unknown.</summary>
    public string? Conversation { get; set; }

    /// <summary>
    /// The member who asked, as the front end names them; null if unknown, or if the member asked to be forgotten.
    /// </summary>
    public string? Member { get; set; }

    /// <summary>The community whose token budget it used; empty for none.</summary>
    public string Community { get; set; } = "";

    public DateTimeOffset Given { get; set; }

    /// <summary>
    /// A follow-up rewritten so that it can be understood without the conversation; null if nothing was rewritten.
    /// </summary>
    public string? StandAlone { get; set; }

    /// <summary>The first characters of the answer.</summary>
    public string Beginning { get; set; } = "";

    /// <summary>The tokens that the language model read and wrote for it; 0 if no model was asked.</summary>
    public int Tokens { get; set; }

    public List<AnswerCitationRow> Citations { get; set; } = [];
}

/// <summary>A citation of an answer: a span of one version's body.</summary>
internal sealed class AnswerCitationRow
{
    public long AnswerKey { get; set; }

    /// <summary>The number of its marker, from 1.</summary>
    public int Number { get; set; }

    public long VersionKey { get; set; }

    public VersionRow? Version { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }

    /// <summary>True if its readers were notified that the sentence was changed, or need not be.</summary>
    public bool IsChangeTold { get; set; }
}

/// <summary>A member's rating of an answer.</summary>
internal sealed class RatingRow
{
    public long AnswerKey { get; set; }

    public required string Member { get; set; }

    public bool IsUseful { get; set; }
}
