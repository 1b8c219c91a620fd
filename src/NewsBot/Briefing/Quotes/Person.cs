namespace NewsBot.Briefing.Quotes;

/// <summary>The gender of a person, as far as the text shows it; decides between "he" and "she".</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>A person (or thing) that a text names.</summary>
/// <param name="words">The words of the longest form of the name in the text.</param>
internal sealed class Person(IReadOnlyList<string> words)
{
    /// <summary>The full name as written.</summary>
    public string Name { get; } = string.Join(' ', words);

    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>The titles and roles that the text gives, in lower case: "mayor", "engineer".</summary>
    public HashSet<string> Roles { get; } = new(StringComparer.Ordinal);

    public Gender Gender { get; set; }

    /// <summary>The gender by titles and roles alone, not by a resolved pronoun.</summary>
    public Gender StatedGender =>
        (Roles.Overlaps(SpeechVerbs.MaleWords), Roles.Overlaps(SpeechVerbs.FemaleWords)) switch
        {
            (true, false) => Gender.Male,
            (false, true) => Gender.Female,
            _ => Gender.Unknown,
        };

    /// <summary>True if the text treats the name as a person's: it speaks, has a title, or is used by surname.</summary>
    public bool IsSurelyPerson { get; set; }

    /// <summary>True if the name cannot be a person's: an authority, a lake.</summary>
    public bool IsThing { get; init; }

    /// <summary>The sentence in which the text first names them in full.</summary>
    public int FirstSentence { get; init; }

    /// <summary>Adds a role or title, which may decide the gender.</summary>
    public void AddRole(string lower)
    {
        var role = lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;
        Roles.Add(role);
        if (SpeechVerbs.MaleWords.Contains(role)) Gender = Gender.Male;
        if (SpeechVerbs.FemaleWords.Contains(role)) Gender = Gender.Female;
    }
}

/// <summary>One occurrence of a name in a paragraph.</summary>
/// <param name="Start">The first piece, titles included.</param>
/// <param name="First">The first piece of the name itself.</param>
/// <param name="End">The index after its last piece.</param>
/// <param name="IsPossessive">True for a possessive: "Tarrowen's lawyer".</param>
/// <param name="Person">The person named.</param>
internal sealed record NameOccurrence(int Start, int First, int End, bool IsPossessive, Person Person);
