using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>A source, annotated so that claims can be compared with it.</summary>
internal sealed class ClaimPassage
{
    // Full names usually stand near the beginning of an article. In UTF-16 units.
    private const int MaxContextLength = 6000;

    // In sentences. A pronoun further from its name is rare.
    private const int MaxAntecedentDistance = 4;

    private readonly Tokenizer tokenizer;
    private readonly Thesaurus thesaurus;
    private readonly ClaimSource source;
    private readonly Lazy<IReadOnlyList<NameMention>> contextNames;
    private readonly Lazy<IReadOnlyList<Abbreviation>> definitions;

    public ClaimPassage(ClaimSource source, Tokenizer tokenizer, Thesaurus thesaurus)
    {
        this.source = source;
        this.tokenizer = tokenizer;
        this.thesaurus = thesaurus;
        Body = AnnotatedText.Create(source.Text, tokenizer, thesaurus);
        Title = AnnotatedText.Create(source.Title, tokenizer, thesaurus);
        NormalizedBody = new NormalizedText(source.Text);
        NormalizedTitle = new NormalizedText(source.Title);
        TitleNames = new NameIndex(Title, 0, int.MaxValue);
        var outlet = AnnotatedText.Create(source.Outlet ?? "", tokenizer, thesaurus);
        OutletTerms = outlet.Tokens.Where(token => token.Lower != "the").Select(token => token.Term)
            .ToHashSet(StringComparer.Ordinal);
        NamesBySentence = [.. Body.Sentences.Select((_, sentence) => new NameIndex(Body, sentence, sentence))];
        PublishedOn = source.Published is { } published ? DateOnly.FromDateTime(published.Date) : null;
        Names = [.. Body.Mentions.OfType<NameMention>(), .. Title.Mentions.OfType<NameMention>()];
        contextNames = new(ReadContextNames);
        definitions = new(() =>
            [.. new[] { source.Title, source.Text, ReadContext() }.SelectMany(Abbreviations.ReadDefinitions)]);
    }

    /// <summary>The text of the passage.</summary>
    public AnnotatedText Body { get; }

    /// <summary>The headline of the passage's article.</summary>
    public AnnotatedText Title { get; }

    public NormalizedText NormalizedBody { get; }

    public NormalizedText NormalizedTitle { get; }

    public NameIndex TitleNames { get; }

    /// <summary>The terms of the name of the outlet, without "the".</summary>
    public IReadOnlySet<string> OutletTerms { get; }

    /// <summary>The names of each sentence of the body.</summary>
    public IReadOnlyList<NameIndex> NamesBySentence { get; }

    /// <summary>The day on which the article was published, from which the passage's relative dates count; null if
    /// unknown.</summary>
    public DateOnly? PublishedOn { get; }

    /// <summary>See <see cref="ClaimSource.IsDatedByPublication"/>.</summary>
    public bool IsDatedByPublication => source.IsDatedByPublication;

    /// <summary>All names of the body and the headline.</summary>
    public IReadOnlyList<NameMention> Names { get; }

    /// <summary>What the article defines short names to stand for.</summary>
    public IReadOnlyList<Abbreviation> Definitions => definitions.Value;

    /// <inheritdoc cref="Abbreviation.ReadLongTerms"/>
    public IReadOnlyList<string> ReadLongTerms(Abbreviation pair) => pair.ReadLongTerms(tokenizer);

    /// <summary>True if the article says what a short name stands for.</summary>
    public bool Defines(string key) => Definitions.Any(pair => pair.Key == key);

    /// <summary>True if the passage has two long names with these first letters, so that they do not tell which is
    /// meant.</summary>
    public bool HasTwoNamesOf(string firstLetters)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { Body, Title })
        {
            foreach (var name in text.Mentions.OfType<NameMention>())
            {
                if (NameReader.ReadInitials(text, name) != firstLetters) continue;
                var (first, end) = NameReader.FindLongName(text, name);
                var words = text.Tokens[first..end].Where(token => !token.IsStopWord).Select(token => token.Term);
                found.Add(string.Join(' ', words));
            }
        }

        // "Food and Drug Administration" is part of "US Food and Drug Administration".
        return found.Any(one => !found.All(other => other.EndsWith(one, StringComparison.Ordinal)
            || one.EndsWith(other, StringComparison.Ordinal)));
    }

    /// <summary>All names of the article whose last word is this one, each with another word at least.</summary>
    public IEnumerable<NameMention> FindFullNames(string surname) =>
        Names.Concat(contextNames.Value).Where(name => name.Words.Count > 1 && name.Words[^1] == surname);

    public TextSpan GetSpan(SentenceRange window) =>
        TextSpan.FromBounds(Body.Sentences[window.First].Start, Body.Sentences[window.Last].End);

    /// <summary>
    /// The sentence before a window that names whom a pronoun of the window means: the nearest one with a name that is not the
    /// outlet's. Null if the window has no pronoun, or if there is no such sentence.
    /// </summary>
    public int? FindAntecedent(SentenceRange window)
    {
        if (!Array.Exists(Body.Tokens, token => window.Contains(token.Sentence)
            && token.Lower is "he" or "she" or "his" or "her" or "him" or "they" or "their")) return null;
        for (var sentence = window.First - 1; sentence >= 0 && sentence >= window.First - MaxAntecedentDistance; sentence--)
            if (Body.Mentions.OfType<NameMention>().Any(name => Body.Tokens[name.First].Sentence == sentence
                && !name.Words.All(OutletTerms.Contains))) return sentence;
        return null;
    }

    /// <summary>Notes whether the passage has the words of a discrepancy after all, so that nobody is told that it has
    /// not.</summary>
    public Discrepancy MarkHeld(Discrepancy piece) => piece with
    {
        IsHeld = Body.Text.Contains(piece.ClaimText, StringComparison.OrdinalIgnoreCase)
            || Title.Text.Contains(piece.ClaimText, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>True if some name of the article contains all words of this one.</summary>
    public bool ContainsFullName(NameMention name) =>
        Names.Any(other => other.ContainsAll(name.Words)) || contextNames.Value.Any(other => other.ContainsAll(name.Words));

    /// <summary>True if the article has any word of the name, also as a common word.</summary>
    public bool ContainsAnyWordOf(NameMention name) =>
        name.Words.Any(word => Body.Tokens.Any(token => token.Term == word) || Title.Tokens.Any(token => token.Term == word))
        || Names.Any(name.SharesWordWith) || contextNames.Value.Any(name.SharesWordWith);

    // Read only when the passage itself does not have a full name, because the context can be ten times as long.
    private IReadOnlyList<NameMention> ReadContextNames() =>
        [.. AnnotatedText.Create(ReadContext(), tokenizer, thesaurus).Mentions.OfType<NameMention>()];

    private string ReadContext() =>
        source.ArticleContext is not { } text ? "" : text.Length > MaxContextLength ? text[..MaxContextLength] : text;
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
            if (text.FindMentionAt(i) is not NameMention name || name.First != i) continue;
            words.UnionWith(name.Words);
            if (NameReader.ReadInitials(text, name) is { Length: >= 2 } letters) initials.Add(letters);
            if (NameForms.FindCountryOfCapital(token.Lower) is { } country) words.UnionWith(country);
        }
    }

    public bool Contains(string word) => words.Contains(word);

    /// <summary>True if the text has an acronym of exactly these first letters of a name.</summary>
    public bool ContainsAcronymOf(string firstLetters) => firstLetters.Length >= 2 && acronyms.Contains(firstLetters);

    /// <summary>True if the acronym may stand for a name of the text.</summary>
    public bool ContainsExpansionOf(string acronym) =>
        acronym.Length >= 2 && initials.Any(letters => letters.Contains(acronym, StringComparison.Ordinal));
}
