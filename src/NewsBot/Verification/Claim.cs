using System.Collections.Frozen;
using NewsBot.Text;
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

    private const double LightWeight = 0.4;

    /// <param name="sentence">The sentence, without citation markers.</param>
    public Claim(string sentence, Tokenizer tokenizer, Thesaurus thesaurus)
    {
        Text = AnnotatedText.Create(sentence, tokenizer, thesaurus);
        Quotations = NewsBot.Text.Quotations.QuotationMatcher.FindAll(sentence);
        UnquotedTokens = [.. Enumerable.Range(0, Text.Tokens.Length).Where(token => !IsQuoted(Text.Tokens[token].Span))];
        Mentions = [.. Text.Mentions.Where(mention => !IsQuoted(Text.GetSpan(mention.First, mention.End)))];
        ContentWords = [.. UnquotedTokens.Where(token => !Text.IsInMention(token) && GetWordWeight(Text.Tokens[token]) > 0)];
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

    /// <summary>True if the sentence has nothing that could be checked.</summary>
    public bool IsEmpty => Mentions.Count == 0 && Quotations.Count == 0 && ContentWords.Count == 0;

    /// <summary>The weight of a word when shares of words are computed: 1, 0.4 for a light word, 0 for a stop word.</summary>
    public static double GetWordWeight(Token token) =>
        token.IsStopWord || ReportingWords.Contains(token.Lower) || token.Lower.Length < 2 ? 0
        : LightWords.Contains(token.Lower) || NameForms.Titles.Contains(token.Lower) ? LightWeight : 1;

    /// <summary>True if a quotation has at most one word, which is then marked rather than quoted.</summary>
    public bool IsSingleWord(TextSpan quotation) => Text.Tokens.Count(token => token.Span.Overlaps(quotation)) <= 1;

    // A single word in quotation marks is treated like any other word.
    private bool IsQuoted(TextSpan span) => Quotations.Any(quotation => quotation.Overlaps(span) && !IsSingleWord(quotation));
}
