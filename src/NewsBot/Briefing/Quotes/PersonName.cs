using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>A name as it is compared: without titles, initials and suffixes, whatever its accents and capitals.</summary>
internal sealed class PersonName
{
    private static readonly string[] Suffixes = ["jr", "sr", "ii", "iii", "iv"];

    public PersonName(string name)
    {
        var all = name.Split([' ', '\t', '\n', ',', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Tokenizer.Fold(word.Trim('.', '\'', '’'))).Where(word => word.Length > 0).ToList();
        var bare = all.Where(word => word.Length > 1 && !Suffixes.Contains(word)).ToList();
        Gender = bare.Count < 2 ? Gender.Unknown
            : SpeechVerbs.OfWomen.Contains(bare[0]) && SpeechVerbs.IsTitle(bare[0]) ? Gender.Female
            : SpeechVerbs.OfMen.Contains(bare[0]) && SpeechVerbs.IsTitle(bare[0]) ? Gender.Male : Gender.Unknown;
        // "Stephen King", but "King Harald": a title counts only where it comes first.
        while (bare.Count > 1 && (SpeechVerbs.IsTitle(bare[0]) || bare[0] == "the")) bare.RemoveAt(0);
        Words = bare.Count > 0 ? bare : all;
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>What its title says: "Ms Pell".</summary>
    public Gender Gender { get; }

    public bool IsFull => Words.Count > 1;

    /// <summary>The same for everybody whom two names are taken for.</summary>
    public string Key => string.Join(' ', Words);

    /// <summary>Whether somebody of that name may be meant by this one.</summary>
    public bool MayMean(PersonName other) =>
        Words.Count > 0
            && (Words.All(word => other.Words.Contains(word)) || (other.Words.Count == 1 && other.Words[0] == Words[^1]));

    /// <summary>Whether somebody else of the same surname has that name.</summary>
    public bool IsNamesake(PersonName other) =>
        other.IsFull && Words.Count > 0 && other.Words[^1] == Words[^1] && !MayMean(other);

    /// <summary>Whether it is a full name, or has one at its end.</summary>
    public bool EndsAs(PersonName full) =>
        Words.Count >= full.Words.Count && Words.Skip(Words.Count - full.Words.Count).SequenceEqual(full.Words);

    /// <summary>How far another name may be that it is misspelt for, in letters: a third of it, and no more than 3.</summary>
    public int Farthest => Math.Min(3, Words.LastOrDefault("").Length / 3);

    /// <summary>How far the whole names are apart, or the last words where only one was given, in letters.</summary>
    public int DistanceTo(PersonName other) =>
        Math.Min(EditDistance.Distance(Key, other.Key),
            other.Words.Select(word => EditDistance.Distance(Words.LastOrDefault("?"), word)).DefaultIfEmpty(int.MaxValue).Min());
}
