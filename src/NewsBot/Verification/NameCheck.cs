using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>Checks whether a window of the passage has the names of a claim, in any usual form and in the same role.</summary>
internal sealed class NameCheck
{
    // The least similarity of the contexts at which another name contradicts the claimed one.
    private const double MinSimilarityToConflict = 1.2;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly CompetingMentions competitors;
    private readonly List<NameMention> names = [];
    private readonly List<int> commonWordTokens = [];
    private readonly Namesakes namesakes;
    private readonly Lazy<OtherNames> otherNames;

    public NameCheck(Claim claim, ClaimPassage passage, CompetingMentions rivals)
    {
        namesakes = new Namesakes(claim, passage);
        otherNames = new(() => new OtherNames(claim, passage));
        this.claim = claim;
        this.passage = passage;
        this.competitors = rivals;
        names.AddRange(claim.Mentions.OfType<NameMention>().Select(RemoveCommonFirstWord).Where(name => name.First < name.End));
    }

    /// <summary>The names of the claim, without capitalised words that are common words.</summary>
    public IReadOnlyList<NameMention> Names => names;

    /// <summary>Tokens at the start of the sentence that look like names by their capital, but are common words.</summary>
    public IReadOnlyList<int> CommonWordTokens => commonWordTokens;

    /// <summary>Returns the discrepancy of a name; null if the window supports it.</summary>
    public Discrepancy? Check(NameMention name, SentenceRange window)
    {
        var stated = competitors.FindInWindow<NameMention>(window);
        var alike = stated.Where(other => AreSameName(name, other)).ToList();
        var own = alike.Where(other => !namesakes.HaveOppositeTitles(name, other)).Cast<Mention>().ToList();
        // "Mr. Smith" is not "Ms. Smith".
        if (own.Count < alike.Count && own.Count == 0) return CreateDiscrepancy(name, CreateClearCompetitor(alike[0]));
        var others = stated.Where(other => !AreSameName(name, other)).ToList();
        var stranger = competitors.FindBest(name, others.Where(other => !names.Exists(claimed => AreSameName(claimed, other))));
        if (own.Count == 0 && (IsOutlet(name) || IsNounForOutlet(name, window)))
            return stranger.Similarity >= 1 ? CreateDiscrepancy(name, stranger) : null;
        if ((!IsSupported(name, window) || IsMixOfNames(name)) && !IsThereInOtherForm(name, window))
            return CreateDiscrepancy(name, own.Count > 0 ? CreateClearCompetitor(own[0]) : stranger);
        var best = competitors.FindBest(name, own);
        return best.Mention is { } place && others.Find(other => HaveSwappedRoles(name, place, other)) is { } partner
            ? CreateDiscrepancy(name, CreateClearCompetitor(partner)) : null;
    }

    private Discrepancy CreateDiscrepancy(NameMention name, ClosestMention rival) =>
        competitors.CreateDiscrepancy(name, DiscrepancyKind.Name, rival, rival.Mention is NameMention other
            && AreInConflict(name, other, rival.Similarity));

    // Another name in the same context is no contradiction if the article has the claimed name, or any word of it, anywhere.
    private bool AreInConflict(NameMention name, NameMention other, double similarity) =>
        similarity >= MinSimilarityToConflict && !passage.ContainsAnyWordOf(name) && !name.SharesWordWith(other)
        && IsAbbreviated(claim.Text, name) == IsAbbreviated(passage.Body, other)
        && !names.Exists(claimed => AreSameName(claimed, other));

    private static ClosestMention CreateClearCompetitor(Mention mention) =>
        new(mention, CompetingMentions.ClearSimilarity, IsClearlyBest: true);

    /// <summary>True if the article has any word of the name.</summary>
    public bool IsHeld(NameMention name) => passage.ContainsAnyWordOf(name);

    /// <summary>True if a name of the claim and one of the passage may be the same, in any usual form.</summary>
    public bool AreSameName(NameMention claimed, NameMention stated)
    {
        if (claimed.SharesWordWith(stated)) return true;
        var (claimedToken, statedToken) = (claim.Text.Tokens[claimed.First], passage.Body.Tokens[stated.First]);
        if (Namesakes.IsInitialOf(claimed, stated)) return true;
        if (IsAbbreviated(claim.Text, claimed) && NameReader.ReadInitials(passage.Body, stated) is var letters
            && letters.Contains(claimedToken.Term, StringComparison.Ordinal)) return IsClear(claimedToken.Term);
        if (IsAbbreviated(passage.Body, stated) && NameReader.ReadInitials(claim.Text, claimed) == statedToken.Term)
            return IsClear(statedToken.Term);
        return otherNames.Value.AreSame(claimed, stated)
            || (NameForms.FindCountryOfCapital(claimedToken.Lower) is { } country && stated.ContainsAll(country));
    }

    // Initials say which name is meant unless the article defines them or has two names of them. What it defines is told by
    // the other names.
    private bool IsClear(string initials) =>
        !passage.Defines(initials.ToUpperInvariant()) && !passage.HasTwoNamesOf(initials);

    private static bool IsAbbreviated(AnnotatedText text, NameMention name) =>
        name.End - name.First == 1 && NameReader.IsAcronym(text, text.Tokens[name.First]);

    // The full name of the outlet, several words of it, or one word that the claim continues with another one.
    private bool IsOutlet(NameMention name) =>
        name.Words.All(passage.OutletTerms.Contains) && !IsRole(name)
        && (name.Words.Count == passage.OutletTerms.Count || name.Words.Count > 1
            || (name.End < claim.Text.Tokens.Length && passage.OutletTerms.Contains(claim.Text.Tokens[name.End].Term)));

    // "Elected as X in 2015" does not name a source; "as X reported" does.
    private bool IsRole(NameMention name) => claim.Text.LowerAt(name.First - 1) is "as"
        && (name.End == claim.Text.Tokens.Length || claim.Text.Tokens[name.End].IsStopWord);

    // "The newspaper", for one word of the name of the article's outlet.
    private bool IsNounForOutlet(NameMention name, SentenceRange window) =>
        name.Words.All(passage.OutletTerms.Contains)
        && Enumerable.Range(0, passage.Body.Tokens.Length).Any(i => window.Contains(passage.Body.Tokens[i].Sentence)
            && Claim.OutletNouns.Contains(passage.Body.Tokens[i].Lower) && passage.Body.LowerAt(i - 1) is "the");

    // The headline, the window, and the sentence that names whom a pronoun of the window means.
    private NameIndex[] GetScope(SentenceRange window)
    {
        NameIndex[] scope = [passage.TitleNames, .. passage.NamesBySentence.Skip(window.First).Take(window.Count)];
        return passage.FindAntecedent(window) is { } antecedent ? [.. scope, passage.NamesBySentence[antecedent]] : scope;
    }

    private bool IsSupported(NameMention name, SentenceRange window)
    {
        var scope = GetScope(window);
        bool IsIn(string word) => scope.Any(names => names.Contains(word));
        if (name.Words.All(IsIn)) return true;
        var token = claim.Text.Tokens[name.First];
        if (IsAbbreviated(claim.Text, name) && scope.Any(names => names.ContainsExpansionOf(token.Term)))
            return IsClear(token.Term);
        if (NameReader.ReadInitials(claim.Text, name) is var letters && scope.Any(names => names.ContainsAcronymOf(letters)))
            return IsClear(letters);
        if (name.Words.Count == 1 && NameForms.FindCountryOfCapital(token.Lower) is { } country && country.All(IsIn)) return true;
        // The window may have only a surname, if the article has the full name elsewhere.
        return name.Words.Count > 1 && name.Words.Any(IsIn) && passage.ContainsFullName(name) && !BelongsToAnother(name, window)
            && !namesakes.IsAnotherOfSurname(name, window);
    }

    // Each word of the name stands there, or belongs to a name that stands there in another form.
    private bool IsThereInOtherForm(NameMention name, SentenceRange window)
    {
        var scope = GetScope(window);
        bool IsOther(int token) => otherNames.Value.IsSupported(token, window);
        var tokens = Enumerable.Range(name.First, name.End - name.First).ToList();
        return namesakes.IsInitialIn(name, competitors.FindInWindow<NameMention>(window))
            || (tokens.Exists(IsOther) && tokens.TrueForAll(token => IsOther(token)
                || scope.Any(names => names.Contains(claim.Text.Tokens[token].Term))));
    }

    // If the window has "Kim Son Gyong", its "Kim" does not support "Kim Jong Un", although the article has both.
    private bool BelongsToAnother(NameMention name, SentenceRange window)
    {
        var sharing = competitors.FindInWindow<NameMention>(window)
            .Where(other => name.SharesWordWith(other) && other.End - other.First == other.Words.Count)
            .Where(other => !IsAbbreviated(passage.Body, other)).ToList();
        return sharing.Count > 0 && sharing.TrueForAll(other => other.Words.Count > 1
            && other.Words.Any(word => !name.Words.Contains(word)) && !other.ContainsAll(name.Words)
            // "Biden Administration" may stand for Joe Biden.
            && (other.Words[0] == name.Words[0] || other.Words[^1] == name.Words[^1]));
    }

    // True if each word of the name belongs to another person: "Ilsa Verrindal" where the article has "Ilsa Tarrowen" and "Osk
    // Verrindal".
    private bool IsMixOfNames(NameMention name)
    {
        if (name.Words.Count < 2 || passage.Names.Any(other => other.ContainsAll(name.Words))) return false;
        var owners =
            name.Words.Where(word => !NameForms.IsCommonWord(word) && passage.Names.Any(other => other.Words.Contains(word)))
            .Select(word => passage.Names.Where(other => other.Words.Count > 1 && other.Words.Contains(word)).ToList()).ToList();
        return owners.Count > 1 && owners.TrueForAll(names => names.Count > 0)
            && owners.SelectMany(names => names).DistinctBy(other => string.Join(' ', other.Words)).Count() > 1;
    }

    // True for "A sued B" where the passage has "B sued A": the two names have the opposite order around the same word, and each
    // has the context of the other.
    private bool HaveSwappedRoles(NameMention name, Mention own, NameMention rival) =>
        names.Find(other => other != name && AreSameName(other, rival)) is { } partner
        && name.First < partner.First != own.First < rival.First
        && !IsAttribute(claim.Text, name) && !IsAttribute(claim.Text, partner)
        && !IsAttribute(passage.Body, own) && !IsAttribute(passage.Body, rival)
        && GetContentWordsBetween(claim.Text, name, partner)
            .Any(word => GetContentWordsBetween(passage.Body, own, rival).Any(token => Thesaurus.AreEquivalent(word, token)))
        && competitors.HaveSwappedContexts(name, own, partner, rival);

    // The order of attributes does not change the meaning: "Calnet's director, Bo" and "Bo, director of Calnet", "A did" and
    // "done by A".
    private static bool IsAttribute(AnnotatedText text, Mention name) =>
        text.Tokens[name.End - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
        || FollowsPreposition(text, name.First) || (text.IsAdjacent(name.First) && FollowsPreposition(text, name.First - 1));

    private static bool FollowsPreposition(AnnotatedText text, int token) =>
        text.LowerAt(token - 1) is "of" or "from" or "at" or "for" or "by" or "in" or "to" or "on" or "with";

    private static IEnumerable<Token> GetContentWordsBetween(AnnotatedText text, Mention first, Mention second)
    {
        for (var i = Math.Min(first.End, second.End); i < Math.Max(first.First, second.First); i++)
            if (Claim.GetWordWeight(text.Tokens[i]) > 0 && !OrderCheck.IsSymmetric(text.LowerAt(i))) yield return text.Tokens[i];
    }

    // Removes the first word of a name at the start of the sentence if it is a common word.
    private NameMention RemoveCommonFirstWord(NameMention name)
    {
        var token = claim.Text.Tokens[name.First];
        if (!token.IsCapitalExpected || NameReader.IsAcronym(claim.Text, token)) return name;
        var isCommonInPassage = passage.Body.Tokens.Any(other => other.Term == token.Term && !other.IsCapitalized);
        var isNameInPassage = passage.TitleNames.Contains(token.Term)
            || passage.NamesBySentence.Any(sentence => sentence.Contains(token.Term));
        if (!isCommonInPassage && (isNameInPassage || token.Families is null)) return name;
        commonWordTokens.Add(name.First);
        return name with { First = name.First + 1, Words = [.. name.Words.Where(word => word != token.Term)] };
    }
}
