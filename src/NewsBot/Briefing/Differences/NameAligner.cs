using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Differences;

/// <summary>Says whether two names of two sentences are given for the same: the one who did it, the place where it was.</summary>
internal static class NameAligner
{
    // All the rest must be nearly the same.
    private const double Alike = 0.7;
    private const double AlikeOfLonger = 0.45;
    private const int LeastTold = 2;
    private const double Around = 1;

    /// <summary>The two names, and how surely they are; null where nothing says so.</summary>
    public static (NameMention Mine, NameMention Theirs, double Likeness)? Of(SentencePair pair)
    {
        if (Stranger(pair.First, pair.Second) is not { } mine || Stranger(pair.Second, pair.First) is not { } theirs) return null;
        if (IsShort(pair.First.Text, mine) || IsShort(pair.Second.Text, theirs)) return null;
        var needed = HaveOneTitle(pair, mine, theirs) ? LeastTold : LeastTold + 1;
        if (pair.Told() < needed || pair.Likeness(mine, theirs, withNames: false) is var likeness && likeness < Around)
            return null;
        var share =
            pair.Share((sentence, word) => sentence.Text.FactAt(word) is NameMention name && (name == mine || name == theirs));
        return share >= Alike && pair.ShareOfLonger() >= AlikeOfLonger ? (mine, theirs, likeness + share) : null;
    }

    private static bool HaveOneTitle(SentencePair pair, NameMention mine, NameMention theirs) =>
        pair.First.Text.Lower(mine.First - 1) is { Length: > 0 } title && NameForms.Titles.Contains(title)
            && title == pair.Second.Text.Lower(theirs.First - 1);

    // The only name that the other sentence does not have: of two, one may be the other's other name.
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
        other.Names.Any(name.Shares) || other.Names.Any(its => its.Words.Any(word => name.Words.Any(own => AreShort(word, own))))
            || name.Words.Any(word => other.Text.Tokens.Any(token => token.Term == word))
        || other.Names.Any(its => NameReader.Initials(other.Text, its) is var letters && name.Words.Contains(letters));

    // "Fed" of "Federal Reserve", "Joe" of "Joel".
    private static bool AreShort(string one, string other) =>
        Math.Min(one.Length, other.Length) >= 3
            && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    private static bool IsShort(AnnotatedText text, NameMention name) =>
        name.End - name.First == 1 && NameReader.IsAcronym(text, text.Tokens[name.First]);
}
