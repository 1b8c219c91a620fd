using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Verification.Messages;

/// <summary>A sentence of a message that asserts something.</summary>
/// <param name="Text">The sentence as plain text.</param>
/// <param name="Context">The sentence before it, if this one names its subject only by a pronoun ("He resigned"); else
/// null.</param>
internal sealed record MessageClaim(string Text, string? Context);

/// <summary>
/// Finds the claims of a message. It skips questions, greetings, exclamations, wishes and opinions without a mention: they are
/// neither true nor false, and a verdict on them would be noise.
/// </summary>
internal sealed partial class ClaimExtractor(Tokenizer tokenizer)
{
    /// <summary>How much of a message is read, in UTF-16 units. The rest is ignored.</summary>
    public const int Longest = 4_000;

    // The least number of content words and tokens of mentions. A claim without a mention needs more, and one without a named
    // subject needs most.
    private const int FewestWithFact = 3;
    private const int FewestWithout = 4;
    private const int FewestWithoutSubject = 5;

    // Longer ones are lists or noise. In UTF-16 units.
    private const int LongestClaim = 600;
    private const int LongestWord = 50;

    private readonly Thesaurus thesaurus = new(tokenizer);

    /// <summary>Returns the claims of a message in order, without duplicates.</summary>
    public IReadOnlyList<MessageClaim> Read(string message)
    {
        var text = MarkupStripper.Plain(Mentions().Replace(MarkupStripper.Beginning(message, Longest), " "));
        var claims = new List<MessageClaim>();
        string? previous = null;
        foreach (var sentence in Sentences.Split(text).SelectMany(span => Clauses().Split(span.Cut(text))))
        {
            var assertion = Said(sentence);
            if (ClaimOf(assertion, previous) is { } claim && claims.TrueForAll(other => other.Text != claim.Text))
                claims.Add(claim);
            if (assertion.Length > 0) previous = assertion;
        }

        return claims;
    }

    private MessageClaim? ClaimOf(string sentence, string? previous)
    {
        if (sentence.Length is 0 or > LongestClaim || sentence.EndsWith('?') || Asks().IsMatch(sentence)
            || Wishes().IsMatch(sentence)) return null;
        var claim = new Claim(sentence, tokenizer, thesaurus);
        if (claim.Text.Tokens.Any(token => token.Span.Length > LongestWord)) return null;
        var mentions = claim.Facts.Where(mention => mention is not Pronoun).ToList();
        // A quotation alone asserts nothing. A sentence without content words needs a number and a verb: "Inflation was
        // 4.2 percent in September".
        if (claim.Words.Count == 0 && (claim.Quotations.Count > 0 || !mentions.Exists(mention => mention is Quantity)
            || !IsSaidOf().IsMatch(sentence))) return null;
        if (Opinion().IsMatch(sentence) && mentions.Count == 0) return null;
        var size = claim.Words.Count + mentions.Sum(mention => mention.End - mention.First);
        if (size < (mentions.Count > 0 ? FewestWithFact : FewestWithout)) return null;
        if (!Points().IsMatch(sentence) || mentions.Exists(mention => mention is NameMention))
            return new MessageClaim(sentence, null);
        if (previous is not null && new Claim(previous, tokenizer, thesaurus).Facts.Any(mention => mention is NameMention))
            return new MessageClaim(sentence, previous);
        return size >= FewestWithoutSubject ? new MessageClaim(sentence, null) : null;
    }

    // Removes symbols, and openings such as "BREAKING:" or "I heard that".
    private static string Said(string sentence)
    {
        var text = FootnoteMarks.TakeOut(Signs().Replace(sentence.ReplaceLineEndings(" "), "")).Trim();
        for (var before = ""; before != text;)
        {
            before = text;
            text = Lead().Replace(text, "").TrimStart();
        }

        return text.Length > 0 && char.IsLower(text[0]) && text.Length < sentence.Trim().Length
            ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"@(?:everyone|here)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"\s*;\s+|(?<=[!?]{2,})\s+")]
    private static partial Regex Clauses();

    // Emoji and other symbols.
    [GeneratedRegex(@"[\p{So}\p{Sk}\p{Cs}\uFE0F\u200D]+")]
    private static partial Regex Signs();

    [GeneratedRegex(
        // "No" and "so" are openings only before punctuation: "No injuries were reported" is a claim.
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
