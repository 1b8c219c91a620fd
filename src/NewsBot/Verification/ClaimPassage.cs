using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>A source, annotated so that claims can be compared with it.</summary>
internal sealed class ClaimPassage
{
    // Full names usually stand near the beginning of an article. In UTF-16 units.
    private const int MostNeighbours = 6000;

    private readonly Tokenizer tokenizer;
    private readonly Thesaurus thesaurus;
    private readonly ClaimSource source;
    private readonly Lazy<IReadOnlyList<NameMention>> neighbours;

    public ClaimPassage(ClaimSource source, Tokenizer tokenizer, Thesaurus thesaurus)
    {
        this.source = source;
        this.tokenizer = tokenizer;
        this.thesaurus = thesaurus;
        Body = AnnotatedText.Of(source.Text, tokenizer, thesaurus);
        Title = AnnotatedText.Of(source.Title, tokenizer, thesaurus);
        Letters = new NormalizedText(source.Text);
        TitleLetters = new NormalizedText(source.Title);
        TitleWords = new NameIndex(Title, 0, int.MaxValue);
        var outlet = AnnotatedText.Of(source.Outlet ?? "", tokenizer, thesaurus);
        OutletWords = outlet.Tokens.Where(token => token.Lower != "the").Select(token => token.Term)
            .ToHashSet(StringComparer.Ordinal);
        SentenceNames = [.. Body.Sentences.Select((_, sentence) => new NameIndex(Body, sentence, sentence))];
        Written = source.Published is { } published ? DateOnly.FromDateTime(published.Date) : null;
        Names = [.. Body.Facts.OfType<NameMention>(), .. Title.Facts.OfType<NameMention>()];
        neighbours = new(ReadNeighbours);
    }

    /// <summary>The text of the passage.</summary>
    public AnnotatedText Body { get; }

    /// <summary>The headline of the passage's article.</summary>
    public AnnotatedText Title { get; }

    public NormalizedText Letters { get; }

    public NormalizedText TitleLetters { get; }

    public NameIndex TitleWords { get; }

    /// <summary>The terms of the name of the outlet, without "the".</summary>
    public IReadOnlySet<string> OutletWords { get; }

    /// <summary>The names of each sentence of the body.</summary>
    public IReadOnlyList<NameIndex> SentenceNames { get; }

    /// <summary>The day on which the article was published, from which the passage's relative dates count; null if
    /// unknown.</summary>
    public DateOnly? Written { get; }

    /// <summary>See <see cref="ClaimSource.IsOfItsDay"/>.</summary>
    public bool IsOfItsDay => source.IsOfItsDay;

    /// <summary>All names of the body and the headline.</summary>
    public IReadOnlyList<NameMention> Names { get; }

    public TextSpan SpanOf(SentenceRange window) =>
        TextSpan.Between(Body.Sentences[window.First].Start, Body.Sentences[window.Last].End);

    /// <summary>True if some name of the article contains all words of this one.</summary>
    public bool Knows(NameMention name) =>
        Names.Any(other => other.Has(name.Words)) || neighbours.Value.Any(other => other.Has(name.Words));

    /// <summary>True if the article has any word of the name, also as a common word.</summary>
    public bool IsNamed(NameMention name) =>
        name.Words.Any(word => Body.Tokens.Any(token => token.Term == word) || Title.Tokens.Any(token => token.Term == word))
        || Names.Any(name.Shares) || neighbours.Value.Any(name.Shares);

    // Read only when the passage itself does not have a full name, because the context can be ten times as long.
    private IReadOnlyList<NameMention> ReadNeighbours() =>
        source.Neighbours is { } text
            ? [.. AnnotatedText.Of(text.Length > MostNeighbours ? text[..MostNeighbours]
                : text, tokenizer, thesaurus).Facts.OfType<NameMention>()]
            : [];
}

/// <summary>The words, acronyms and initials with which some sentences of a text can support a name.</summary>
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

    /// <summary>True if the text has an acronym of exactly these first letters of a name.</summary>
    public bool Abbreviates(string firstLetters) => firstLetters.Length >= 2 && acronyms.Contains(firstLetters);

    /// <summary>True if the acronym may stand for a name of the text.</summary>
    public bool Expands(string acronym) =>
        acronym.Length >= 2 && initials.Any(letters => letters.Contains(acronym, StringComparison.Ordinal));
}
