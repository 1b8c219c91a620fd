using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>A sentence that is checked against a source, annotated with its quotations, mentions and content words.</summary>
internal sealed class Claim
{
    // Words for saying and reporting need not be in the source: the writer may choose them.
    private static readonly FrozenSet<string> ReportingWords = """
        say said says saying tell told tells telling announce announced announces report reported reports reporting according
        describe described state stated states statement add added adds note noted notes explain explained explains write wrote
        written comment commented remark remarked mention mentioned speak spoke article articles report reports passage source
        sources story coverage newspaper outlet information reportedly also however meanwhile additionally furthermore moreover
        respectively overall notably
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // Common content words count less than the others.
    private static readonly FrozenSet<string> LightWords = """
        make made take took taken give gave given get got go went gone come came put set use used include included including
        involve involved become became part way thing things people person time number total day year month hour minute place set
        new old good high low long big large small main major own able want need like well back away together later earlier
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a report calls its outlet: "the newspaper".</summary>
    public static FrozenSet<string> OutletNouns { get; } = Lexicon.English.Words("outlet-nouns");

    private const double LightWeight = 0.4;

    private IReadOnlyList<Abbreviation>? commonAbbreviations;

    private readonly Tokenizer tokenizer;

    /// <param name="sentence">The sentence, without citation markers.</param>
    public Claim(string sentence, Tokenizer tokenizer, Thesaurus thesaurus)
    {
        this.tokenizer = tokenizer;
        Text = AnnotatedText.Create(sentence, tokenizer, thesaurus);
        Quotations = NewsBot.Text.Quotations.QuotationMatcher.FindAll(sentence);
        UnquotedTokens = [.. Enumerable.Range(0, Text.Tokens.Length).Where(token => !IsQuoted(Text.Tokens[token].Span))];
        Mentions = [.. Text.Mentions.Where(mention => !IsQuoted(Text.GetSpan(mention.First, mention.End)))];
        ContentWords = [.. UnquotedTokens.Where(token =>
            !Text.IsInMention(token) && GetWordWeight(Text.Tokens[token]) > 0 && !IsOutletNoun(token))];
    }

    public AnnotatedText Text { get; }

    /// <summary>The spans between quotation marks.</summary>
    public IReadOnlyList<TextSpan> Quotations { get; }

    /// <summary>The indexes of the tokens outside of quotations.</summary>
    public IReadOnlyList<int> UnquotedTokens { get; }

    /// <summary>The mentions outside of quotations.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>The indexes of the tokens outside of quotations and mentions that have a weight.</summary>
    public IReadOnlyList<int> ContentWords { get; }

    /// <summary>Those of the lexicon whose short or long form the sentence has.</summary>
    public IReadOnlyList<Abbreviation> CommonAbbreviations => commonAbbreviations ??= FindAbbreviations();

    /// <summary>True if the sentence has nothing that could be checked.</summary>
    public bool IsEmpty => Mentions.Count == 0 && Quotations.Count == 0 && ContentWords.Count == 0;

    /// <summary>The weight of a word when shares of words are computed: 1, 0.4 for a light word, 0 for a stop word.</summary>
    public static double GetWordWeight(Token token) =>
        token.IsStopWord || ReportingWords.Contains(token.Lower) || token.Lower.Length < 2 ? 0
        : LightWords.Contains(token.Lower) || NameForms.Titles.Contains(token.Lower) ? LightWeight : 1;

    /// <summary>True if a quotation has at most one word, which is then marked rather than quoted.</summary>
    public bool IsSingleWord(TextSpan quotation) => Text.Tokens.Count(token => token.Span.Overlaps(quotation)) <= 1;

    // "She told the broadcaster": the writer's own word for the outlet. "The agency said" may be any agency.
    private bool IsOutletNoun(int token) =>
        OutletNouns.Contains(Text.LowerAt(token)) && Text.LowerAt(token - 1) is "the"
        && (Text.LowerAt(token - 2) is "told" or "tell" or "tells"
            || (Text.LowerAt(token - 2) is "to" && Text.LowerAt(token - 3) is "according")
            || Text.LowerAt(token + 1) is "reported" or "reports" or "wrote" or "writes");

    private IReadOnlyList<Abbreviation> FindAbbreviations()
    {
        var terms = Text.Tokens.Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
        var keys = OtherNames.FindKeys(Text);
        return [.. Abbreviations.Common.Where(pair => keys.Contains(pair.Key)
            || (terms.Contains(pair.ReadLongTerms(tokenizer)[0])
                && OtherNames.FindLong(Text, pair.ReadLongTerms(tokenizer)).Any()))];
    }

    // A single word in quotation marks is treated like any other word.
    private bool IsQuoted(TextSpan span) => Quotations.Any(quotation => quotation.Overlaps(span) && !IsSingleWord(quotation));
}
