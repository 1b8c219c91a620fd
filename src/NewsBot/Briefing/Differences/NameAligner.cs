using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Differences;

/// <summary>Finds two different names that two sentences give for the same role: who did it, or where it happened.</summary>
internal static class NameAligner
{
    // Everything else in the sentences must be nearly the same.
    private const double Alike = 0.7;
    private const double AlikeOfLonger = 0.45;
    private const int LeastTold = 2;
    private const double Around = 1;

    /// <summary>Finds the two names and how surely they stand for the same role; null if there are none.</summary>
    public static (NameMention First, NameMention Second, double Similarity)? Of(SentencePair pair)
    {
        if (Stranger(pair.First, pair.Second) is not { } firstName
            || Stranger(pair.Second, pair.First) is not { } secondName) return null;
        if (IsShort(pair.First.Text, firstName) || IsShort(pair.Second.Text, secondName)) return null;
        var needed = HaveOneTitle(pair, firstName, secondName) ? LeastTold : LeastTold + 1;
        if (pair.Told() < needed
            || pair.Likeness(firstName, secondName, withNames: false) is var similarity && similarity < Around)
            return null;
        var share =
            pair.Share((sentence, word) =>
                sentence.Text.FactAt(word) is NameMention name && (name == firstName || name == secondName));
        return share >= Alike && pair.ShareOfLonger() >= AlikeOfLonger
            ? (firstName, secondName, similarity + share) : null;
    }

    private static bool HaveOneTitle(SentencePair pair, NameMention firstName, NameMention secondName) =>
        pair.First.Text.Lower(firstName.First - 1) is { Length: > 0 } title && NameForms.Titles.Contains(title)
            && title == pair.Second.Text.Lower(secondName.First - 1);

    // The only name that the other sentence lacks. With two such names, one may be another name for the other.
    private static NameMention? Stranger(AnnotatedSentence sentence, AnnotatedSentence other)
    {
        NameMention? found = null;
        foreach (var name in sentence.Names)
        {
            if (IsIn(name, other) || sentence.IsOfSpeaker(name)) continue;
            if (found is not null) return null;
            found = name;
        }

        return found;
    }

    private static bool IsIn(NameMention name, AnnotatedSentence other) =>
        other.Names.Any(name.Shares)
            || other.Names.Any(otherName => otherName.Words.Any(word => name.Words.Any(own => AreShort(word, own))))
            || name.Words.Any(word => other.Text.Tokens.Any(token => token.Term == word))
            || other.Names.Any(otherName =>
                NameReader.Initials(other.Text, otherName) is var initials && name.Words.Contains(initials));

    // "Fed" of "Federal Reserve", "Joe" of "Joel".
    private static bool AreShort(string first, string second) =>
        Math.Min(first.Length, second.Length) >= 3
            && (first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal));

    private static bool IsShort(AnnotatedText text, NameMention name) =>
        name.End - name.First == 1 && NameReader.IsAcronym(text, text.Tokens[name.First]);
}
