using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>
/// Says which values cannot both be so. That a passage has another one in the claim's place is not enough: one may be said less
/// exactly, as a bound, rounded, or of something else.
/// </summary>
/// <param name="claim">The one text.</param>
/// <param name="source">The other.</param>
/// <param name="written">The day by which its "today" goes; null where unknown.</param>
/// <param name="anchors">The days by which the claim's may go.</param>
internal sealed class ValueConflicts(
    AnnotatedText claim, AnnotatedText source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
{
    private readonly QuantityAlignment things = new(claim, source, written, anchors);

    /// <summary>Whether the claim's fact and what is likeliest in its place are apart.</summary>
    public bool AreContrary(Mention claimed, BestCompetitor rival) => (claimed, rival.Fact) switch
    {
        (Quantity mine, Quantity theirs) => AreApart(mine, theirs) && things.AreSame(mine, theirs, rival.Likeness),
        (DateMention mine, DateMention theirs) => SideOf(claim, mine) == SideOf(source, theirs)
            && mine.IsApartFrom(theirs, written, anchors),
        (TimeMention mine, TimeMention theirs) => !mine.Fits(theirs),
        _ => false,
    };

    /// <inheritdoc cref="QuantityAlignment.AreSame"/>
    public bool AreOfOneThing(Quantity mine, Quantity theirs, double likeness) => things.AreSame(mine, theirs, likeness);

    /// <inheritdoc cref="QuantityAlignment.AreOfOtherTimes"/>
    public bool AreOfOtherTimes(Quantity mine, Quantity theirs) => things.AreOfOtherTimes(mine, theirs);

    /// <summary>Whether both count those whom one and the same befell.</summary>
    public bool AreOfOneFate(Quantity mine, Mention theirs) =>
        theirs is Quantity other && CasualtyTerms.Of(claim, mine) is { } fate && CasualtyTerms.Of(source, other) == fate;

    /// <summary>Whether theirs counts people whom something else befell, or nothing that is said.</summary>
    public bool AreOfOtherFates(Quantity mine, Mention theirs) =>
        theirs is Quantity other && CasualtyTerms.Of(claim, mine) is { } fate
            && CasualtyTerms.Of(source, other) is var its && its != fate
        && (its is not null || CasualtyTerms.IsOfPeople(source.Lower(other.End)));

    /// <summary>Whether the two numbers cannot both be right, if they are of the same.</summary>
    public bool AreApart(Quantity mine, Quantity theirs)
    {
        if (mine.Measure != theirs.Measure || NumberMatch.HaveOtherUnits(claim, mine, source, theirs)) return false;
        if (mine.Currency is { } own && theirs.Currency is { } other && own != other) return false;
        if (mine.Other is not null || theirs.Other is not null) return false;
        // "First" and "one" are said of what is one among several.
        if (mine.Value == 1 && mine.Measure is Measure.Plain or Measure.Ordinal) return false;
        return NumberRange.Of(claim, mine, theirs).IsApartFrom(NumberRange.Of(source, theirs, mine));
    }

    // "Not before Monday" and "by Friday" say of a day only on which side of it something is.
    private static string? SideOf(AnnotatedText text, DateMention date) =>
        text.Lower(date.First - 1) is var word
            and ("before" or "until" or "till" or "by" or "after" or "since" or "from" or "than")
            ? word : null;
}
