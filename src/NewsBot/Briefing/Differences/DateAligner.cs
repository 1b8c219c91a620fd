using NewsBot.Briefing.Timelines;
using NewsBot.Text;
using NewsBot.Text.Dates;

namespace NewsBot.Briefing.Differences;

/// <summary>Says whether two dates of two sentences are of the same event.</summary>
internal static class DateAligner
{
    private const double Alike = 0.6;
    private const double AlikeOfLonger = 0.35;
    private const double Around = 0.5;
    private const int LeastTold = 2;

    /// <summary>How surely they are; null where nothing says so.</summary>
    public static double? Likeness(SentencePair pair, DateExpression mine, DateExpression theirs)
    {
        if (pair.First.Text.FactAt(mine.First) is not DateMention one
            || pair.Second.Text.FactAt(theirs.First) is not DateMention other) return null;
        // A day and a year, or "since 2017" and "in 2019", are of other things.
        if (Length(mine) != Length(theirs) || Limit(pair.First.Text, one) != Limit(pair.Second.Text, other)) return null;
        if (!pair.HasNeighbour(pair.First, one) || !pair.HasNeighbour(pair.Second, other)) return null;
        var likeness = pair.Likeness(one, other);
        if (likeness < Around || pair.Told() < LeastTold) return null;
        var share = pair.Share((_, _) => false);
        return share >= Alike && pair.ShareOfLonger() >= AlikeOfLonger ? likeness + share : null;
    }

    /// <summary>Whether they have no day in common.</summary>
    public static bool AreApart(DateExpression mine, DateExpression theirs) =>
        mine.Date.Last < theirs.Date.First || theirs.Date.Last < mine.Date.First;

    private static int Length(DateExpression date) =>
        (date.Date.Last.DayNumber - date.Date.First.DayNumber) switch { 0 => 0, < 32 => 1, _ => 2 };

    private static string Limit(AnnotatedText text, DateMention date) =>
        text.Lower(date.First - 1) is "since" or "until" or "till" or "by" or "before" or "after" or "from" or "to" or "than"
            ? text.Lower(date.First - 1) : "";
}
