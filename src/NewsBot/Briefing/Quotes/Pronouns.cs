namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Whom a pronoun stands for: of the people named so far, whom the last sentence is about, by who comes first in it; then the one
/// before. What is known of somebody to be a man or a woman is kept to.
/// </summary>
internal sealed class Pronouns
{
    // Farther back nobody is meant.
    private const int Farthest = 10;

    private readonly List<(Person Person, int Sentence)> mentions = [];

    public void Add(Person person, int sentence)
    {
        if (!person.IsThing) mentions.Add((person, sentence));
    }

    /// <summary>Whom "he" or "she" stands for in a sentence; null for nobody who was named.</summary>
    public Person? Resolve(string pronoun, int sentence)
    {
        var gender = GenderOf(pronoun);
        var found = Find(person => person.IsEvident) ?? Find(person => person.Words.Count > 1);
        if (found is { Gender: Gender.Unknown }) found.Gender = gender;
        return found;

        // Mentions stand in order, so that only those of the last sentences are looked at, from the back.
        Person? Find(Func<Person, bool> mayBe)
        {
            Person? first = null;
            var of = int.MaxValue;
            for (var i = mentions.Count - 1; i >= 0 && mentions[i].Sentence >= sentence - Farthest; i--)
            {
                var (person, at) = mentions[i];
                if (first is not null && at != of) break;
                if (!mayBe(person) || (person.Gender != Gender.Unknown && person.Gender != gender)) continue;
                (first, of) = (person, at);
            }

            return first;
        }
    }

    /// <summary>Who was named last with a role: whom "the judge" stands for.</summary>
    public Person? WithRole(string role) => mentions.FindLast(mention => mention.Person.Roles.Contains(role)).Person;

    public static bool IsPronoun(string lower) => lower is "he" or "she";

    private static Gender GenderOf(string pronoun) => pronoun == "she" ? Gender.Female : Gender.Male;
}
