using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>Checks whether a window of the passage has the mentions of a claim, each in the same context.</summary>
internal sealed class MentionCheck
{
    // The least similarity of the contexts of two counts. Less, such as one word at a distance, is chance.
    private const double MinSimilarity = 0.35;

    // In tokens: "down by roughly 50 cents".
    private const int MaxDirectionDistance = 3;

    private static readonly FrozenDictionary<string, bool> Directions = Lexicon.English.Groups("directions")
        .SelectMany((words, line) => words.Select(word => KeyValuePair.Create(word, line == 0)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> BoundSides = Lexicon.English.Groups("date-sides")
        .SelectMany((words, line) => words.Select(word => KeyValuePair.Create(word, line)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly CompetingMentions competitors;
    private readonly List<Mention> mentionsButNames;
    private readonly IReadOnlyList<DateOnly> anchors;
    private readonly ValueConflicts conflicts;
    private int primary = -1;

    public MentionCheck(Claim claim, ClaimPassage passage, DateTimeOffset asOf)
    {
        this.claim = claim;
        this.passage = passage;
        competitors = new CompetingMentions(claim, passage);
        NameCheck = new NameCheck(claim, passage, competitors);
        mentionsButNames = [.. claim.Mentions.Where(mention => mention is not NameMention)];
        var today = DateOnly.FromDateTime(asOf.Date);
        anchors = passage.PublishedOn is { } written && written != today ? [written, today] : [today];
        conflicts = new ValueConflicts(claim.Text, passage.Body, passage.PublishedOn, anchors);
    }

    public NameCheck NameCheck { get; }

    /// <summary>Tokens at the start of the sentence that look like names by their capital, but are common words.</summary>
    public IReadOnlyList<int> CommonWordTokens => NameCheck.CommonWordTokens;

    /// <summary>Adds the mentions of the claim that the window does not have, or has in another context.</summary>
    /// <param name="primary">The sentence of the window with most of the claim's words.</param>
    public void AddDiscrepancies(List<Discrepancy> discrepancies, SentenceRange window, int primary)
    {
        this.primary = primary;
        foreach (var mention in mentionsButNames.Concat(NameCheck.Names).OrderBy(mention => mention.First))
        {
            var discrepancy = mention switch
            {
                Quantity quantity => Check(quantity, window),
                DateMention date => Check(date, window),
                TimeMention time => Check(time, window),
                NameMention name => NameCheck.Check(name, window),
                _ => null,
            };
            if (discrepancy is not null) discrepancies.Add(discrepancy);
        }
    }

    /// <summary>True if a sentence has a mention of the claim, in the context of the claim.</summary>
    public bool IsStatedIn(int sentence, TextSpan mention)
    {
        var claimed = mentionsButNames.Find(other => claim.Text.GetSpan(other.First, other.End) == mention);
        var window = new SentenceRange(sentence, sentence);
        return claimed switch
        {
            Quantity quantity => Check(quantity, window) is null,
            DateMention date => Check(date, window) is null,
            TimeMention time => Check(time, window) is null,
            _ => false,
        };
    }

    private Discrepancy? Check(Quantity number, SentenceRange window)
    {
        if (StandsForThings(number)) return null;
        var kind = number.Measure switch
        {
            Measure.Money => DiscrepancyKind.Amount,
            Measure.Percentage => DiscrepancyKind.Percentage,
            _ => DiscrepancyKind.Number,
        };
        var stated = competitors.FindInWindow<Quantity>(window);
        var sameYears = competitors.FindInWindow<DateMention>(window).Where(date => IsSameYear(date, number));
        List<Mention> own = [.. stated.Where(other => Matches(number, other, passage.Body)), .. sameYears];
        var others = stated.Where(other => HaveComparableMeasures(number, other) && !NumberMatch.Matches(number, other)).ToList();
        // In "3.9 percent in October from 4.2 percent in September", the numbers belong to different months and do not compete.
        var rival = competitors.FindBest(number, others.Where(other => !conflicts.HaveDifferentDates(number, other)));
        var counterpart = FindCounterpart(number, others) ?? rival;
        // A claim may say "one" or "first" of something that the passage only names. Only another number of the same thing
        // speaks against it.
        if (own.Count == 0 && number.Value == 1 && number.Measure is Measure.Plain or Measure.Ordinal)
            return rival is { Mention: { } other, Similarity: >= CompetingMentions.ClearSimilarity }
                && HaveSameNoun(number, other)
                ? CreateDiscrepancy(number, kind, counterpart) : null;
        var isInTitle = passage.Title.Mentions.Any(other => other is Quantity titled && Matches(number, titled, passage.Title));
        if (own.Count == 0)
            return isInTitle && rival.Similarity < CompetingMentions.ClearSimilarity ? null
                : CreateDiscrepancy(number, kind, counterpart);
        var best = competitors.FindBest(number, own);
        var hasSameFate = own.Exists(other => conflicts.HaveSameFate(number, other));
        // "Four people died, 26 people were taken to hospital" does not support that 26 died.
        if (counterpart.Mention is Quantity counted && conflicts.HaveSameFate(number, counted)
            && own.TrueForAll(other => conflicts.HaveDifferentFates(number, other)))
            return CreateDiscrepancy(number, kind, counterpart);
        var isInContext = hasSameFate || best.Similarity >= MinSimilarity || isInTitle
            || IsAmongOwnNumbers(own)
            || number.Measure is Measure.Money or Measure.Percentage or Measure.Fraction
            || !ContextSimilarity.HasContext(claim.Text, number)
            || own.Exists(other => !ContextSimilarity.HasContext(passage.Body, other));
        if (own.TrueForAll(other => HaveOppositeDirections(number, other)))
            return new Discrepancy(
                kind, CutWithDirection(claim.Text, number), CutWithDirection(passage.Body, own[0]), IsContradiction: true);
        if (others.Find(other => CountsSomethingElse(number, own, other)) is { } swapped)
            return CreateDiscrepancy(number, kind, new ClosestMention(swapped, CompetingMentions.ClearSimilarity, true));
        // If the passage has several numbers of dead, the toll is the total.
        var isTotal = own.Exists(other => other is Quantity total && conflicts.HaveSameFate(number, total)
            && CasualtyTerms.IsToll(passage.Body, total));
        return isTotal || (isInContext && !IsBeaten(number, best, rival)) ? null : CreateDiscrepancy(number, kind, counterpart);
    }

    // The sentence with most of the claim's words has the number, and no other one that the claim has not.
    private bool IsAmongOwnNumbers(List<Mention> own) =>
        own.Exists(other => passage.Body.Tokens[other.First].Sentence == primary)
        && competitors.FindInWindow<Quantity>(new SentenceRange(primary, primary)).TrueForAll(stated =>
            claim.Mentions.OfType<Quantity>().Any(claimed => NumberMatch.Matches(claimed, stated)));

    // "The two met" counts nothing that the source would count.
    private bool StandsForThings(Quantity number) =>
        number is { Measure: Measure.Plain, Value: <= 5 } && claim.Text.LowerAt(number.First - 1) is "the" or "these" or "those"
            && number.End < claim.Text.Tokens.Length && claim.Text.Tokens[number.End].IsStopWord;

    // "50 cents more" where the passage has "down 50 cents".
    private bool HaveOppositeDirections(Quantity number, Mention other) =>
        FindDirection(claim.Text, number) is { } claimed && FindDirection(passage.Body, other) is { } stated
            && claimed.IsUp != stated.IsUp;

    private static (int Token, bool IsUp)? FindDirection(AnnotatedText text, Mention number)
    {
        for (var i = number.First - 1; i >= number.First - MaxDirectionDistance && text.IsAdjacent(i + 1); i--)
            if (text.LowerAt(i + 1) is not "than" && !text.IsInMention(i)
                && Directions.TryGetValue(text.LowerAt(i), out var isUp)) return (i, isUp);
        for (var i = number.End; i < number.End + MaxDirectionDistance && text.IsAdjacent(i); i++)
            if (!text.IsInMention(i) && Directions.TryGetValue(text.LowerAt(i), out var isUp)) return (i, isUp);
        return null;
    }

    private static string CutWithDirection(AnnotatedText text, Mention number)
    {
        var direction = FindDirection(text, number)!.Value.Token;
        return text.GetSpan(Math.Min(direction, number.First), Math.Max(direction + 1, number.End)).Cut(text.Text);
    }

    // "Four times in three years" where the passage has "three times in four years".
    private bool CountsSomethingElse(Quantity number, List<Mention> own, Mention? rival) =>
        rival is Quantity && HaveSameNoun(number, rival)
        && own.TrueForAll(other => other is Quantity && !HaveSameNoun(number, other)
            && other.End < passage.Body.Tokens.Length
            && claim.Mentions.OfType<Quantity>().Any(partner => partner != number && HaveSameNoun(partner, other)));

    // Finds the other number of the passage that is about the same thing. The same fate is the same thing in whatever words.
    private ClosestMention? FindCounterpart(Quantity number, List<Quantity> others)
    {
        var comparable = others
            .Where(other => conflicts.AreComparable(number, other, competitors.FindBest(number, [other]).Similarity)).ToList();
        if (comparable.Count == 0) return null;
        var best = competitors.FindBest(number, comparable);
        return conflicts.HaveSameFate(number, best.Mention!)
            ? best with { Similarity = Math.Max(best.Similarity, CompetingMentions.ClearSimilarity) } : best;
    }

    private bool Matches(Quantity number, Quantity other, AnnotatedText text) =>
        NumberMatch.Matches(number, other) && !NumberMatch.HaveDifferentUnits(claim.Text, number, text, other)
        && !ChangeRoles.AreOppositeEnds(claim.Text, number, text, other);

    private static bool IsSameYear(DateMention date, Quantity number) =>
        number.Measure == Measure.Plain && date is { Year: { } year, Month: null, Day: null, Weekday: null }
            && year == number.Value;

    private static bool HaveComparableMeasures(Quantity first, Quantity second) =>
        first.Measure == second.Measure
            || (first.Measure is Measure.Plain or Measure.Money && second.Measure is Measure.Plain or Measure.Money);

    private bool HaveSameNoun(Quantity number, Mention other) =>
        number.End < claim.Text.Tokens.Length && other.End < passage.Body.Tokens.Length
        && claim.Text.Tokens[number.End].Term == passage.Body.Tokens[other.End].Term;

    private Discrepancy? Check(DateMention date, SentenceRange window)
    {
        bool IsSupportedBy(Mention other) =>
            other is DateMention stated && date.IsSupportedBy(stated, passage.PublishedOn, anchors);
        var stated = competitors.FindInWindow<DateMention>(window);
        var own = stated.Where(IsSupportedBy).ToList();
        var rival =
            competitors.FindBest(date, stated.Where(other => !IsSupportedBy(other) && IsYearOnly(date) == IsYearOnly(other)));
        if (own.Count > 0 && own.TrueForAll(other => HaveOpposedBounds(date, other)))
            return new Discrepancy(
                DiscrepancyKind.Date, CutWithBound(claim.Text, date), CutWithBound(passage.Body, own[0]), IsContradiction: true);
        if (own.Exists(other => IsDateOfMatchingNumber(date, (DateMention)other, window))) return null;
        if (own.Count > 0)
            return IsBeaten(date, competitors.FindBest(date, own), rival) || !IsLikelySameOccasion(date, own)
                ? CreateDiscrepancy(date, DiscrepancyKind.Date, rival) : null;
        var isElsewhere = passage.Title.Mentions.Any(IsSupportedBy)
            || (date is { Year: { } year, Month: null }
            && competitors.FindInWindow<Quantity>(window).Exists(number => number.Value == year))
            // A passage without a date is about the day on which it was published.
            || (passage.IsDatedByPublication && passage.PublishedOn is { } written
            && date.IsSupportedBy(written, anchors));
        return isElsewhere && rival.Similarity < CompetingMentions.ClearSimilarity ? null
            : CreateDiscrepancy(date, DiscrepancyKind.Date, rival);
    }

    // "By Sunday" where the passage has "through Sunday".
    private bool HaveOpposedBounds(Mention claimed, Mention stated) =>
        FindBoundSide(claim.Text, claimed) is { } mine && FindBoundSide(passage.Body, stated) is { } other && mine != other;

    private static int? FindBoundSide(AnnotatedText text, Mention date) =>
        BoundSides.TryGetValue(text.LowerAt(date.First - 1), out var side) ? side : null;

    private static string CutWithBound(AnnotatedText text, Mention date) => text.GetSpan(date.First - 1, date.End).Cut(text.Text);

    // Accepts the August of "31 cases in August" if the passage has 31 for August, whatever it says of September.
    private bool IsDateOfMatchingNumber(DateMention date, DateMention own, SentenceRange window) =>
        claim.Mentions.OfType<Quantity>().Any(number => QuantityAlignment.FindDate(claim.Text, number) == date
            && competitors.FindInWindow<Quantity>(window).Exists(other => QuantityAlignment.FindDate(passage.Body, other) == own
                && Matches(number, other, passage.Body)));

    // If nobody cited the passage, a Monday in it need not be the Monday of the claim: the context must be similar, too.
    private bool IsLikelySameOccasion(DateMention date, List<DateMention> own) =>
        passage.IsDatedByPublication || own.Exists(date.HasSameParts)
            || competitors.FindBest(date, own).Similarity >= MinSimilarity;

    private static bool IsYearOnly(DateMention date) => date is { Month: null, Weekday: null, Offset: null };

    private Discrepancy? Check(TimeMention time, SentenceRange window)
    {
        var stated = competitors.FindInWindow<TimeMention>(window);
        var own = stated.Where(time.Matches).ToList();
        var rival = competitors.FindBest(time, stated.Where(other => !time.Matches(other)));
        var isThere = own.Count > 0
            ? !IsBeaten(time, competitors.FindBest(time, own), rival)
            : passage.Title.Mentions.Any(other => other is TimeMention titled && time.Matches(titled));
        return isThere ? null : CreateDiscrepancy(time, DiscrepancyKind.Date, rival);
    }

    private Discrepancy CreateDiscrepancy(Mention claimed, DiscrepancyKind kind, ClosestMention rival) =>
        competitors.CreateDiscrepancy(claimed, kind, rival, conflicts.AreInConflict(claimed, rival));

    private bool IsBeaten(Mention claimed, ClosestMention own, ClosestMention rival) =>
        competitors.IsBeaten(
            own, rival,
                mentionsButNames.Find(other => other != claimed && rival.Mention is { } mention
                    && AreEquivalent(other, mention)));

    private bool AreEquivalent(Mention claimed, Mention stated) => (claimed, stated) switch
    {
        (Quantity number, Quantity other) => NumberMatch.Matches(number, other),
        (DateMention date, DateMention other) => date.IsSupportedBy(other, passage.PublishedOn, anchors),
        (TimeMention time, TimeMention other) => time.Matches(other),
        _ => false,
    };
}
