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
    private readonly QuantityAlignment alignment = new(claim, source, written, anchors);

    /// <summary>True if the claimed mention and its most similar competitor cannot both be true.</summary>
    public bool AreInConflict(Mention claimed, ClosestMention rival) => (claimed, rival.Mention) switch
    {
        (Quantity number, Quantity other) =>
            HaveDisjointValues(number, other) && alignment.AreComparable(number, other, rival.Similarity),
        (DateMention date, DateMention other) => FindBoundWord(claim, date) == FindBoundWord(source, other)
            && date.ConflictsWith(other, written, anchors),
        (TimeMention time, TimeMention other) => !time.Matches(other),
        _ => false,
    };

    /// <inheritdoc cref="QuantityAlignment.AreComparable"/>
    public bool AreComparable(Quantity claimed, Quantity stated, double similarity) =>
        alignment.AreComparable(claimed, stated, similarity);

    /// <inheritdoc cref="QuantityAlignment.HaveDifferentDates"/>
    public bool HaveDifferentDates(Quantity claimed, Quantity stated) => alignment.HaveDifferentDates(claimed, stated);

    /// <summary>True if both numbers count people with the same fate.</summary>
    public bool HaveSameFate(Quantity claimed, Mention stated) =>
        stated is Quantity other && CasualtyTerms.FindFate(claim, claimed) is { } fate
            && CasualtyTerms.FindFate(source, other) == fate;

    /// <summary>True if the source's number counts people with another fate, or people without one.</summary>
    public bool HaveDifferentFates(Quantity claimed, Mention stated) =>
        stated is Quantity other && CasualtyTerms.FindFate(claim, claimed) is { } fate
            && CasualtyTerms.FindFate(source, other) is var otherFate && otherFate != fate
        && (otherFate is not null || CasualtyTerms.IsPeopleWord(source.LowerAt(other.End)));

    /// <summary>True if the two numbers cannot both be true, provided that they are about the same thing.</summary>
    public bool HaveDisjointValues(Quantity claimed, Quantity stated)
    {
        if (claimed.Measure != stated.Measure || NumberMatch.HaveDifferentUnits(claim, claimed, source, stated)) return false;
        if (claimed.Currency is { } currency && stated.Currency is { } statedCurrency && currency != statedCurrency) return false;
        if (claimed.AlternativeValue is not null || stated.AlternativeValue is not null) return false;
        // "First" and "one" do not exclude others.
        if (claimed.Value == 1 && claimed.Measure is Measure.Plain or Measure.Ordinal) return false;
        return NumberRange.From(claim, claimed, stated).IsDisjointFrom(NumberRange.From(source, stated, claimed));
    }

    // The word that makes a date a bound: "before Monday", "by Friday". Null if the date is no bound.
    private static string? FindBoundWord(AnnotatedText text, DateMention date) =>
        text.LowerAt(date.First - 1) is var word
            and ("before" or "until" or "till" or "by" or "after" or "since" or "from" or "than")
            ? word : null;
}
