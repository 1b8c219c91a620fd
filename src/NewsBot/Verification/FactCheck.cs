using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>Looks up the facts of a claim among those of a window, and whether they stand there in the same place.</summary>
internal sealed class FactCheck
{
    // A number of things must share about this much of its surroundings; half a word further off is chance.
    private const double Tied = 0.35;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly CompetingFacts rivals;
    private readonly NameCheck names;
    private readonly List<Mention> others;
    private readonly IReadOnlyList<DateOnly> anchors;
    private readonly ValueConflicts contraries;

    public FactCheck(Claim claim, ClaimPassage passage, DateTimeOffset asOf)
    {
        this.claim = claim;
        this.passage = passage;
        rivals = new CompetingFacts(claim, passage);
        names = new NameCheck(claim, passage, rivals);
        others = [.. claim.Facts.Where(fact => fact is not NameMention)];
        var today = DateOnly.FromDateTime(asOf.Date);
        anchors = passage.Written is { } written && written != today ? [written, today] : [today];
        contraries = new ValueConflicts(claim.Text, passage.Body, passage.Written, anchors);
    }

    /// <summary>Tokens that looked like names for standing first in the sentence, and are common words.</summary>
    public IReadOnlyList<int> Demoted => names.Demoted;

    /// <summary>Adds what of the claim's facts <paramref name="window"/> does not have, or has for something else.</summary>
    public void AddOpen(List<Discrepancy> open, SentenceRange window)
    {
        foreach (var fact in others.Concat(names.Names).OrderBy(fact => fact.First))
        {
            var problem = fact switch
            {
                Quantity quantity => Check(quantity, window),
                DateMention date => Check(date, window),
                TimeMention time => Check(time, window),
                NameMention name => names.Check(name, window),
                _ => null,
            };
            if (problem is not null) open.Add(problem);
        }
    }

    private Discrepancy? Check(Quantity number, SentenceRange window)
    {
        var kind = number.Measure switch
        {
            Measure.Money => DiscrepancyKind.Amount,
            Measure.Percentage => DiscrepancyKind.Percentage,
            _ => DiscrepancyKind.Number,
        };
        var stated = rivals.In<Quantity>(window);
        var years = rivals.In<DateMention>(window).Where(date => IsYear(date, number));
        List<Mention> own = [.. stated.Where(other => Fits(number, other, passage.Body)), .. years];
        var others = stated.Where(other => AreOfOneKind(number, other) && !NumberMatch.Fits(number, other)).ToList();
        // "3.9 percent in October from 4.2 percent in September": none stands in the place of another month's.
        var rival = rivals.Best(number, others.Where(other => !contraries.AreOfOtherTimes(number, other)));
        var meant = Meant(number, others) ?? rival;
        // "One" and "first" are said of what a passage merely names; only another number of the same speaks against them.
        if (own.Count == 0 && number.Value == 1 && number.Measure is Measure.Plain or Measure.Ordinal)
            return rival is { Fact: { } other, Likeness: >= CompetingFacts.Clear } && HaveSameNoun(number, other)
                ? Open(number, kind, meant) : null;
        var isInTitle = passage.Title.Facts.Any(other => other is Quantity titled && Fits(number, titled, passage.Title));
        if (own.Count == 0) return isInTitle && rival.Likeness < CompetingFacts.Clear ? null : Open(number, kind, meant);
        var best = rivals.Best(number, own);
        var isOfOneFate = own.Exists(other => contraries.AreOfOneFate(number, other));
        // "Four people died, 26 people were taken to hospital" does not carry that 26 died.
        if (meant.Fact is Quantity fated && contraries.AreOfOneFate(number, fated)
            && own.TrueForAll(other => contraries.AreOfOtherFates(number, other)))
            return Open(number, kind, meant);
        var isTied = isOfOneFate || best.Likeness >= Tied || isInTitle
            || number.Measure is Measure.Money or Measure.Percentage or Measure.Part
            || !ContextSimilarity.HasSurroundings(claim.Text, number)
            || own.Exists(other => !ContextSimilarity.HasSurroundings(passage.Body, other));
        // Of several who died, those of the toll are all.
        var isTotal = own.Exists(other => other is Quantity total && contraries.AreOfOneFate(number, total)
            && CasualtyTerms.IsToll(passage.Body, total));
        return isTotal || (isTied && !IsBeaten(number, best, rival)) ? null : Open(number, kind, meant);
    }

    // Of the passage's other numbers the one of the same thing; whom one thing befell are the same however that is put.
    private BestCompetitor? Meant(Quantity number, List<Quantity> others)
    {
        var same = others.Where(other => contraries.AreOfOneThing(number, other, rivals.Best(number, [other]).Likeness)).ToList();
        if (same.Count == 0) return null;
        var best = rivals.Best(number, same);
        return contraries.AreOfOneFate(number, best.Fact!)
            ? best with { Likeness = Math.Max(best.Likeness, CompetingFacts.Clear) } : best;
    }

    private bool Fits(Quantity number, Quantity other, AnnotatedText text) =>
        NumberMatch.Fits(number, other) && !NumberMatch.HaveOtherUnits(claim.Text, number, text, other)
        && !ChangeRoles.AreOppositeEnds(claim.Text, number, text, other);

    private static bool IsYear(DateMention date, Quantity number) =>
        number.Measure == Measure.Plain && date is { Year: { } year, Month: null, Day: null, Weekday: null }
            && year == number.Value;

    private static bool AreOfOneKind(Quantity one, Quantity other) =>
        one.Measure == other.Measure
            || (one.Measure is Measure.Plain or Measure.Money && other.Measure is Measure.Plain or Measure.Money);

    private bool HaveSameNoun(Quantity number, Mention other) =>
        number.End < claim.Text.Tokens.Length && other.End < passage.Body.Tokens.Length
        && claim.Text.Tokens[number.End].Term == passage.Body.Tokens[other.End].Term;

    private Discrepancy? Check(DateMention date, SentenceRange window)
    {
        bool Follows(Mention other) => other is DateMention stated && date.FollowsFrom(stated, passage.Written, anchors);
        var stated = rivals.In<DateMention>(window);
        var own = stated.Where(Follows).ToList();
        var rival = rivals.Best(date, stated.Where(other => !Follows(other) && IsYearOnly(date) == IsYearOnly(other)));
        if (own.Exists(other => IsOfItsNumber(date, (DateMention)other, window))) return null;
        if (own.Count > 0)
            return IsBeaten(date, rivals.Best(date, own), rival) || !IsMeant(date, own)
                ? Open(date, DiscrepancyKind.Date, rival) : null;
        var isElsewhere = passage.Title.Facts.Any(Follows)
            || (date is { Year: { } year, Month: null } && rivals.In<Quantity>(window).Exists(number => number.Value == year))
            // Where the passage gives no date, what it says is so on the day it was published.
            || (stated.Count == 0 && passage.IsOfItsDay && passage.Written is { } written && date.FollowsFrom(written, anchors));
        return isElsewhere && rival.Likeness < CompetingFacts.Clear ? null : Open(date, DiscrepancyKind.Date, rival);
    }

    // "31 cases in August" where the passage has them, whatever it has of September.
    private bool IsOfItsNumber(DateMention date, DateMention own, SentenceRange window) =>
        claim.Facts.OfType<Quantity>().Any(number => QuantityAlignment.DateOf(claim.Text, number) == date
            && rivals.In<Quantity>(window).Exists(other => QuantityAlignment.DateOf(passage.Body, other) == own
                && Fits(number, other, passage.Body)));

    // Where nobody named the passage, a day that only happens to be a Monday is not the Monday of the claim.
    private bool IsMeant(DateMention date, List<DateMention> own) =>
        passage.IsOfItsDay || own.Exists(date.IsWrittenAs) || rivals.Best(date, own).Likeness >= Tied;

    private static bool IsYearOnly(DateMention date) => date is { Month: null, Weekday: null, Offset: null };

    private Discrepancy? Check(TimeMention time, SentenceRange window)
    {
        var stated = rivals.In<TimeMention>(window);
        var own = stated.Where(time.Fits).ToList();
        var rival = rivals.Best(time, stated.Where(other => !time.Fits(other)));
        var isThere = own.Count > 0
            ? !IsBeaten(time, rivals.Best(time, own), rival)
            : passage.Title.Facts.Any(other => other is TimeMention titled && time.Fits(titled));
        return isThere ? null : Open(time, DiscrepancyKind.Date, rival);
    }

    private Discrepancy Open(Mention claimed, DiscrepancyKind kind, BestCompetitor rival) =>
        rivals.Open(claimed, kind, rival, contraries.AreContrary(claimed, rival));

    private bool IsBeaten(Mention claimed, BestCompetitor own, BestCompetitor rival) =>
        rivals.IsBeaten(own, rival, others.Find(other => other != claimed && rival.Fact is { } fact && IsSame(other, fact)));

    private bool IsSame(Mention claimed, Mention stated) => (claimed, stated) switch
    {
        (Quantity mine, Quantity theirs) => NumberMatch.Fits(mine, theirs),
        (DateMention mine, DateMention theirs) => mine.FollowsFrom(theirs, passage.Written, anchors),
        (TimeMention mine, TimeMention theirs) => mine.Fits(theirs),
        _ => false,
    };
}
