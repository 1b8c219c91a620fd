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

    /// <summary>Where the sentence has "she" and names one person alone, she is that person.</summary>
    public Person? Resolve(string pronoun, int sentence)
    {
        var gender = GenderOf(pronoun);
        for (var evident = 1; evident >= 0; evident--)
        {
            for (var back = 0; back <= Farthest; back++)
            {
                foreach (var (person, at) in mentions)
                {
                    if (at != sentence - back || (evident == 1 && !person.IsEvident) || (evident == 0 && person.Words.Count < 2)) continue;
                    if (person.Gender != Gender.Unknown && person.Gender != gender) continue;
                    if (person.Gender == Gender.Unknown) person.Gender = gender;
                    return person;
                }
            }
        }

        return null;
    }

    /// <summary>Who was named last with a role: whom "the judge" stands for.</summary>
    public Person? WithRole(string role) => mentions.FindLast(mention => mention.Person.Roles.Contains(role)).Person;

    public static bool IsPronoun(string lower) => lower is "he" or "she";

    private static Gender GenderOf(string pronoun) => pronoun == "she" ? Gender.Female : Gender.Male;
}
