namespace NewsBot.Briefing.Quotes;

/// <summary>Whether "he" or "she" may stand for somebody.</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>Somebody whom one text names.</summary>
/// <param name="words">The words of the name, the longest that the text has.</param>
internal sealed class Person(IReadOnlyList<string> words)
{
    /// <summary>As written where it is named in full.</summary>
    public string Name { get; } = string.Join(' ', words);

    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>What the text says they are, in lower-case words: "mayor", "engineer".</summary>
    public HashSet<string> Roles { get; } = new(StringComparer.Ordinal);

    public Gender Gender { get; set; }

    /// <summary>By titles and roles alone, not by whom a pronoun was taken for.</summary>
    public Gender KnownAs =>
        (Roles.Overlaps(SpeechVerbs.OfMen), Roles.Overlaps(SpeechVerbs.OfWomen)) switch
        {
            (true, false) => Gender.Male,
            (false, true) => Gender.Female,
            _ => Gender.Unknown,
        };

    /// <summary>Whether the text treats the name as that of a person: it speaks, has a title, goes by a surname.</summary>
    public bool IsEvident { get; set; }

    /// <summary>Whether it cannot be a person: an authority, a lake.</summary>
    public bool IsThing { get; init; }

    /// <summary>Where the text names them in full for the first time; its sentence.</summary>
    public int Sentence { get; init; }

    public void AddRole(string lower)
    {
        var role = lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;
        Roles.Add(role);
        if (SpeechVerbs.OfMen.Contains(role)) Gender = Gender.Male;
        if (SpeechVerbs.OfWomen.Contains(role)) Gender = Gender.Female;
    }
}

/// <summary>One place where a text names somebody.</summary>
/// <param name="Start">The first piece, titles among them.</param>
/// <param name="First">The first piece of the name itself.</param>
/// <param name="End">Just behind its last piece.</param>
/// <param name="IsPossessive">Whether it is whose something else is: "Tarrowen's lawyer".</param>
internal sealed record NameOccurrence(int Start, int First, int End, bool IsPossessive, Person Person);
