using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <param name="Text">The sentence, plain.</param>
/// <param name="Context">The sentence before it, where this one only points to whom it is about ("He resigned"); else
/// null.</param>
internal sealed record MessageClaim(string Text, string? Context);

/// <summary>
/// Finds what a message asserts. Questions, greetings, exclamations, wishes and opinions without a fact are left out: they are
/// neither right nor wrong, and a verdict on them would be noise.
/// </summary>
internal sealed partial class ClaimExtractor(Tokenizer terms)
{
    /// <summary>No more of a message is read, in UTF-16 units.</summary>
    public const int Longest = 4_000;

    // A claim has a fact and says something of it, or says enough without one.
    private const int FewestWithFact = 3;
    private const int FewestWithout = 4;
    private const int FewestWithoutSubject = 5;

    // What is longer is no sentence, but a list or noise.
    private const int LongestClaim = 600;
    private const int LongestWord = 50;

    private readonly Thesaurus kin = new(terms);

    /// <summary>All claims of the message in their order, each once.</summary>
    public IReadOnlyList<MessageClaim> Read(string message)
    {
        var text = MarkupStripper.Plain(Mentions().Replace(MarkupStripper.Beginning(message, Longest), " "));
        var claims = new List<MessageClaim>();
        string? before = null;
        foreach (var sentence in Sentences.Split(text).SelectMany(span => Clauses().Split(span.Cut(text))))
        {
            var said = Said(sentence);
            if (ClaimOf(said, before) is { } claim && claims.TrueForAll(other => other.Text != claim.Text)) claims.Add(claim);
            if (said.Length > 0) before = said;
        }

        return claims;
    }

    private MessageClaim? ClaimOf(string sentence, string? before)
    {
        if (sentence.Length is 0 or > LongestClaim || sentence.EndsWith('?') || Asks().IsMatch(sentence)
            || Wishes().IsMatch(sentence)) return null;
        var claim = new Claim(sentence, terms, kin);
        if (claim.Text.Tokens.Any(token => token.Span.Length > LongestWord)) return null;
        var facts = claim.Facts.Where(fact => fact is not Pronoun).ToList();
        // Of a quotation alone nothing is asserted; "Inflation was 4.2 percent in September" is all facts but for its verb.
        if (claim.Words.Count == 0 && (claim.Quotations.Count > 0 || !facts.Exists(fact => fact is Quantity)
            || !IsSaidOf().IsMatch(sentence))) return null;
        if (Opinion().IsMatch(sentence) && facts.Count == 0) return null;
        var meant = claim.Words.Count + facts.Sum(fact => fact.End - fact.First);
        if (meant < (facts.Count > 0 ? FewestWithFact : FewestWithout)) return null;
        if (!Points().IsMatch(sentence) || facts.Exists(fact => fact is NameMention)) return new MessageClaim(sentence, null);
        if (before is not null && new Claim(before, terms, kin).Facts.Any(fact => fact is NameMention))
            return new MessageClaim(sentence, before);
        return meant >= FewestWithoutSubject ? new MessageClaim(sentence, null) : null;
    }

    // Without the signs around it, and without what only leads up to what is said.
    private static string Said(string sentence)
    {
        var said = FootnoteMarks.TakeOut(Signs().Replace(sentence.ReplaceLineEndings(" "), "")).Trim();
        for (var before = ""; before != said;)
        {
            before = said;
            said = Lead().Replace(said, "").TrimStart();
        }

        return said.Length > 0 && char.IsLower(said[0]) && said.Length < sentence.Trim().Length
            ? char.ToUpperInvariant(said[0]) + said[1..] : said;
    }

    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"@(?:everyone|here)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"\s*;\s+|(?<=[!?]{2,})\s+")]
    private static partial Regex Clauses();

    // Emoji and other signs.
    [GeneratedRegex(@"[\p{So}\p{Sk}\p{Cs}\uFE0F\u200D]+")]
    private static partial Regex Signs();

    [GeneratedRegex(
        // "No" and "so" lead up to something only before a comma: "No injuries were reported" says so.
        @"^(?:[^\w“""'‘(]+|(?:so|well|ok|okay|breaking|breaking news|update|psa|yes|yeah|yep|no|nope|actually|look|listen|"
            + @"reminder)\s*[,:!.–—-]+\s*|"
        + @"so(?=\s+(?:i|we|they|apparently)\b)\s+|(?:ok|okay|lol|lmao|omg|wow|guys|hey|hi|hello|fyi|btw|tbh|apparently|dude|"
        + @"bro|honestly|today i learned|til|fun fact)"
        + @"(?:\s*[,:!.–—-]+\s*|\s+(?:that\s+)?)|"
        + @"(?:did you know|(?:i|we) (?:just |also )?(?:heard|read|saw|think|thought|believe|know|learned)|(?:they|people) "
        + @"say|someone told me|word is|rumou?r has it)(?: somewhere)? (?:that )?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"^(?:who|whom|whose|what|which|why|how)\b|^(?:where|when|is|are|was|were|do|does|did|has|have|had|can|could|will|"
            + @"would|should|isn't|aren't|wasn't|weren't|don't|doesn't|didn't)\s+"
        + @"(?:the|a|an|it|he|she|they|we|you|i|there|this|that|these|those|any|anyone|somebody|is|are|was|were|did|do|does|"
        + @"will)\b"
        + @"|^(?:please|pls|check|tell me|let me know|let's|lets|don't|stop|imagine|remember|thanks|thank you|good (?:morning|"
        + @"evening|night|afternoon))\b",
        Usual)]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"\b(?:should|ought to|hope|hopefully|wish|wonder|guess|bet|maybe|perhaps|might|if only|would be|could be|can't wait|"
            + @"gonna|i'd|i'll|we'll)\b", Usual)]
    private static partial Regex Wishes();

    [GeneratedRegex(
        @"\b(?:i|i'm|i've|me|my|we|we're|our|you|you're|your|imo|imho|love|hate|awful|awesome|terrible|horrible|amazing|great|"
            + @"best|worst|stupid|ridiculous|crazy|insane|shame|sad|nice|cool|funny|boring|beautiful|ugly|disgusting|lol|"
            + @"haha+)\b",
        Usual)]
    private static partial Regex Opinion();

    [GeneratedRegex(@"\b(?:is|are|was|were|has|had|will be|has been|had been)\b", Usual)]
    private static partial Regex IsSaidOf();

    [GeneratedRegex(@"^(?:he|she|they|it|his|her|their|its|this|that|these|those|there|the (?:former|latter))\b", Usual)]
    private static partial Regex Points();
}
