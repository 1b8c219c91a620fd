using NewsBot.Briefing.Timelines;
using NewsBot.Text;
using NewsBot.Text.Dates;

namespace NewsBot.Briefing.Differences;

/// <summary>Decides whether dates of two sentences belong to the same event.</summary>
internal static class DateAligner
{
    private const double Alike = 0.6;
    private const double AlikeOfLonger = 0.35;
    private const double Around = 0.5;
    private const int LeastTold = 2;

    /// <summary>Scores how surely two dates belong to the same event; null if there is no evidence for it.</summary>
    public static double? Likeness(SentencePair pair, DateExpression first, DateExpression second)
    {
        if (pair.First.Text.FactAt(first.First) is not DateMention firstMention
            || pair.Second.Text.FactAt(second.First) is not DateMention secondMention) return null;
        // A day and a year, or "since 2017" and "in 2019", describe different things.
        if (Length(first) != Length(second)
            || Limit(pair.First.Text, firstMention) != Limit(pair.Second.Text, secondMention)) return null;
        if (!pair.HasNeighbour(pair.First, firstMention) || !pair.HasNeighbour(pair.Second, secondMention)) return null;
        var similarity = pair.Likeness(firstMention, secondMention);
        if (similarity < Around || pair.Told() < LeastTold) return null;
        var share = pair.Share((_, _) => false);
        return share >= Alike && pair.ShareOfLonger() >= AlikeOfLonger ? similarity + share : null;
    }

    /// <summary>Returns true if the two dates have no day in common.</summary>
    public static bool AreApart(DateExpression first, DateExpression second) =>
        first.Date.Last < second.Date.First || second.Date.Last < first.Date.First;

    private static int Length(DateExpression date) =>
        (date.Date.Last.DayNumber - date.Date.First.DayNumber) switch { 0 => 0, < 32 => 1, _ => 2 };

    private static string Limit(AnnotatedText text, DateMention date) =>
        text.Lower(date.First - 1) is "since" or "until" or "till" or "by" or "before" or "after" or "from" or "to" or "than"
            ? text.Lower(date.First - 1) : "";
}
