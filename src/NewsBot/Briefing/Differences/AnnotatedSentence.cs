using System.Collections.Frozen;
using NewsBot.Briefing.Timelines;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Verification;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing.Differences;

/// <summary>
/// A sentence with its comparable facts, and with the dates, places and periods that limit what it says.
/// </summary>
internal sealed class AnnotatedSentence
{
    private static readonly FrozenSet<string> SpeechWords = Lexicon.English.Words("reported-speech");

    private static readonly FrozenSet<string> PeriodWords = Lexicon.English.Words("period-nouns");

    private static readonly FrozenSet<string> PlaceWords = Lexicon.English.Words("place-prepositions");

    public AnnotatedSentence(PublishedSentence source, EventDates dates)
    {
        Source = source;
        // Text that a correction repeats only to retract it is masked.
        Text = dates.Annotate(CorrectionMask.Apply(source.Text));
        PublishedOn = source.Article.Published is { } published ? DateOnly.FromDateTime(published.UtcDateTime) : null;
        Days = [.. EventDates.Read(Text, PublishedOn).Where(date => !EventDates.IsSpeechDate(Text, date))];
        ContentTokens = [.. Enumerable.Range(0, Text.Tokens.Length).Where(IsContentToken)];
        Terms = ContentTokens.SelectMany(word => (Text.Tokens[word].Families ?? []).Select(family => $"{family}")
            .Append(Text.Tokens[word].Term)).ToHashSet(StringComparer.Ordinal);
        Numbers = [.. Text.Mentions.OfType<Quantity>().Where(IsCurrentNumber)];
        Names = [.. Text.Mentions.OfType<NameMention>()];
        Places = [.. Names.Where(name => name.First > 0 && PlaceWords.Contains(WordBefore(name)))];
        TimeBases = Text.Tokens.Select(token => token.Lower).Where(PeriodWords.Contains).Select(GetTimeBase)
            .ToHashSet(StringComparer.Ordinal);
        Periods = [.. Enumerable.Range(0, Text.Tokens.Length).Where(IsPeriod).Select(FormatPeriod)];
    }

    public PublishedSentence Source { get; }

    public AnnotatedText Text { get; }

    public DateOnly? PublishedOn { get; }

    /// <summary>The dates of events, without the dates on which somebody spoke.</summary>
    public IReadOnlyList<DateExpression> Days { get; }

    /// <summary>The indexes of the content tokens: no stop words, numbers or dates.</summary>
    public IReadOnlyList<int> ContentTokens { get; }

    /// <summary>The terms of the content tokens, and the numbers of their thesaurus families.</summary>
    public IReadOnlySet<string> Terms { get; }

    /// <summary>The numbers, without those that the sentence itself assigns to an earlier time: "up from 12".</summary>
    public IReadOnlyList<Quantity> Numbers { get; }

    public IReadOnlyList<NameMention> Names { get; }

    /// <summary>The names after "in", "near" and the like.</summary>
    public IReadOnlyList<NameMention> Places { get; }

    /// <summary>The units of time that a percentage may refer to: "month" for "monthly" and "a month ago".</summary>
    public IReadOnlySet<string> TimeBases { get; }

    /// <summary>The periods that limit the sentence: "third quarter", "last month".</summary>
    public IReadOnlyList<string> Periods { get; }

    /// <summary>Returns true if a name is the speaker's: "said Joss Hadrell", "Joss Hadrell, the inspector, said".</summary>
    public bool IsSpeakerName(NameMention name)
    {
        if (SpeechWords.Contains(Text.LowerAt(name.First - 1)) || SpeechWords.Contains(Text.LowerAt(name.End))) return true;
        if (!Text.IsAdjacent(name.End, TokenGap.Light) || Text.Tokens[name.End].GapBefore != TokenGap.Light) return false;
        for (var i = name.End + 1; i < Text.Tokens.Length && Text.Tokens[i].GapBefore < TokenGap.Strong; i++)
            if (Text.Tokens[i].GapBefore == TokenGap.Light) return SpeechWords.Contains(Text.LowerAt(i));
        return false;
    }

    private static string GetTimeBase(string lower) => lower switch
    {
        "daily" => "day",
        "annual" or "annually" => "year",
        _ when lower.EndsWith("ly", StringComparison.Ordinal) => lower[..^2],
        _ => lower.TrimEnd('s'),
    };

    private bool IsContentToken(int token) =>
        Claim.GetWordWeight(Text.Tokens[token]) > 0 && !Text.Tokens[token].StartsWithDigit
            && Text.FindMentionAt(token) is null or NameMention;

    private string WordBefore(NameMention name) =>
        Text.LowerAt(name.First - 1) is "the" ? Text.LowerAt(name.First - 2) : Text.LowerAt(name.First - 1);

    // "Third quarter" and "first nine months" limit a statement; "a day" and "six hours" do not.
    private bool IsPeriod(int token) =>
        PeriodWords.Contains(Text.LowerAt(token))
            && (IsPeriodOrdinal(token - 1) || IsPeriodOrdinal(token - 2)
                || Text.FindMentionAt(token) is Quantity { Measure: Measure.Fraction } part && IsPeriodOrdinal(part.First));

    private bool IsPeriodOrdinal(int token) =>
        Text.LowerAt(token) is "first" or "second" or "third" or "fourth" or "last" or "past" or "next" or "previous";

    private string FormatPeriod(int token)
    {
        var ordinal = IsPeriodOrdinal(token - 1) ? token - 1 : IsPeriodOrdinal(token - 2) ? token - 2
            : Text.FindMentionAt(token)!.First;
        return $"{Text.LowerAt(ordinal)} {Text.LowerAt(token).TrimEnd('s')}";
    }

    // False for a number of an earlier time: "up from two", "compared with 12".
    private bool IsCurrentNumber(Quantity number)
    {
        var before = Text.LowerAt(number.First - 1);
        var secondBefore = Text.LowerAt(number.First - 2);
        if (before is "from") return false;
        if (before is "with" or "to" && secondBefore is "compared") return false;
        return !(before is "against" or "versus" or "previous" or "usual" or "earlier" or "original" or "originally");
    }
}
