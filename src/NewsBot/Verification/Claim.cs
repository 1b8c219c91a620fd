using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>A sentence made ready for being checked: what in it is a quotation, a fact, a word of meaning.</summary>
internal sealed class Claim
{
    // How something was said, and where it was read, is the writer's own to word.
    private static readonly FrozenSet<string> Free = """
        say said says saying tell told tells telling announce announced announces report reported reports reporting according
        describe described state stated states statement add added adds note noted notes explain explained explains write wrote
        written comment commented remark remarked mention mentioned speak spoke article articles report reports passage source
        sources story coverage newspaper outlet information reportedly also however meanwhile additionally furthermore moreover
        respectively overall notably
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // Words of every sentence weigh less than the others.
    private static readonly FrozenSet<string> Light = """
        make made take took taken give gave given get got go went gone come came put set use used include included including
        involve involved become became part way thing things people person time number total day year month hour minute place set
        new old good high low long big large small main major own able want need like well back away together later earlier
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private const double LightWeight = 0.4;

    public Claim(string sentence, Tokenizer terms, Thesaurus kin)
    {
        Text = AnnotatedText.Of(sentence, terms, kin);
        Quotations = NewsBot.Text.Quotations.Quotations.In(sentence);
        Tokens = [.. Enumerable.Range(0, Text.Tokens.Length).Where(token => !IsQuoted(Text.Tokens[token].Span))];
        Facts = [.. Text.Facts.Where(fact => !IsQuoted(Text.SpanOf(fact.First, fact.End)))];
        Words = [.. Tokens.Where(token => !Text.IsInFact(token) && WeightOf(Text.Tokens[token]) > 0)];
    }

    public AnnotatedText Text { get; }

    public IReadOnlyList<TextSpan> Quotations { get; }

    /// <summary>The tokens outside of quotations.</summary>
    public IReadOnlyList<int> Tokens { get; }

    /// <summary>The facts outside of quotations.</summary>
    public IReadOnlyList<Mention> Facts { get; }

    /// <summary>The tokens that are neither of a fact nor small words.</summary>
    public IReadOnlyList<int> Words { get; }

    public bool SaysNothing => Facts.Count == 0 && Quotations.Count == 0 && Words.Count == 0;

    /// <summary>How much of the sentence's meaning a word is; 0 for none.</summary>
    public static double WeightOf(Token token) =>
        token.IsStop || Free.Contains(token.Lower) || token.Lower.Length < 2 ? 0
        : Light.Contains(token.Lower) || NameForms.Titles.Contains(token.Lower) ? LightWeight : 1;

    /// <summary>Whether a quotation is a single word, set off rather than quoted.</summary>
    public bool IsSingleWord(TextSpan quotation) => Text.Tokens.Count(token => token.Span.Overlaps(quotation)) <= 1;

    // A word set off by quotation marks is a word like any other.
    private bool IsQuoted(TextSpan span) => Quotations.Any(quotation => quotation.Overlaps(span) && !IsSingleWord(quotation));
}
