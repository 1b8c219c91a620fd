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
internal sealed partial class ClaimExtractor(Tokenizer tokenizer, Thesaurus thesaurus)
{
    /// <summary>How much of a message is read, in UTF-16 units. The rest is ignored.</summary>
    public const int MaxMessageLength = 4_000;

    // The least number of content words and tokens of mentions. A claim without a mention needs more, and one without a named
    // subject needs most.
    private const int MinWordsWithMention = 3;
    private const int MinWordsWithoutMention = 4;
    private const int MinWordsWithoutSubject = 5;

    // Longer ones are lists or noise. In UTF-16 units.
    private const int MaxClaimLength = 600;
    private const int MaxWordLength = 50;

    /// <summary>Returns the claims of a message in order, without duplicates.</summary>
    public IReadOnlyList<MessageClaim> Extract(string message)
    {
        var text = MarkupStripper.Strip(MassMentions().Replace(MarkupStripper.Truncate(message, MaxMessageLength), " "));
        var claims = new List<MessageClaim>();
        string? previous = null;
        foreach (var sentence in Sentences.Split(text).SelectMany(span => ClauseBreaks().Split(span.Cut(text))))
        {
            var assertion = RemoveLeadIn(sentence);
            if (CreateClaim(assertion, previous) is { } claim && claims.TrueForAll(other => other.Text != claim.Text))
                claims.Add(claim);
            if (assertion.Length > 0) previous = assertion;
        }

        return claims;
    }

    private MessageClaim? CreateClaim(string sentence, string? previous)
    {
        if (sentence.Length is 0 or > MaxClaimLength || sentence.EndsWith('?') || QuestionOrRequest().IsMatch(sentence)
            || WishOrGuess().IsMatch(sentence)) return null;
        var claim = new Claim(sentence, tokenizer, thesaurus);
        if (claim.Text.Tokens.Any(token => token.Span.Length > MaxWordLength)) return null;
        var mentions = claim.Mentions.Where(mention => mention is not Pronoun).ToList();
        // A quotation alone asserts nothing. A sentence without content words needs a number and a verb: "Inflation was
        // 4.2 percent in September".
        if (claim.ContentWords.Count == 0 && (claim.Quotations.Count > 0 || !mentions.Exists(mention => mention is Quantity)
            || !StateVerbs().IsMatch(sentence))) return null;
        if (OpinionWords().IsMatch(sentence) && mentions.Count == 0) return null;
        var size = claim.ContentWords.Count + mentions.Sum(mention => mention.End - mention.First);
        if (size < (mentions.Count > 0 ? MinWordsWithMention : MinWordsWithoutMention)) return null;
        if (!LeadingPronoun().IsMatch(sentence) || mentions.Exists(mention => mention is NameMention))
            return new MessageClaim(sentence, null);
        if (previous is not null && new Claim(previous, tokenizer, thesaurus).Mentions.Any(mention => mention is NameMention))
            return new MessageClaim(sentence, previous);
        return size >= MinWordsWithoutSubject ? new MessageClaim(sentence, null) : null;
    }

    // Removes symbols, and openings such as "BREAKING:" or "I heard that".
    private static string RemoveLeadIn(string sentence)
    {
        var text = FootnoteMarks.Remove(Symbols().Replace(sentence.ReplaceLineEndings(" "), "")).Trim();
        for (var before = ""; before != text;)
        {
            before = text;
            text = LeadIn().Replace(text, "").TrimStart();
        }

        return text.Length > 0 && char.IsLower(text[0]) && text.Length < sentence.Trim().Length
            ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    private const RegexOptions DefaultOptions =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"@(?:everyone|here)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MassMentions();

    [GeneratedRegex(@"\s*;\s+|(?<=[!?]{2,})\s+")]
    private static partial Regex ClauseBreaks();

    // Emoji and other symbols.
    [GeneratedRegex(@"[\p{So}\p{Sk}\p{Cs}\uFE0F\u200D]+")]
    private static partial Regex Symbols();

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
    private static partial Regex LeadIn();

    [GeneratedRegex(
        @"^(?:who|whom|whose|what|which|why|how)\b|^(?:where|when|is|are|was|were|do|does|did|has|have|had|can|could|will|"
            + @"would|should|isn't|aren't|wasn't|weren't|don't|doesn't|didn't)\s+"
        + @"(?:the|a|an|it|he|she|they|we|you|i|there|this|that|these|those|any|anyone|somebody|is|are|was|were|did|do|does|"
        + @"will)\b"
        + @"|^(?:please|pls|check|tell me|let me know|let's|lets|don't|stop|imagine|remember|thanks|thank you|good (?:morning|"
        + @"evening|night|afternoon))\b",
        DefaultOptions)]
    private static partial Regex QuestionOrRequest();

    [GeneratedRegex(
        @"\b(?:should|ought to|hope|hopefully|wish|wonder|guess|bet|maybe|perhaps|might|if only|would be|could be|can't wait|"
            + @"gonna|i'd|i'll|we'll)\b", DefaultOptions)]
    private static partial Regex WishOrGuess();

    [GeneratedRegex(
        @"\b(?:i|i'm|i've|me|my|we|we're|our|you|you're|your|imo|imho|love|hate|awful|awesome|terrible|horrible|amazing|great|"
            + @"best|worst|stupid|ridiculous|crazy|insane|shame|sad|nice|cool|funny|boring|beautiful|ugly|disgusting|lol|"
            + @"haha+)\b",
        DefaultOptions)]
    private static partial Regex OpinionWords();

    [GeneratedRegex(@"\b(?:is|are|was|were|has|had|will be|has been|had been)\b", DefaultOptions)]
    private static partial Regex StateVerbs();

    [GeneratedRegex(@"^(?:he|she|they|it|his|her|their|its|this|that|these|those|there|the (?:former|latter))\b", DefaultOptions)]
    private static partial Regex LeadingPronoun();
}
