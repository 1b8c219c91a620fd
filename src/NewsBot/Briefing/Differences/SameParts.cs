using NewsBot.Answering.Claims;

namespace NewsBot.Briefing.Differences;

/// <summary>Says whether two names of two sentences are given for the same: the one who did it, the place where it was.</summary>
internal static class SameParts
{
    // All the rest must be nearly the same.
    private const double Alike = 0.7;
    private const int LeastTold = 2;
    private const double Around = 1;

    /// <summary>How surely they are; null where nothing says so.</summary>
    public static double? Likeness(SentencePair pair, Name mine, Name theirs)
    {
        if (IsIn(mine, pair.Second) || IsIn(theirs, pair.First) || pair.First.IsOfSpeaker(mine) || pair.Second.IsOfSpeaker(theirs)) return null;
        if (IsShort(pair.First.Text, mine) || IsShort(pair.Second.Text, theirs)) return null;
        // Another name that only one of them has may be the other's other name.
        if (Strangers(pair.First, pair.Second) != 1 || Strangers(pair.Second, pair.First) != 1) return null;
        if (pair.Told() < LeastTold || pair.Likeness(mine, theirs, withNames: false) is var likeness && likeness < Around) return null;
        var share = pair.Share((sentence, word) => sentence.Text.FactAt(word) is Name name && (name == mine || name == theirs));
        return share >= Alike ? likeness + share : null;
    }

    private static int Strangers(ReadSentence sentence, ReadSentence other) =>
        sentence.Names.Count(name => !IsIn(name, other) && !sentence.IsOfSpeaker(name));

    private static bool IsIn(Name name, ReadSentence other) =>
        other.Names.Any(name.Shares) || name.Words.Any(word => other.Text.Tokens.Any(token => token.Term == word))
        || other.Names.Any(its => NameReader.Initials(other.Text, its) is var letters && name.Words.Contains(letters));

    private static bool IsShort(ReadText text, Name name) => name.End - name.First == 1 && SayableNames.IsAcronym(text, text.Tokens[name.First]);
}
