using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>
/// Decides whether two values cannot both be true. Different values are not enough: one may be approximate, a bound, rounded, or
/// about something else.
/// </summary>
/// <param name="claim">The text of the claim.</param>
/// <param name="source">The text of the source.</param>
/// <param name="written">The day on which the source was written, from which its relative dates count; null if unknown.</param>
/// <param name="anchors">The days from which the relative dates of the claim may count.</param>
internal sealed class ValueConflicts(
    AnnotatedText claim, AnnotatedText source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
{
    private readonly QuantityAlignment things = new(claim, source, written, anchors);

    /// <summary>True if the claimed mention and its most similar competitor cannot both be true.</summary>
    public bool AreContrary(Mention claimed, BestCompetitor rival) => (claimed, rival.Fact) switch
    {
        (Quantity number, Quantity other) => AreApart(number, other) && things.AreSame(number, other, rival.Likeness),
        (DateMention date, DateMention other) => SideOf(claim, date) == SideOf(source, other)
            && date.IsApartFrom(other, written, anchors),
        (TimeMention time, TimeMention other) => !time.Fits(other),
        _ => false,
    };

    /// <inheritdoc cref="QuantityAlignment.AreSame"/>
    public bool AreOfOneThing(Quantity claimed, Quantity stated, double similarity) =>
        things.AreSame(claimed, stated, similarity);

    /// <inheritdoc cref="QuantityAlignment.AreOfOtherTimes"/>
    public bool AreOfOtherTimes(Quantity claimed, Quantity stated) => things.AreOfOtherTimes(claimed, stated);

    /// <summary>True if both numbers count people with the same fate.</summary>
    public bool AreOfOneFate(Quantity claimed, Mention stated) =>
        stated is Quantity other && CasualtyTerms.Of(claim, claimed) is { } fate && CasualtyTerms.Of(source, other) == fate;

    /// <summary>True if the source's number counts people with another fate, or people without one.</summary>
    public bool AreOfOtherFates(Quantity claimed, Mention stated) =>
        stated is Quantity other && CasualtyTerms.Of(claim, claimed) is { } fate
            && CasualtyTerms.Of(source, other) is var otherFate && otherFate != fate
        && (otherFate is not null || CasualtyTerms.IsOfPeople(source.Lower(other.End)));

    /// <summary>True if the two numbers cannot both be true, provided that they are about the same thing.</summary>
    public bool AreApart(Quantity claimed, Quantity stated)
    {
        if (claimed.Measure != stated.Measure || NumberMatch.HaveOtherUnits(claim, claimed, source, stated)) return false;
        if (claimed.Currency is { } currency && stated.Currency is { } statedCurrency && currency != statedCurrency) return false;
        if (claimed.Other is not null || stated.Other is not null) return false;
        // "First" and "one" do not exclude others.
        if (claimed.Value == 1 && claimed.Measure is Measure.Plain or Measure.Ordinal) return false;
        return NumberRange.Of(claim, claimed, stated).IsApartFrom(NumberRange.Of(source, stated, claimed));
    }

    // The word that makes a date a bound: "before Monday", "by Friday". Null if the date is no bound.
    private static string? SideOf(AnnotatedText text, DateMention date) =>
        text.Lower(date.First - 1) is var word
            and ("before" or "until" or "till" or "by" or "after" or "since" or "from" or "than")
            ? word : null;
}
