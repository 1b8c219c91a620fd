using NewsBot.Answering.Claims;

namespace NewsBot.Briefing.Differences;

/// <summary>Says whether two dates of two sentences are of the same event.</summary>
internal static class SameDates
{
    private const double Alike = 0.6;
    private const double Around = 0.5;

    /// <summary>How surely they are; null where nothing says so.</summary>
    public static double? Likeness(SentencePair pair, SpokenDate mine, SpokenDate theirs)
    {
        if (pair.First.Text.FactAt(mine.First) is not DateFact one || pair.Second.Text.FactAt(theirs.First) is not DateFact other) return null;
        var likeness = pair.Likeness(one, other);
        if (likeness < Around || pair.Told() == 0 || pair.Told() + pair.Named < 2) return null;
        var share = pair.Share((_, _) => false);
        return share >= Alike ? likeness + share : null;
    }

    public static bool AreApart(SpokenDate mine, SpokenDate theirs) =>
        mine.Date.Last < theirs.Date.First || theirs.Date.Last < mine.Date.First;
}
