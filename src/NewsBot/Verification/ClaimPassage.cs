using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>A source made ready for being compared with.</summary>
internal sealed class ClaimPassage
{
    // Full names stand at the beginning of an article.
    private const int MostNeighbours = 6000;

    private readonly Tokenizer terms;
    private readonly Thesaurus kin;
    private readonly ClaimSource source;
    private readonly Lazy<IReadOnlyList<NameMention>> neighbours;

    public ClaimPassage(ClaimSource source, Tokenizer terms, Thesaurus kin)
    {
        this.source = source;
        this.terms = terms;
        this.kin = kin;
        Body = AnnotatedText.Of(source.Text, terms, kin);
        Title = AnnotatedText.Of(source.Title, terms, kin);
        Letters = new NormalizedText(source.Text);
        TitleLetters = new NormalizedText(source.Title);
        TitleWords = new NameIndex(Title, 0, int.MaxValue);
        var outlet = AnnotatedText.Of(source.Outlet ?? "", terms, kin);
        OutletWords = outlet.Tokens.Where(token => token.Lower != "the").Select(token => token.Term)
            .ToHashSet(StringComparer.Ordinal);
        SentenceNames = [.. Body.Sentences.Select((_, sentence) => new NameIndex(Body, sentence, sentence))];
        Written = source.Published is { } published ? DateOnly.FromDateTime(published.Date) : null;
        Names = [.. Body.Facts.OfType<NameMention>(), .. Title.Facts.OfType<NameMention>()];
        neighbours = new(ReadNeighbours);
    }

    public AnnotatedText Body { get; }

    public AnnotatedText Title { get; }

    public NormalizedText Letters { get; }

    public NormalizedText TitleLetters { get; }

    public NameIndex TitleWords { get; }

    public IReadOnlySet<string> OutletWords { get; }

    /// <summary>By sentence of the body.</summary>
    public IReadOnlyList<NameIndex> SentenceNames { get; }

    /// <summary>The day by which the passage's "today" goes.</summary>
    public DateOnly? Written { get; }

    /// <summary>See <see cref="ClaimSource.IsOfItsDay"/>.</summary>
    public bool IsOfItsDay => source.IsOfItsDay;

    /// <summary>Every name of the passage and its headline.</summary>
    public IReadOnlyList<NameMention> Names { get; }

    public TextSpan SpanOf(SentenceRange window) =>
        TextSpan.Between(Body.Sentences[window.First].Start, Body.Sentences[window.Last].End);

    /// <summary>Whether somebody of this full name is in the article.</summary>
    public bool Knows(NameMention name) =>
        Names.Any(other => other.Has(name.Words)) || neighbours.Value.Any(other => other.Has(name.Words));

    /// <summary>Whether the article has any word of the name, however it is written.</summary>
    public bool IsNamed(NameMention name) =>
        name.Words.Any(word => Body.Tokens.Any(token => token.Term == word) || Title.Tokens.Any(token => token.Term == word))
        || Names.Any(name.Shares) || neighbours.Value.Any(name.Shares);

    // Read only for a full name that the passage itself does not have: it can be ten times as long.
    private IReadOnlyList<NameMention> ReadNeighbours() =>
        source.Neighbours is { } text
            ? [.. AnnotatedText.Of(text.Length > MostNeighbours ? text[..MostNeighbours]
                : text, terms, kin).Facts.OfType<NameMention>()]
            : [];
}

/// <summary>The words of which a name may be made where a stretch of text is the only evidence.</summary>
internal sealed class NameIndex
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> acronyms = new(StringComparer.Ordinal);
    private readonly HashSet<string> initials = new(StringComparer.Ordinal);

    public NameIndex(AnnotatedText text, int firstSentence, int lastSentence)
    {
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.Sentence < firstSentence || token.Sentence > lastSentence) continue;
            words.Add(token.Term);
            if (token.Lower.EndsWith("s'", StringComparison.Ordinal)) words.Add(token.Term.TrimEnd('s'));
            if (NameReader.IsAcronym(text, token)) acronyms.Add(token.Term);
            if (text.FactAt(i) is not NameMention name || name.First != i) continue;
            words.UnionWith(name.Words);
            if (NameReader.Initials(text, name) is { Length: >= 2 } letters) initials.Add(letters);
            if (NameForms.Country(token.Lower) is { } country) words.UnionWith(country);
        }
    }

    public bool Has(string word) => words.Contains(word);

    /// <summary>Whether a capital abbreviation of the text stands for a name with these first letters.</summary>
    public bool Abbreviates(string letters) => letters.Length >= 2 && acronyms.Contains(letters);

    /// <summary>Whether a name of the text is what the abbreviation stands for.</summary>
    public bool Expands(string acronym) =>
        acronym.Length >= 2 && initials.Any(letters => letters.Contains(acronym, StringComparison.Ordinal));
}
