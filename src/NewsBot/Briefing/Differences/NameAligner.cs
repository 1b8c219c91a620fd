using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Differences;

/// <summary>Finds two different names that two sentences give for the same role: who did it, or where it happened.</summary>
internal static class NameAligner
{
    // Everything else in the sentences must be nearly the same.
    private const double MinShare = 0.7;
    private const double MinShareOfLonger = 0.45;
    private const int MinSharedWords = 2;
    private const double MinContext = 1;

    /// <summary>Finds the two names and how surely they stand for the same role; null if there are none.</summary>
    public static (NameMention First, NameMention Second, double Similarity)? Match(SentencePair pair)
    {
        if (FindOnlyUnmatchedName(pair.First, pair.Second) is not { } firstName
            || FindOnlyUnmatchedName(pair.Second, pair.First) is not { } secondName) return null;
        if (IsAcronym(pair.First.Text, firstName) || IsAcronym(pair.Second.Text, secondName)) return null;
        var needed = HaveSameTitle(pair, firstName, secondName) ? MinSharedWords : MinSharedWords + 1;
        if (pair.CountSharedWords() < needed
            || pair.CompareContexts(firstName, secondName, withNames: false) is var similarity && similarity < MinContext)
            return null;
        var share =
            pair.ShareOfShorter((sentence, word) =>
                sentence.Text.FindMentionAt(word) is NameMention name && (name == firstName || name == secondName));
        return share >= MinShare && pair.ShareOfLonger() >= MinShareOfLonger
            ? (firstName, secondName, similarity + share) : null;
    }

    private static bool HaveSameTitle(SentencePair pair, NameMention firstName, NameMention secondName) =>
        pair.First.Text.LowerAt(firstName.First - 1) is { Length: > 0 } title && NameForms.Titles.Contains(title)
            && title == pair.Second.Text.LowerAt(secondName.First - 1);

    // The only name that the other sentence lacks. With two such names, one may be another name for the other.
    private static NameMention? FindOnlyUnmatchedName(AnnotatedSentence sentence, AnnotatedSentence other)
    {
        NameMention? found = null;
        foreach (var name in sentence.Names)
        {
            if (IsMentioned(name, other) || sentence.IsSpeakerName(name)) continue;
            if (found is not null) return null;
            found = name;
        }

        return found;
    }

    private static bool IsMentioned(NameMention name, AnnotatedSentence other) =>
        other.Names.Any(name.SharesWordWith)
            || other.Names.Any(otherName => otherName.Words.Any(word => name.Words.Any(own => IsOnePrefixOfOther(word, own))))
            || name.Words.Any(word => other.Text.Tokens.Any(token => token.Term == word))
            || other.Names.Any(otherName =>
                NameReader.ReadInitials(other.Text, otherName) is var initials && name.Words.Contains(initials));

    // "Fed" of "Federal Reserve", "Joe" of "Joel".
    private static bool IsOnePrefixOfOther(string first, string second) =>
        Math.Min(first.Length, second.Length) >= 3
            && (first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal));

    private static bool IsAcronym(AnnotatedText text, NameMention name) =>
        name.End - name.First == 1 && NameReader.IsAcronym(text, text.Tokens[name.First]);
}
