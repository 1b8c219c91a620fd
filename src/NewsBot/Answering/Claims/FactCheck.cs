namespace NewsBot.Answering.Claims;

/// <summary>Looks up the facts of a claim among those of a window, and whether they stand there in the same place.</summary>
internal sealed class FactCheck
{
    // A number in words of its own must share about this much of its surroundings; half a word away is by chance.
    private const double Tied = 0.35;

    // By how much another fact must fit the place better before it counts as what the passage has there.
    private const double RivalFactor = 1.25;
    private const double RivalMargin = 0.5;
    private const double SwapMargin = 0.8;
    private const double ClearRival = 0.8;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly Binding binding;
    private readonly List<Fact> facts = [];
    private readonly List<int> demoted = [];
    private readonly List<Pronoun> pronouns;
    private readonly IReadOnlyList<DateOnly> anchors;

    public FactCheck(Claim claim, ClaimPassage passage, DateTimeOffset asOf)
    {
        this.claim = claim;
        this.passage = passage;
        binding = new Binding(claim.Text, passage.Body);
        pronouns = [.. passage.Body.Pronouns];
        var today = DateOnly.FromDateTime(asOf.Date);
        anchors = passage.Written is { } written && written != today ? [written, today] : [today];
        foreach (var fact in claim.Facts) facts.Add(fact is Name name ? Known(name) : fact);
        facts.RemoveAll(fact => fact.First == fact.End);
    }

    /// <summary>Tokens that looked like names for standing first in the sentence, and are common words.</summary>
    public IReadOnlyList<int> Demoted => demoted;

    /// <summary>Adds what of the claim's facts <paramref name="window"/> does not have, or has for something else.</summary>
    public void AddOpen(List<Unsupported> open, SentenceRange window)
    {
        foreach (var fact in facts)
        {
            var problem = fact switch
            {
                Quantity quantity => Check(quantity, window),
                DateFact date => Check(date, window),
                ClockTime time => Check(time, window),
                Name name => Check(name, window),
                _ => null,
            };
            if (problem is not null) open.Add(problem);
        }
    }

    private Unsupported? Check(Quantity number, SentenceRange window)
    {
        var kind = number.Measure switch
        {
            Measure.Money => UnsupportedKind.Amount,
            Measure.Percentage => UnsupportedKind.Percentage,
            _ => UnsupportedKind.Number,
        };
        var stated = In<Quantity>(window).ToList();
        var own = stated.Where(other => NumberMatch.Fits(number, other) && !NumberMatch.HaveOtherUnits(claim.Text, number, passage.Body, other)).Cast<Fact>()
            .Concat(In<DateFact>(window).Where(date => IsYear(date, number))).ToList();
        var rival = Best(number, stated.Where(other => IsOfKind(number, other) && !NumberMatch.Fits(number, other)));
        // "One" and "first" are said of things that a passage merely names; only another number in their place speaks against them.
        if (own.Count == 0 && number.Value == 1 && number.Measure is Measure.Plain or Measure.Ordinal)
            return rival.Fact is { } other && rival.Likeness >= ClearRival && HaveSameNoun(number, other) ? Open(number, kind, rival) : null;
        var isInTitle = passage.Title.Facts.Any(other => other is Quantity titled && NumberMatch.Fits(number, titled) && !NumberMatch.HaveOtherUnits(claim.Text, number, passage.Title, titled));
        if (own.Count == 0) return isInTitle && rival.Likeness < ClearRival ? null : Open(number, kind, rival);
        var best = Best(number, own);
        var isTied = number.Measure is Measure.Money or Measure.Percentage or Measure.Part || best.Likeness >= Tied || isInTitle
            || !Binding.HasSurroundings(claim.Text, number) || own.Exists(other => !Binding.HasSurroundings(passage.Body, other));
        return isTied && !IsBeaten(number, best, rival) ? null : Open(number, kind, rival);
    }

    private bool HaveSameNoun(Quantity number, Fact other) =>
        number.End < claim.Text.Tokens.Length && other.End < passage.Body.Tokens.Length && claim.Text.Tokens[number.End].Term == passage.Body.Tokens[other.End].Term;

    private static bool IsYear(DateFact date, Quantity number) => date is { Year: { } year, Month: null, Day: null, Weekday: null } && number.Measure == Measure.Plain && year == number.Value;

    private static bool IsOfKind(Quantity number, Quantity other) =>
        number.Measure == other.Measure || (number.Measure is Measure.Plain or Measure.Money && other.Measure is Measure.Plain or Measure.Money);

    private Unsupported? Check(DateFact date, SentenceRange window)
    {
        var stated = In<DateFact>(window).ToList();
        var own = stated.Where(other => date.FollowsFrom(other, passage.Written, anchors)).ToList();
        var rival = Best(date, stated.Where(other => !own.Contains(other) && AreAlike(date, other)));
        if (own.Count > 0) return IsBeaten(date, Best(date, own), rival) ? Open(date, UnsupportedKind.Date, rival) : null;
        var isElsewhere = passage.Title.Facts.Any(other => other is DateFact titled && date.FollowsFrom(titled, passage.Written, anchors))
            || (date is { Year: { } year, Month: null } && In<Quantity>(window).Any(number => number.Value == year))
            // Where the passage gives no date, what it says is so on the day it was published.
            || (stated.Count == 0 && passage.Written is { } written && date.FollowsFrom(written, anchors));
        return isElsewhere && rival.Likeness < ClearRival ? null : Open(date, UnsupportedKind.Date, rival);
    }

    private static bool AreAlike(DateFact one, DateFact other) => (one.Month is null && one.Weekday is null && one.Offset is null) == (other.Month is null && other.Weekday is null && other.Offset is null);

    private Unsupported? Check(ClockTime time, SentenceRange window)
    {
        var stated = In<ClockTime>(window).ToList();
        var own = stated.Where(time.Fits).ToList();
        var rival = Best(time, stated.Where(other => !time.Fits(other)));
        if (own.Count > 0) return IsBeaten(time, Best(time, own), rival) ? Open(time, UnsupportedKind.Date, rival) : null;
        return passage.Title.Facts.Any(other => other is ClockTime titled && time.Fits(titled)) ? null : Open(time, UnsupportedKind.Date, rival);
    }

    private Unsupported? Check(Name name, SentenceRange window)
    {
        var stated = In<Name>(window).ToList();
        var own = stated.Where(other => IsSameName(name, other)).Cast<Fact>().ToList();
        var rivals = stated.Where(other => !IsSameName(name, other)).ToList();
        if (own.Count == 0 && IsOutlet(name))
            return Best(name, rivals.Where(other => !IsClaimed(other))) is { Likeness: >= 1 } inItsPlace ? Open(name, UnsupportedKind.Name, inItsPlace) : null;
        if (!IsSayable(name, window) || IsPatchwork(name))
            return Open(name, UnsupportedKind.Name, own.Count > 0 ? (own[0], ClearRival) : Best(name, rivals.Where(other => !IsClaimed(other))));
        // "He" behind the name may be whom it names.
        if (own.Count > 0) own.AddRange(pronouns.Where(pronoun => pronoun.First > own[0].First && window.Has(passage.Body.Tokens[pronoun.First].Sentence)));
        var (best, stranger) = (Best(name, own), Best(name, rivals.Where(other => !IsClaimed(other))));
        // "B was sued" and "A sued B" differ in what stands where, and in nothing else.
        var isTurned = stranger.Fact is not null && IsPassive(claim.Text, name) != IsPassive(passage.Body, stranger.Fact);
        if (!isTurned && IsBeaten(name, best, stranger)) return Open(name, UnsupportedKind.Name, stranger);
        if (IsBehindBy(claim.Text, name) || own.Exists(other => IsBehindBy(passage.Body, other))) return null;
        var known = Best(name, rivals.Where(other => IsClaimed(other) && !BelongsToAnother(other)));
        return IsBeaten(name, best, known) ? Open(name, UnsupportedKind.Name, known) : null;
    }

    private bool IsClaimed(Name stated) => facts.Exists(fact => fact is Name other && IsSameName(other, stated));

    private bool IsSameName(Name claimed, Name stated)
    {
        if (claimed.Shares(stated)) return true;
        if (IsAbbreviated(claim.Text, claimed)) return NameReader.Initials(passage.Body, stated).Contains(claim.Text.Tokens[claimed.First].Term, StringComparison.Ordinal);
        return IsAbbreviated(passage.Body, stated)
            ? NameReader.Initials(claim.Text, claimed) == passage.Body.Tokens[stated.First].Term
            : NameForms.Country(claim.Text.Lower(claimed.First)) is { } country && stated.Has(country);
    }

    private static bool IsAbbreviated(ReadText text, Name name) => name.End - name.First == 1 && SayableNames.IsAcronym(text, text.Tokens[name.First]);

    private static bool IsPassive(ReadText text, Fact fact) =>
        Enumerable.Range(fact.End, 3).Any(i => text.Follows(i, Gap.Light) && text.Lower(i) is "was" or "were" or "been" or "be" or "is" or "are");

    // "Calnet's director, Bo" and "Bo, director of Calnet" say the same in another order.
    private bool BelongsToAnother(Name stated) =>
        passage.Body.Tokens[stated.End - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
        || passage.Body.Lower(stated.First - 1) is "of" or "from" or "at" or "for"
        || facts.Exists(fact => fact is Name other && other.Shares(stated) && (claim.Text.Lower(other.First - 1) is "of" or "from" or "at" or "for"
            || claim.Text.Tokens[other.End - 1].Lower.EndsWith("'s", StringComparison.Ordinal)));

    // All of its name, or a part of it that the claim goes on with.
    private bool IsOutlet(Name name) =>
        name.Words.All(passage.OutletWords.Contains)
        && (name.Words.Count == passage.OutletWords.Count || name.Words.Count > 1
            || (name.End < claim.Text.Tokens.Length && passage.OutletWords.Contains(claim.Text.Tokens[name.End].Term)));

    private bool IsSayable(Name name, SentenceRange window)
    {
        bool InScope(string word) => passage.TitleWords.Has(word) || Sentences(window).Any(sentence => sentence.Has(word));
        if (name.Words.All(InScope)) return true;
        var token = claim.Text.Tokens[name.First];
        if (IsAbbreviated(claim.Text, name)
            && (passage.TitleWords.Expands(token.Term) || Sentences(window).Any(sentence => sentence.Expands(token.Term)))) return true;
        var letters = NameReader.Initials(claim.Text, name);
        if (passage.TitleWords.Abbreviates(letters) || Sentences(window).Any(sentence => sentence.Abbreviates(letters))) return true;
        if (name.Words.Count == 1 && NameForms.Country(token.Lower) is { } country && country.All(InScope)) return true;
        // A surname in the window, and elsewhere in the article whose it is.
        return name.Words.Count > 1 && name.Words.Any(InScope) && passage.Knows(name);
    }

    // "Ilsa Verrindal" of "Ilsa Tarrowen" and "Osk Verrindal": each word is there, as a part of somebody else.
    private bool IsPatchwork(Name name)
    {
        if (name.Words.Count < 2 || passage.Names.Any(other => other.Has(name.Words))) return false;
        var of = name.Words.Where(word => !NameForms.IsCommon(word)).Select(word => passage.Names.Where(other => other.Words.Contains(word)).ToList()).Where(owners => owners.Count > 0).ToList();
        // A surname by itself is still the other one's.
        return of.Count >= 2 && of.TrueForAll(owners => owners.Exists(owner => owner.Words.Count > 1))
            && of.SelectMany(owners => owners).Where(owner => owner.Words.Count > 1).Select(owner => string.Join(' ', owner.Words)).Distinct(StringComparer.Ordinal).Count() > 1;
    }

    private static bool IsBehindBy(ReadText text, Fact fact) => text.Lower(fact.First - 1) is "by" || (text.Lower(fact.First - 2) is "by" && text.Follows(fact.First));

    private Name Known(Name name)
    {
        var token = claim.Text.Tokens[name.First];
        if (!token.IsStart || SayableNames.IsAcronym(claim.Text, token)) return name;
        var isSaid = passage.TitleWords.Has(token.Term) || passage.SentenceNames.Any(sentence => sentence.Has(token.Term));
        var isWordThere = passage.Body.Tokens.Any(other => other.Term == token.Term && !other.IsCapital);
        if (isSaid && !isWordThere) return name;
        if (!isWordThere && token.Families is null) return name;
        demoted.Add(name.First);
        return name with { First = name.First + 1, Words = [.. name.Words.Where(word => word != token.Term)] };
    }

    private IEnumerable<T> In<T>(SentenceRange window)
        where T : Fact
    {
        foreach (var fact in passage.Body.Facts)
            if (fact is T asked && window.Has(passage.Body.Tokens[fact.First].Sentence)) yield return asked;
    }

    private IEnumerable<SayableNames> Sentences(SentenceRange window)
    {
        for (var sentence = window.First; sentence <= window.Last; sentence++) yield return passage.SentenceNames[sentence];
    }

    private (Fact? Fact, double Likeness) Best(Fact claimed, IEnumerable<Fact> stated)
    {
        (Fact? Fact, double Likeness) best = (null, 0);
        foreach (var other in stated)
        {
            var likeness = binding.Between(claimed, other);
            if (best.Fact is null || likeness > best.Likeness) best = (other, likeness);
        }

        return best;
    }

    // The passage has something else where the claim has this, and this somewhere else.
    private bool IsBeaten(Fact claimed, (Fact? Fact, double Likeness) own, (Fact? Fact, double Likeness) rival)
    {
        if (rival.Fact is null || rival.Likeness <= (own.Likeness * RivalFactor) + RivalMargin) return false;
        // Where the claim has the rival as well, the two must have changed places.
        var partner = facts.Find(other => other != claimed && IsSame(other, rival.Fact));
        if (partner is null) return true;
        var swapped = rival.Likeness + (own.Fact is null ? 0 : binding.Between(partner, own.Fact));
        return swapped > own.Likeness + binding.Between(partner, rival.Fact) + SwapMargin;
    }

    private bool IsSame(Fact claimed, Fact stated) => (claimed, stated) switch
    {
        (Name mine, Name theirs) => IsSameName(mine, theirs),
        (Quantity mine, Quantity theirs) => NumberMatch.Fits(mine, theirs),
        (DateFact mine, DateFact theirs) => mine.FollowsFrom(theirs, passage.Written, anchors),
        (ClockTime mine, ClockTime theirs) => mine.Fits(theirs),
        _ => false,
    };

    private Unsupported Open(Fact fact, UnsupportedKind kind, (Fact? Fact, double Likeness) rival) =>
        new(kind, claim.Text.Cut(fact), rival.Fact is { } other && rival.Likeness >= ClearRival ? passage.Body.Cut(other) : null);
}
