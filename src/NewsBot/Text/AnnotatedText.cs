using NewsBot.Text.Dates;
using NewsBot.Text.Names;
using NewsBot.Text.Numbers;

namespace NewsBot.Text;

/// <summary>What stands between a token and the one before it.</summary>
internal enum TokenGap
{
    Space,

    /// <summary>A hyphen or dash without white space, as in "two-thirds" and "10–15".</summary>
    Joined,

    /// <summary>A comma, bracket, slash or quotation mark.</summary>
    Light,

    /// <summary>A colon, semicolon or spaced dash, or the end of a sentence.</summary>
    Strong,
}

/// <param name="Term">As the index knows the word.</param>
/// <param name="Lower">As written, in lower case, with straight apostrophes and ASCII digits.</param>
/// <param name="Sentence">Which sentence of the text it stands in.</param>
/// <param name="IsCapital">Whether it begins with a capital.</param>
/// <param name="IsStart">Whether it would begin with a capital in any case.</param>
/// <param name="Families">See <see cref="Thesaurus"/>; null for a word without.</param>
internal readonly record struct Token(
    string Term, string Lower, TextSpan Span, int Sentence, TokenGap Gap, bool IsCapital, bool IsStart, int[]? Families)
{
    public bool IsStop { get; } = StopWords.All.Contains(Lower);

    public bool HasDigit => char.IsAsciiDigit(Lower[0]);
}

/// <summary>A text cut into tokens, with the facts among them.</summary>
internal sealed class AnnotatedText
{
    private readonly int[] factAt;

    private AnnotatedText(string text, IReadOnlyList<TextSpan> sentences, Token[] tokens)
    {
        Text = text;
        Sentences = sentences;
        Tokens = tokens;
        factAt = new int[tokens.Length];
        Array.Fill(factAt, -1);
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Sentences { get; }

    public Token[] Tokens { get; }

    public List<Mention> Facts { get; } = [];

    /// <summary>"He", "she", "they" and "it", each where it stands.</summary>
    public IEnumerable<Pronoun> Pronouns =>
        Enumerable.Range(0, Tokens.Length).Where(token => Tokens[token].Lower is "he" or "she" or "they" or "it")
            .Select(token => new Pronoun(token));

    public static AnnotatedText Of(string text, Tokenizer terms, Thesaurus kin)
    {
        // The number of a footnote counts nothing; places in the text stay what they are.
        text = FootnoteMarks.BlankOut(text);
        var sentences = NewsBot.Text.Sentences.Split(text);
        var words = terms.Read(text);
        var tokens = new List<Token>(words.Count);
        var sentence = 0;
        var end = 0;
        foreach (var word in words)
        {
            while (sentence + 1 < sentences.Count && word.Span.Start >= sentences[sentence].End) sentence++;
            var isFirst = tokens.Count == 0 || tokens[^1].Sentence != sentence;
            var between = text.AsSpan(end, word.Span.Start - end);
            var gap = isFirst ? TokenGap.Strong : GapOf(between);
            end = word.Span.End;
            // A word of combining marks alone folds to nothing.
            if (word.Text.Length == 0) continue;
            tokens.Add(new Token(
                word.Text, Digits.ToAscii(word.Span.Cut(text)).ToLowerInvariant().Replace('’', '\''), word.Span, sentence, gap,
                char.IsUpper(text[word.Span.Start]),
                isFirst || gap == TokenGap.Strong || between.IndexOfAny("“\"‘«") >= 0, kin.FamiliesOf(word.Text)));
        }

        var read = new AnnotatedText(text, sentences, [.. tokens]);
        DateReader.Read(read);
        QuantityReader.Read(read);
        NameReader.Read(read);
        return read;
    }

    public void Add(Mention fact)
    {
        for (var i = fact.First; i < fact.End; i++) factAt[i] = Facts.Count;
        Facts.Add(fact);
    }

    public bool IsInFact(int token) => factAt[token] >= 0;

    public Mention? FactAt(int token) => token >= 0 && token < factAt.Length && factAt[token] >= 0 ? Facts[factAt[token]] : null;

    /// <summary>In lower case; empty outside the text.</summary>
    public string Lower(int token) => token >= 0 && token < Tokens.Length ? Tokens[token].Lower : "";

    /// <summary>Whether the tokens stand next to each other in one sentence with at most this between them.</summary>
    public bool Follows(int token, TokenGap atMost = TokenGap.Joined) =>
        token > 0 && token < Tokens.Length && Tokens[token].Gap <= atMost;

    public TextSpan SpanOf(int first, int end) => TextSpan.Between(Tokens[first].Span.Start, Tokens[end - 1].Span.End);

    public string Cut(Mention fact) => SpanOf(fact.First, fact.End).Cut(Text);

    private static TokenGap GapOf(ReadOnlySpan<char> between)
    {
        var gap = TokenGap.Space;
        foreach (var c in between)
        {
            var here = c switch
            {
                ';' or ':' or '!' or '?' or '\n' or '—' => TokenGap.Strong,
                '-' or '–' => between.IndexOfAny(' ', '\t') >= 0 ? TokenGap.Strong : TokenGap.Joined,
                '‐' or '‑' => TokenGap.Joined,
                '.' or ' ' or '\t' or '\'' or '’' or '%' or '$' or '£' or '€' or '¥' or '₹' => TokenGap.Space,
                _ => char.IsWhiteSpace(c) ? TokenGap.Space : TokenGap.Light,
            };
            if (here > gap) gap = here;
        }

        return gap;
    }
}
