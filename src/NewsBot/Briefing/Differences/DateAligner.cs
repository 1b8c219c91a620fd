using NewsBot.Briefing.Timelines;
using NewsBot.Text;
using NewsBot.Text.Dates;

namespace NewsBot.Briefing.Differences;

/// <summary>Decides whether dates of two sentences belong to the same event.</summary>
internal static class DateAligner
{
    private const double MinShare = 0.6;
    private const double MinShareOfLonger = 0.35;
    private const double MinContext = 0.5;
    private const int MinSharedWords = 2;

    /// <summary>Scores how surely two dates belong to the same event; null if there is no evidence for it.</summary>
    public static double? Score(SentencePair pair, DateExpression first, DateExpression second)
    {
        if (pair.First.Text.FindMentionAt(first.First) is not DateMention firstMention
            || pair.Second.Text.FindMentionAt(second.First) is not DateMention secondMention) return null;
        // A day and a year, or "since 2017" and "in 2019", describe different things.
        if (ClassifyLength(first) != ClassifyLength(second)
            || FindLimitWord(pair.First.Text, firstMention) != FindLimitWord(pair.Second.Text, secondMention)) return null;
        if (!pair.HasSharedNeighbour(pair.First, firstMention) || !pair.HasSharedNeighbour(pair.Second, secondMention))
            return null;
        var similarity = pair.CompareContexts(firstMention, secondMention);
        if (similarity < MinContext || pair.CountSharedWords() < MinSharedWords) return null;
        var share = pair.ShareOfShorter((_, _) => false);
        return share >= MinShare && pair.ShareOfLonger() >= MinShareOfLonger ? similarity + share : null;
    }

    /// <summary>Returns true if the two dates have no day in common.</summary>
    public static bool AreDisjoint(DateExpression first, DateExpression second) =>
        first.Date.Last < second.Date.First || second.Date.Last < first.Date.First;

    private static int ClassifyLength(DateExpression date) =>
        (date.Date.Last.DayNumber - date.Date.First.DayNumber) switch { 0 => 0, < 32 => 1, _ => 2 };

    private static string FindLimitWord(AnnotatedText text, DateMention date) =>
        text.LowerAt(date.First - 1) is var word && (EventDates.BoundWords.Contains(word) || word is "from" or "to" or "than")
            ? word : "";
}
