namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Resolves pronouns among the people named so far: to the first person of matching gender in the last sentence that names one.
/// A person of unknown gender matches, and takes the gender of the pronoun from then on.
/// </summary>
internal sealed class Pronouns
{
    // A pronoun does not refer to a person named more sentences back.
    private const int MaxSentencesBack = 10;

    private readonly List<(Person Person, int Sentence)> mentions = [];

    /// <summary>Notes that a sentence names a person.</summary>
    public void Add(Person person, int sentence)
    {
        if (!person.IsThing) mentions.Add((person, sentence));
    }

    /// <summary>Returns the person that "he" or "she" refers to in a sentence; null if none of those named fits.</summary>
    public Person? Resolve(string pronoun, int sentence)
    {
        var gender = GetGender(pronoun);
        // The sentence just before decides, also by a name that nothing else shows to be a person's.
        var found = Find(person => person.IsSurelyPerson || person.Words.Count > 1, back: 1)
            ?? Find(person => person.IsSurelyPerson, MaxSentencesBack)
            ?? Find(person => person.Words.Count > 1, MaxSentencesBack);
        if (found is { Gender: Gender.Unknown }) found.Gender = gender;
        return found;

        // Mentions are in order of sentences, so the search runs backwards and stops early.
        Person? Find(Func<Person, bool> isCandidate, int back)
        {
            Person? first = null;
            var firstSentence = int.MaxValue;
            for (var i = mentions.Count - 1; i >= 0 && mentions[i].Sentence >= sentence - back; i--)
            {
                var (person, mentionSentence) = mentions[i];
                if (first is not null && mentionSentence != firstSentence) break;
                if (!isCandidate(person) || (person.Gender != Gender.Unknown && person.Gender != gender)) continue;
                (first, firstSentence) = (person, mentionSentence);
            }

            return first;
        }
    }

    /// <summary>Returns the person with a role who was named last, for "the judge"; null for none.</summary>
    public Person? FindByRole(string role) => mentions.FindLast(mention => mention.Person.Roles.Contains(role)).Person;

    public static bool IsPronoun(string lower) => lower is "he" or "she";

    private static Gender GetGender(string pronoun) => pronoun == "she" ? Gender.Female : Gender.Male;
}
