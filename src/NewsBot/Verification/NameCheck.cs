using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>Looks up the names of a claim among those of a window, under any of their usual forms, and in the same
/// part.</summary>
internal sealed class NameCheck
{
    // So like its own must a name's surroundings be for another name there to speak against it.
    private const double InItsPlace = 1.2;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly CompetingFacts rivals;
    private readonly List<NameMention> names = [];
    private readonly List<int> demoted = [];
    private readonly List<Pronoun> pronouns;

    public NameCheck(Claim claim, ClaimPassage passage, CompetingFacts rivals)
    {
        this.claim = claim;
        this.passage = passage;
        this.rivals = rivals;
        pronouns = [.. passage.Body.Pronouns];
        names.AddRange(claim.Facts.OfType<NameMention>().Select(Known).Where(name => name.First < name.End));
    }

    /// <summary>The claim's names without words that are none.</summary>
    public IReadOnlyList<NameMention> Names => names;

    /// <summary>Tokens that looked like names for standing first in the sentence, and are common words.</summary>
    public IReadOnlyList<int> Demoted => demoted;

    /// <summary>What is wrong with the name; null for nothing.</summary>
    public Discrepancy? Check(NameMention name, SentenceRange window)
    {
        var stated = rivals.In<NameMention>(window);
        var own = stated.Where(other => IsSame(name, other)).Cast<Mention>().ToList();
        var others = stated.Where(other => !IsSame(name, other)).ToList();
        var stranger = rivals.Best(name, others.Where(other => !names.Exists(mine => IsSame(mine, other))));
        if (own.Count == 0 && IsOutlet(name)) return stranger.Likeness >= 1 ? Open(name, stranger) : null;
        if (!IsSayable(name, window) || IsPatchwork(name)) return Open(name, own.Count > 0 ? Sure(own[0]) : stranger);
        // "He" behind the name may be whom it names.
        if (own.Count > 0)
        {
            var first = own[0].First;
            own.AddRange(pronouns.Where(word => word.First > first && window.Has(passage.Body.Tokens[word.First].Sentence)));
        }

        var best = rivals.Best(name, own);
        // "B was sued" and "A sued B" differ in what stands where, and in nothing else.
        var isTurned = stranger.Fact is not null && IsPassive(claim.Text, name) != IsPassive(passage.Body, stranger.Fact);
        if (!isTurned && rivals.IsBeaten(best, stranger)) return Open(name, stranger);
        return best.Fact is { } place && others.Find(other => HaveChangedPlaces(name, place, other)) is { } partner
            ? Open(name, Sure(partner)) : null;
    }

    private Discrepancy Open(NameMention name, BestCompetitor rival) =>
        rivals.Open(name, DiscrepancyKind.Name, rival, rival.Fact is NameMention other
            && AreContrary(name, other, rival.Likeness));

    // That somebody else is in its place says little where the article has the name as well, or any part of it.
    private bool AreContrary(NameMention name, NameMention other, double likeness) =>
        likeness >= InItsPlace && !passage.IsNamed(name) && !name.Shares(other)
        && IsAbbreviated(claim.Text, name) == IsAbbreviated(passage.Body, other)
        && !names.Exists(mine => IsSame(mine, other));

    private static BestCompetitor Sure(Mention fact) => new(fact, CompetingFacts.Clear, IsClear: true);

    private bool IsSame(NameMention claimed, NameMention stated)
    {
        if (claimed.Shares(stated)) return true;
        var (mine, theirs) = (claim.Text.Tokens[claimed.First], passage.Body.Tokens[stated.First]);
        if (IsAbbreviated(claim.Text, claimed))
            return NameReader.Initials(passage.Body, stated).Contains(mine.Term, StringComparison.Ordinal);
        return IsAbbreviated(passage.Body, stated)
            ? NameReader.Initials(claim.Text, claimed) == theirs.Term
            : NameForms.Country(mine.Lower) is { } country && stated.Has(country);
    }

    private static bool IsAbbreviated(AnnotatedText text, NameMention name) =>
        name.End - name.First == 1 && NameReader.IsAcronym(text, text.Tokens[name.First]);

    private static bool IsPassive(AnnotatedText text, Mention fact) => Enumerable.Range(fact.End, 3).Any(i =>
        text.Follows(i, TokenGap.Light) && text.Lower(i) is "was" or "were" or "been" or "be" or "is" or "are");

    // All of its name, or a part of it that the claim goes on with.
    private bool IsOutlet(NameMention name) =>
        name.Words.All(passage.OutletWords.Contains)
        && (name.Words.Count == passage.OutletWords.Count || name.Words.Count > 1
            || (name.End < claim.Text.Tokens.Length && passage.OutletWords.Contains(claim.Text.Tokens[name.End].Term)));

    private bool IsSayable(NameMention name, SentenceRange window)
    {
        NameIndex[] scope = [passage.TitleWords, .. passage.SentenceNames.Skip(window.First).Take(window.Count)];
        bool IsIn(string word) => scope.Any(names => names.Has(word));
        if (name.Words.All(IsIn)) return true;
        var token = claim.Text.Tokens[name.First];
        if (IsAbbreviated(claim.Text, name) && scope.Any(names => names.Expands(token.Term))) return true;
        if (NameReader.Initials(claim.Text, name) is var letters && scope.Any(names => names.Abbreviates(letters))) return true;
        if (name.Words.Count == 1 && NameForms.Country(token.Lower) is { } country && country.All(IsIn)) return true;
        // A surname in the window, and elsewhere in the article whose it is.
        return name.Words.Count > 1 && name.Words.Any(IsIn) && passage.Knows(name) && !IsOfAnother(name, window);
    }

    // Where Kim Son Gyong speaks, "Kim" is not Kim Jong Un's, although the article knows both.
    private bool IsOfAnother(NameMention name, SentenceRange window)
    {
        var sharing = rivals.In<NameMention>(window)
            .Where(other => name.Shares(other) && other.End - other.First == other.Words.Count)
            .Where(other => !IsAbbreviated(passage.Body, other)).ToList();
        return sharing.Count > 0 && sharing.TrueForAll(other => other.Words.Count > 1
            && other.Words.Any(word => !name.Words.Contains(word)) && !other.Has(name.Words)
            // "Biden Administration" may stand for Joe Biden.
            && (other.Words[0] == name.Words[0] || other.Words[^1] == name.Words[^1]));
    }

    // "Ilsa Verrindal" of "Ilsa Tarrowen" and "Osk Verrindal": each word is there, as a part of somebody else. A surname by
    // itself is still the other one's.
    private bool IsPatchwork(NameMention name)
    {
        if (name.Words.Count < 2 || passage.Names.Any(other => other.Has(name.Words))) return false;
        var owners = name.Words.Where(word => !NameForms.IsCommon(word) && passage.Names.Any(other => other.Words.Contains(word)))
            .Select(word => passage.Names.Where(other => other.Words.Count > 1 && other.Words.Contains(word)).ToList()).ToList();
        return owners.Count > 1 && owners.TrueForAll(some => some.Count > 0)
            && owners.SelectMany(some => some).DistinctBy(other => string.Join(' ', other.Words)).Count() > 1;
    }

    // "A sued B" of "B sued A": the same word between them the other way round, and each with the other's surroundings.
    private bool HaveChangedPlaces(NameMention name, Mention own, NameMention rival) =>
        names.Find(other => other != name && IsSame(other, rival)) is { } partner
        && name.First < partner.First != own.First < rival.First
        && !IsAttribute(claim.Text, name) && !IsAttribute(claim.Text, partner)
        && !IsAttribute(passage.Body, own) && !IsAttribute(passage.Body, rival)
        && Between(claim.Text, name, partner)
            .Any(said => Between(passage.Body, own, rival).Any(token => Thesaurus.AreSame(said, token)))
        && rivals.AreSwapped(name, own, partner, rival);

    // "Calnet's director, Bo" and "Bo, director of Calnet" say the same in another order, and so do "A did" and "done by A".
    private static bool IsAttribute(AnnotatedText text, Mention name) =>
        text.Tokens[name.End - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
        || IsBehindSmallWord(text, name.First) || (text.Follows(name.First) && IsBehindSmallWord(text, name.First - 1));

    private static bool IsBehindSmallWord(AnnotatedText text, int token) =>
        text.Lower(token - 1) is "of" or "from" or "at" or "for" or "by" or "in" or "to" or "on" or "with";

    private static IEnumerable<Token> Between(AnnotatedText text, Mention one, Mention other)
    {
        for (var i = Math.Min(one.End, other.End); i < Math.Max(one.First, other.First); i++)
            if (Claim.WeightOf(text.Tokens[i]) > 0) yield return text.Tokens[i];
    }

    // The name without a first word that is a capitalised common one.
    private NameMention Known(NameMention name)
    {
        var token = claim.Text.Tokens[name.First];
        if (!token.IsStart || NameReader.IsAcronym(claim.Text, token)) return name;
        var isCommonThere = passage.Body.Tokens.Any(other => other.Term == token.Term && !other.IsCapital);
        var isNameThere = passage.TitleWords.Has(token.Term) || passage.SentenceNames.Any(sentence => sentence.Has(token.Term));
        if (!isCommonThere && (isNameThere || token.Families is null)) return name;
        demoted.Add(name.First);
        return name with { First = name.First + 1, Words = [.. name.Words.Where(word => word != token.Term)] };
    }
}
