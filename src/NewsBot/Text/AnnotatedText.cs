using NewsBot.Text.Dates;
using NewsBot.Text.Names;
using NewsBot.Text.Numbers;

namespace NewsBot.Text;

/// <summary>The kind of text between a token and the one before it, from the weakest break to the strongest.</summary>
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

/// <summary>A word of a text.</summary>
/// <param name="Term">The normalized word, as the index has it.</param>
/// <param name="Lower">The word as written, in lower case, with straight apostrophes and ASCII digits.</param>
/// <param name="Sentence">Index of its sentence in <see cref="AnnotatedText.Sentences"/>.</param>
/// <param name="GapBefore">The break before it.</param>
/// <param name="IsCapitalized">True if it begins with a capital.</param>
/// <param name="IsCapitalExpected">True if any word would have a capital here: at the start of a sentence, behind a strong
/// gap and behind an opening quotation mark.</param>
/// <param name="Families">The numbers of its families in the <see cref="Thesaurus"/>; null if it has none.</param>
internal readonly record struct Token(
    string Term, string Lower, TextSpan Span, int Sentence, TokenGap GapBefore, bool IsCapitalized,
        bool IsCapitalExpected, int[]? Families)
{
    public bool IsStopWord { get; } = StopWords.All.Contains(Lower);

    public bool StartsWithDigit => char.IsAsciiDigit(Lower[0]);
}

/// <summary>A text cut into tokens, with the dates, times, numbers and names that it mentions.</summary>
internal sealed class AnnotatedText
{
    private readonly int[] mentionIndexes;

    private AnnotatedText(string text, IReadOnlyList<TextSpan> sentences, Token[] tokens)
    {
        Text = text;
        Sentences = sentences;
        Tokens = tokens;
        mentionIndexes = new int[tokens.Length];
        Array.Fill(mentionIndexes, -1);
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Sentences { get; }

    public Token[] Tokens { get; }

    public List<Mention> Mentions { get; } = [];

    /// <summary>Every "he", "she", "they" and "it" of the text, in order.</summary>
    public IEnumerable<Pronoun> Pronouns =>
        Enumerable.Range(0, Tokens.Length).Where(token => Tokens[token].Lower is "he" or "she" or "they" or "it")
            .Select(token => new Pronoun(token));

    /// <summary>Cuts a text into sentences and tokens, and reads its mentions.</summary>
    public static AnnotatedText Create(string text, Tokenizer tokenizer, Thesaurus thesaurus)
    {
        // The number of a footnote counts nothing. Offsets do not change.
        text = FootnoteMarks.BlankOut(text);
        var sentences = NewsBot.Text.Sentences.Split(text);
        var words = tokenizer.Read(text);
        var tokens = new List<Token>(words.Count);
        var sentence = 0;
        var end = 0;
        foreach (var word in words)
        {
            while (sentence + 1 < sentences.Count && word.Span.Start >= sentences[sentence].End) sentence++;
            var isFirst = tokens.Count == 0 || tokens[^1].Sentence != sentence;
            var between = text.AsSpan(end, word.Span.Start - end);
            var gap = isFirst ? TokenGap.Strong : ReadGap(between);
            end = word.Span.End;
            // A word that consists of combining marks has an empty term.
            if (word.Text.Length == 0) continue;
            tokens.Add(new Token(
                word.Text, Digits.ToAscii(word.Span.Cut(text)).ToLowerInvariant().Replace('’', '\''), word.Span, sentence, gap,
                char.IsUpper(text[word.Span.Start]),
                isFirst || gap == TokenGap.Strong || between.IndexOfAny("“\"‘«") >= 0, thesaurus.GetFamilies(word.Text)));
        }

        var annotated = new AnnotatedText(text, sentences, [.. tokens]);
        // In this order: the figures of a date are no quantity, and a month is no name.
        DateReader.Read(annotated);
        QuantityReader.Read(annotated);
        NameReader.Read(annotated);
        return annotated;
    }

    public void Add(Mention mention)
    {
        for (var i = mention.First; i < mention.End; i++) mentionIndexes[i] = Mentions.Count;
        Mentions.Add(mention);
    }

    public bool IsInMention(int token) => mentionIndexes[token] >= 0;

    /// <summary>The mention that covers a token; null for none, and outside the text.</summary>
    public Mention? FindMentionAt(int token) =>
        token >= 0 && token < mentionIndexes.Length && mentionIndexes[token] >= 0 ? Mentions[mentionIndexes[token]] : null;

    /// <summary>The word of a token in lower case; empty outside the text.</summary>
    public string LowerAt(int token) => token >= 0 && token < Tokens.Length ? Tokens[token].Lower : "";

    /// <summary>True if no wider gap than <paramref name="widest"/> separates the token from the one before it.</summary>
    public bool IsAdjacent(int token, TokenGap widest = TokenGap.Joined) =>
        token > 0 && token < Tokens.Length && Tokens[token].GapBefore <= widest;

    /// <summary>The span of the tokens from <paramref name="first"/> up to, but without, <paramref name="end"/>.</summary>
    public TextSpan GetSpan(int first, int end) => TextSpan.FromBounds(Tokens[first].Span.Start, Tokens[end - 1].Span.End);

    public string Cut(Mention mention) => GetSpan(mention.First, mention.End).Cut(Text);

    /// <summary>The mention at a token, or else its word.</summary>
    public string CutThing(int token) => FindMentionAt(token) is { } mention ? Cut(mention) : Tokens[token].Span.Cut(Text);

    private static TokenGap ReadGap(ReadOnlySpan<char> between)
    {
        var gap = TokenGap.Space;
        foreach (var c in between)
        {
            var candidate = c switch
            {
                ';' or ':' or '!' or '?' or '\n' or '—' => TokenGap.Strong,
                '-' or '–' => between.IndexOfAny(' ', '\t') >= 0 ? TokenGap.Strong : TokenGap.Joined,
                '‐' or '‑' => TokenGap.Joined,
                '.' or ' ' or '\t' or '\'' or '’' or '%' or '$' or '£' or '€' or '¥' or '₹' => TokenGap.Space,
                _ => char.IsWhiteSpace(c) ? TokenGap.Space : TokenGap.Light,
            };
            if (candidate > gap) gap = candidate;
        }

        return gap;
    }
}
