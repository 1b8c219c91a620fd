using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>A name normalized for comparison: without titles, initials, suffixes, accents and capitals.</summary>
internal sealed class PersonName
{
    private static readonly string[] Suffixes = ["jr", "sr", "ii", "iii", "iv"];

    public PersonName(string name)
    {
        var all = name.Split([' ', '\t', '\n', ',', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Tokenizer.Fold(word.Trim('.', '\'', '’'))).Where(word => word.Length > 0).ToList();
        var words = all.Where(word => word.Length > 1 && !Suffixes.Contains(word)).ToList();
        Gender = words.Count < 2 ? Gender.Unknown
            : SpeechVerbs.FemaleWords.Contains(words[0]) && SpeechVerbs.IsTitle(words[0]) ? Gender.Female
            : SpeechVerbs.MaleWords.Contains(words[0]) && SpeechVerbs.IsTitle(words[0]) ? Gender.Male : Gender.Unknown;
        // "Stephen King", but "King Harald": a title counts only where it comes first.
        while (words.Count > 1 && (SpeechVerbs.IsTitle(words[0]) || words[0] == "the")) words.RemoveAt(0);
        Words = words.Count > 0 ? words : all;
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>The gender that its title shows: "Ms Pell".</summary>
    public Gender Gender { get; }

    /// <summary>True for a first name and a surname.</summary>
    public bool IsFull => Words.Count > 1;

    /// <summary>The normalized name, for grouping.</summary>
    public string Key => string.Join(' ', Words);

    /// <summary>Returns true if this name may refer to a person with the other name.</summary>
    public bool CanReferTo(PersonName other) =>
        Words.Count > 0
            && (Words.All(word => other.Words.Contains(word)) || (other.Words.Count == 1 && other.Words[0] == Words[^1]));

    /// <summary>Returns true if the other name is that of another person with the same surname.</summary>
    public bool IsNamesake(PersonName other) =>
        other.IsFull && Words.Count > 0 && other.Words[^1] == Words[^1] && !CanReferTo(other);

    /// <summary>Returns true if this name equals the other one or ends with it.</summary>
    public bool EndsWith(PersonName full) =>
        Words.Count >= full.Words.Count && Words.Skip(Words.Count - full.Words.Count).SequenceEqual(full.Words);

    /// <summary>The greatest edit distance to a misspelt form: a third of the surname's length, at most 3.</summary>
    public int MostDistance => Math.Min(3, Words.LastOrDefault("").Length / 3);

    /// <summary>The edit distance of the names, or of this surname and the nearest word of the other, if smaller.</summary>
    public int DistanceTo(PersonName other) =>
        Math.Min(EditDistance.Compute(Key, other.Key),
            other.Words.Select(word => EditDistance.Compute(Words.LastOrDefault("?"), word)).DefaultIfEmpty(int.MaxValue).Min());
}
