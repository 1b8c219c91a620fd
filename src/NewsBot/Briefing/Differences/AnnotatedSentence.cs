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
    private static readonly FrozenSet<string> SpeechWords = Lexicon.English.Words("annotated-sentence-speech-words");

    private static readonly FrozenSet<string> StretchWords = Lexicon.English.Words("annotated-sentence-stretch-words");

    private static readonly FrozenSet<string> PlaceWords = Lexicon.English.Words("annotated-sentence-place-words");

    public AnnotatedSentence(PublishedSentence source, EventDates dates)
    {
        Source = source;
        // Text that a correction repeats only to retract it is masked.
        Text = dates.Cut(CorrectionMask.Apply(source.Text));
        Written = source.Article.Published is { } published ? DateOnly.FromDateTime(published.UtcDateTime) : null;
        Days = [.. EventDates.Read(Text, Written).Where(date => !EventDates.IsOfSaying(Text, date))];
        Words = [.. Enumerable.Range(0, Text.Tokens.Length).Where(IsTelling)];
        Terms = Words.SelectMany(word => (Text.Tokens[word].Families ?? []).Select(family => $"{family}")
            .Append(Text.Tokens[word].Term)).ToHashSet(StringComparer.Ordinal);
        Numbers = [.. Text.Facts.OfType<Quantity>().Where(IsOfItsTime)];
        Names = [.. Text.Facts.OfType<NameMention>()];
        Places = [.. Names.Where(name => name.First > 0 && PlaceWords.Contains(BeforeName(name)))];
        Bases = Text.Tokens.Select(token => token.Lower).Where(StretchWords.Contains).Select(BaseOf)
            .ToHashSet(StringComparer.Ordinal);
        Stretches = [.. Enumerable.Range(0, Text.Tokens.Length).Where(IsStretch).Select(StretchAt)];
    }

    public PublishedSentence Source { get; }

    public AnnotatedText Text { get; }

    public DateOnly? Written { get; }

    /// <summary>The dates of events, without the dates on which somebody spoke.</summary>
    public IReadOnlyList<DateExpression> Days { get; }

    /// <summary>The indexes of the content tokens: no stop words, numbers or dates.</summary>
    public IReadOnlyList<int> Words { get; }

    /// <summary>The terms of the content tokens, and the numbers of their thesaurus families.</summary>
    public IReadOnlySet<string> Terms { get; }

    /// <summary>The numbers, without those that the sentence itself assigns to an earlier time: "up from 12".</summary>
    public IReadOnlyList<Quantity> Numbers { get; }

    public IReadOnlyList<NameMention> Names { get; }

    /// <summary>The names after "in", "near" and the like.</summary>
    public IReadOnlyList<NameMention> Places { get; }

    /// <summary>The units of time that a percentage may refer to: "month" for "monthly" and "a month ago".</summary>
    public IReadOnlySet<string> Bases { get; }

    /// <summary>The periods that limit the sentence: "third quarter", "last month".</summary>
    public IReadOnlyList<string> Stretches { get; }

    /// <summary>Returns true if a name is the speaker's: "said Joss Hadrell", "Joss Hadrell, the inspector, said".</summary>
    public bool IsOfSpeaker(NameMention name)
    {
        if (SpeechWords.Contains(Text.Lower(name.First - 1)) || SpeechWords.Contains(Text.Lower(name.End))) return true;
        if (!Text.Follows(name.End, TokenGap.Light) || Text.Tokens[name.End].Gap != TokenGap.Light) return false;
        for (var i = name.End + 1; i < Text.Tokens.Length && Text.Tokens[i].Gap < TokenGap.Strong; i++)
            if (Text.Tokens[i].Gap == TokenGap.Light) return SpeechWords.Contains(Text.Lower(i));
        return false;
    }

    private static string BaseOf(string lower) => lower switch
    {
        "daily" => "day",
        "annual" or "annually" => "year",
        _ when lower.EndsWith("ly", StringComparison.Ordinal) => lower[..^2],
        _ => lower.TrimEnd('s'),
    };

    private bool IsTelling(int token) =>
        Claim.WeightOf(Text.Tokens[token]) > 0 && !Text.Tokens[token].HasDigit && Text.FactAt(token) is null or NameMention;

    private string BeforeName(NameMention name) =>
        Text.Lower(name.First - 1) is "the" ? Text.Lower(name.First - 2) : Text.Lower(name.First - 1);

    // "Third quarter" and "first nine months" limit a statement; "a day" and "six hours" do not.
    private bool IsStretch(int token) =>
        StretchWords.Contains(Text.Lower(token))
            && (IsOrdinal(token - 1) || IsOrdinal(token - 2)
                || Text.FactAt(token) is Quantity { Measure: Measure.Part } part && IsOrdinal(part.First));

    private bool IsOrdinal(int token) =>
        Text.Lower(token) is "first" or "second" or "third" or "fourth" or "last" or "past" or "next" or "previous";

    private string StretchAt(int token)
    {
        var ordinal = IsOrdinal(token - 1) ? token - 1 : IsOrdinal(token - 2) ? token - 2 : Text.FactAt(token)!.First;
        return $"{Text.Lower(ordinal)} {Text.Lower(token).TrimEnd('s')}";
    }

    // False for a number of an earlier time: "up from two", "compared with 12".
    private bool IsOfItsTime(Quantity number)
    {
        var before = Text.Lower(number.First - 1);
        var secondBefore = Text.Lower(number.First - 2);
        if (before is "from") return false;
        if (before is "with" or "to" && secondBefore is "compared") return false;
        return !(before is "against" or "versus" or "previous" or "usual" or "earlier" or "original" or "originally");
    }
}
