namespace NewsBot.Storage.Schema;

/// <summary>An answer that was given, kept so that it can be found again when what it rests on changes.</summary>
internal sealed class AnswerRow
{
    public long Key { get; set; }

    public required string Question { get; set; }

    /// <summary>Where it was given, as the front end names conversations; null where that is not known.</summary>
    public string? Conversation { get; set; }

    /// <summary>Who asked, as the front end names them; null where that is not known, or is to be known no more.</summary>
    public string? Member { get; set; }

    /// <summary>Whose budget it was on; empty for nobody's in particular.</summary>
    public string Community { get; set; } = "";

    public DateTimeOffset Given { get; set; }

    /// <summary>The question as it was understood where it leaned on earlier ones; null where it stands alone.</summary>
    public string? StandAlone { get; set; }

    /// <summary>How the answer begins.</summary>
    public string Beginning { get; set; } = "";

    /// <summary>What the language model read and wrote for it.</summary>
    public int Tokens { get; set; }

    public List<AnswerCitationRow> Citations { get; set; } = [];
}

/// <summary>A citation of an answer: a stretch of one version's body.</summary>
internal sealed class AnswerCitationRow
{
    public long AnswerKey { get; set; }

    /// <summary>The number of its marker, from 1.</summary>
    public int Number { get; set; }

    public long VersionKey { get; set; }

    public VersionRow? Version { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }

    /// <summary>Whether its readers were told that the sentence was changed since, or need not be.</summary>
    public bool IsChangeTold { get; set; }
}

/// <summary>What a member thought of an answer.</summary>
internal sealed class RatingRow
{
    public long AnswerKey { get; set; }

    public required string Member { get; set; }

    public bool IsUseful { get; set; }
}
