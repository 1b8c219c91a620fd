using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Verification;

/// <summary>Tells persons of one surname apart, by their titles and by the full names of the article.</summary>
internal sealed class Namesakes(Claim claim, ClaimPassage passage)
{
    private static readonly FrozenSet<string> RolesOfMen = Lexicon.English.Words("roles-of-men");
    private static readonly FrozenSet<string> RolesOfWomen = Lexicon.English.Words("roles-of-women");

    /// <summary>True for "Mr. Smith" and "Ms. Smith", also where the passage leaves out a title that it gave before.</summary>
    public bool HaveOppositeTitles(NameMention claimed, NameMention stated) =>
        ReadSex(claim.Text, claimed) is { } isMan && FindSex(stated) is { } isStatedMan && isMan != isStatedMan;

    /// <summary>
    /// True if the surname in the window is of another person than the claimed one: the article names several of that surname,
    /// and the last one it named in full is another.
    /// </summary>
    public bool IsAnotherOfSurname(NameMention name, SentenceRange window)
    {
        var surname = name.Words[^1];
        if (passage.Body.Mentions.OfType<NameMention>().FirstOrDefault(other =>
                other.Words.Count == 1 && other.Words[0] == surname && window.Contains(passage.Body.Tokens[other.First].Sentence))
            is not { } stated) return false;
        if (passage.FindFullNames(surname).All(other => other.ContainsAll(name.Words) || name.ContainsAll(other.Words)))
            return false;
        var latest = passage.Body.Mentions.OfType<NameMention>()
            .LastOrDefault(other => other.First < stated.First && other.Words.Count > 1 && other.Words[^1] == surname);
        return latest is null || !latest.ContainsAll(name.Words);
    }

    /// <summary>True if one name has the first letter of the other's first name: "J. Smith", "John Smith".</summary>
    public static bool IsInitialOf(NameMention first, NameMention second)
    {
        if (first.Words.Count < 2 || second.Words.Count < 2 || first.Words[^1] != second.Words[^1]) return false;
        var (one, other) = (first.Words[0], second.Words[0]);
        return one.Length != other.Length && (one.Length == 1 || other.Length == 1) && one[0] == other[0];
    }

    /// <summary>True if one of the stated names is the claimed one but for an initial, and the article has no other such
    /// name.</summary>
    public bool IsInitialIn(NameMention name, IReadOnlyList<NameMention> stated) =>
        stated.Any(other => IsInitialOf(name, other))
        && passage.FindFullNames(name.Words[^1]).Select(other => other.Words[0]).Append(name.Words[0])
            .Where(first => first.Length > 1 && first[0] == name.Words[0][0]).Distinct(StringComparer.Ordinal).Count() == 1;

    // The title in front of the name, or the last one in front of the same surname before it.
    private bool? FindSex(NameMention stated) =>
        passage.Body.Mentions.OfType<NameMention>()
            .Where(other => other.First <= stated.First && other.Words[^1] == stated.Words[^1]
                && (other.Words.Count == 1 || stated.Words.Count == 1 || other.ContainsAll(stated.Words)))
            .Reverse().Select(other => ReadSex(passage.Body, other)).FirstOrDefault(sex => sex is not null);

    // True for a man, false for a woman, null if no title tells.
    private static bool? ReadSex(AnnotatedText text, NameMention name)
    {
        if (!text.IsAdjacent(name.First, TokenGap.Space)) return null;
        var title = text.LowerAt(name.First - 1);
        // "Mr and Mrs Smith" are both.
        if (text.LowerAt(name.First - 2) is "and") return null;
        return RolesOfMen.Contains(title) ? true : RolesOfWomen.Contains(title) ? false : null;
    }
}
