using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>Checks whether a window of the passage has the mentions of a claim, each in the same context.</summary>
internal sealed class FactCheck
{
    // The least similarity of the contexts of two counts. Less, such as one word at a distance, is chance.
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
        others = [.. claim.Facts.Where(mention => mention is not NameMention)];
        var today = DateOnly.FromDateTime(asOf.Date);
        anchors = passage.Written is { } written && written != today ? [written, today] : [today];
        contraries = new ValueConflicts(claim.Text, passage.Body, passage.Written, anchors);
    }

    /// <summary>Tokens at the start of the sentence that look like names by their capital, but are common words.</summary>
    public IReadOnlyList<int> Demoted => names.Demoted;

    /// <summary>Adds the mentions of the claim that the window does not have, or has in another context.</summary>
    public void AddOpen(List<Discrepancy> discrepancies, SentenceRange window)
    {
        foreach (var mention in others.Concat(names.Names).OrderBy(mention => mention.First))
        {
            var discrepancy = mention switch
            {
                Quantity quantity => Check(quantity, window),
                DateMention date => Check(date, window),
                TimeMention time => Check(time, window),
                NameMention name => names.Check(name, window),
                _ => null,
            };
            if (discrepancy is not null) discrepancies.Add(discrepancy);
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
        var sameYears = rivals.In<DateMention>(window).Where(date => IsYear(date, number));
        List<Mention> own = [.. stated.Where(other => Fits(number, other, passage.Body)), .. sameYears];
        var others = stated.Where(other => AreOfOneKind(number, other) && !NumberMatch.Fits(number, other)).ToList();
        // In "3.9 percent in October from 4.2 percent in September", the numbers belong to different months and do not compete.
        var rival = rivals.Best(number, others.Where(other => !contraries.AreOfOtherTimes(number, other)));
        var counterpart = Meant(number, others) ?? rival;
        // A claim may say "one" or "first" of something that the passage only names. Only another number of the same thing
        // speaks against it.
        if (own.Count == 0 && number.Value == 1 && number.Measure is Measure.Plain or Measure.Ordinal)
            return rival is { Fact: { } other, Likeness: >= CompetingFacts.Clear } && HaveSameNoun(number, other)
                ? Open(number, kind, counterpart) : null;
        var isInTitle = passage.Title.Facts.Any(other => other is Quantity titled && Fits(number, titled, passage.Title));
        if (own.Count == 0) return isInTitle && rival.Likeness < CompetingFacts.Clear ? null : Open(number, kind, counterpart);
        var best = rivals.Best(number, own);
        var hasSameFate = own.Exists(other => contraries.AreOfOneFate(number, other));
        // "Four people died, 26 people were taken to hospital" does not support that 26 died.
        if (counterpart.Fact is Quantity counted && contraries.AreOfOneFate(number, counted)
            && own.TrueForAll(other => contraries.AreOfOtherFates(number, other)))
            return Open(number, kind, counterpart);
        var isInContext = hasSameFate || best.Likeness >= Tied || isInTitle
            || number.Measure is Measure.Money or Measure.Percentage or Measure.Part
            || !ContextSimilarity.HasSurroundings(claim.Text, number)
            || own.Exists(other => !ContextSimilarity.HasSurroundings(passage.Body, other));
        // If the passage has several numbers of dead, the toll is the total.
        var isTotal = own.Exists(other => other is Quantity total && contraries.AreOfOneFate(number, total)
            && CasualtyTerms.IsToll(passage.Body, total));
        return isTotal || (isInContext && !IsBeaten(number, best, rival)) ? null : Open(number, kind, counterpart);
    }

    // Finds the other number of the passage that is about the same thing. The same fate is the same thing in whatever words.
    private BestCompetitor? Meant(Quantity number, List<Quantity> others)
    {
        var comparable = others
            .Where(other => contraries.AreOfOneThing(number, other, rivals.Best(number, [other]).Likeness)).ToList();
        if (comparable.Count == 0) return null;
        var best = rivals.Best(number, comparable);
        return contraries.AreOfOneFate(number, best.Fact!)
            ? best with { Likeness = Math.Max(best.Likeness, CompetingFacts.Clear) } : best;
    }

    private bool Fits(Quantity number, Quantity other, AnnotatedText text) =>
        NumberMatch.Fits(number, other) && !NumberMatch.HaveOtherUnits(claim.Text, number, text, other)
        && !ChangeRoles.AreOppositeEnds(claim.Text, number, text, other);

    private static bool IsYear(DateMention date, Quantity number) =>
        number.Measure == Measure.Plain && date is { Year: { } year, Month: null, Day: null, Weekday: null }
            && year == number.Value;

    private static bool AreOfOneKind(Quantity first, Quantity second) =>
        first.Measure == second.Measure
            || (first.Measure is Measure.Plain or Measure.Money && second.Measure is Measure.Plain or Measure.Money);

    private bool HaveSameNoun(Quantity number, Mention other) =>
        number.End < claim.Text.Tokens.Length && other.End < passage.Body.Tokens.Length
        && claim.Text.Tokens[number.End].Term == passage.Body.Tokens[other.End].Term;

    private Discrepancy? Check(DateMention date, SentenceRange window)
    {
        bool IsSupportedBy(Mention other) => other is DateMention stated && date.FollowsFrom(stated, passage.Written, anchors);
        var stated = rivals.In<DateMention>(window);
        var own = stated.Where(IsSupportedBy).ToList();
        var rival = rivals.Best(date, stated.Where(other => !IsSupportedBy(other) && IsYearOnly(date) == IsYearOnly(other)));
        if (own.Exists(other => IsOfItsNumber(date, (DateMention)other, window))) return null;
        if (own.Count > 0)
            return IsBeaten(date, rivals.Best(date, own), rival) || !IsMeant(date, own)
                ? Open(date, DiscrepancyKind.Date, rival) : null;
        var isElsewhere = passage.Title.Facts.Any(IsSupportedBy)
            || (date is { Year: { } year, Month: null } && rivals.In<Quantity>(window).Exists(number => number.Value == year))
            // A passage without a date is about the day on which it was published.
            || (stated.Count == 0 && passage.IsOfItsDay && passage.Written is { } written && date.FollowsFrom(written, anchors));
        return isElsewhere && rival.Likeness < CompetingFacts.Clear ? null : Open(date, DiscrepancyKind.Date, rival);
    }

    // Accepts the August of "31 cases in August" if the passage has 31 for August, whatever it says of September.
    private bool IsOfItsNumber(DateMention date, DateMention own, SentenceRange window) =>
        claim.Facts.OfType<Quantity>().Any(number => QuantityAlignment.DateOf(claim.Text, number) == date
            && rivals.In<Quantity>(window).Exists(other => QuantityAlignment.DateOf(passage.Body, other) == own
                && Fits(number, other, passage.Body)));

    // If nobody cited the passage, a Monday in it need not be the Monday of the claim: the context must be similar, too.
    private bool IsMeant(DateMention date, List<DateMention> own) =>
        passage.IsOfItsDay || own.Exists(date.IsSameAs) || rivals.Best(date, own).Likeness >= Tied;

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
        rivals.IsBeaten(
            own, rival, others.Find(other => other != claimed && rival.Fact is { } mention && IsSame(other, mention)));

    private bool IsSame(Mention claimed, Mention stated) => (claimed, stated) switch
    {
        (Quantity number, Quantity other) => NumberMatch.Fits(number, other),
        (DateMention date, DateMention other) => date.FollowsFrom(other, passage.Written, anchors),
        (TimeMention time, TimeMention other) => time.Fits(other),
        _ => false,
    };
}
