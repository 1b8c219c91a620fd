using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// Parses a question: its relative dates, the outlets that it names, quoted phrases, names, and the kind of answer that it asks
/// for. Any text can be parsed; a text without words to search for has no terms.
/// </summary>
internal sealed class QuestionParser(Tokenizer termReader)
{
    private const int MaxQuestionLength = 2_000;
    private const int MaxCarried = 10;

    // The index refuses a query of more than 1,024 clauses, and no question says so much.
    private const int MaxTerms = 200;

    // Outside these years there is no news. The limits leave room for computing with weeks and months.
    private static readonly DateTimeOffset Earliest = new(1000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FrozenSet<string> PointingWords = Lexicon.English.Words("pointing-words");

    private static readonly FrozenSet<string> RequestWords = Lexicon.English.Words("request-words");

    private static readonly FrozenSet<string> PlaceNouns = Lexicon.English.Words("place-nouns");

    private static readonly FrozenSet<string> PersonNouns = Lexicon.English.Words("person-nouns");

    private static readonly FrozenSet<string> NumberNouns = Lexicon.English.Words("number-nouns");

    private static readonly FrozenSet<string> MoneyWords = Lexicon.English.Words("money-words");

    private static readonly FrozenSet<string> NamedNouns = Lexicon.English.Words("named-thing-nouns");

    private volatile OutletMatcher? outlets;

    /// <summary>Reads <paramref name="text"/> as asked at <paramref name="asOf"/>.</summary>
    /// <param name="outletsHeld">The names of the outlets held, as the archive spells them.</param>
    public Question Parse(string text, DateTimeOffset asOf, IReadOnlyCollection<string> outletsHeld)
    {
        text = InvisibleCharacters.Remove(MarkupStripper.Truncate(text, MaxQuestionLength));
        asOf = asOf < Earliest ? Earliest : asOf > Latest ? Latest : asOf;
        var words = termReader.Read(text);
        var asked = FindAskedSentence(text, words);
        var (kind, focusAt) = ClassifyKind(text, words, asked);
        var (time, timeWords) = TemporalParser.Parse(text, words, asOf);
        var named = FindOutlets(outletsHeld).Find(text);
        var terms = new List<QuestionTerm>();
        for (var i = 0; i < words.Count; i++)
        {
            var (term, span) = words[i];
            if (i == 0 && words.Count > 1 && RequestWords.Contains(span.Cut(text).ToLowerInvariant())) continue;
            if (timeWords.Contains(i) || IsStopWord(span.AsSpan(text)) || named.Any(outlet => outlet.IsPartOfSource(span)))
                continue;
            var isAsked = span.Overlaps(asked);
            var known = terms.FindIndex(other => other.Text == term);
            if (known < 0 && terms.Count == MaxTerms) continue;
            if (known < 0) terms.Add(new QuestionTerm(term, span, IsName(text, words, i), isAsked)
            {
                Written = span.Cut(text),
                OtherName = OtherName(span.Cut(text)),
                Outlets = named.FirstOrDefault(outlet => outlet.Span.Overlaps(span))?.Names ?? [],
            });
            else if (isAsked) terms[known] = terms[known] with { IsAsked = true };
        }

        return new Question
        {
            Text = text,
            AsOf = asOf,
            Terms = terms,
            Phrases = QuotedPhrases(text, words),
            Kind = kind,
            Focus = focusAt < 0 ? null : words[focusAt].Text,
            Time = time,
            Outlets = [.. named.Where(outlet => outlet.IsSource).Select(outlet => new AskedOutlet(
                outlet.Span.Cut(text), [.. termReader.Read(outlet.Span.Cut(text)).Select(term => term.Text)], outlet.Names))],
        };
    }

    // Cached, because the names change only with the archive, and building a matcher for thousands of outlets is slow.
    private OutletMatcher FindOutlets(IReadOnlyCollection<string> names)
    {
        if (outlets is { } known && known.All.SequenceEqual(names, StringComparer.Ordinal)) return known;
        return outlets = new OutletMatcher(names);
    }

    /// <summary>
    /// Completes a follow-up ("and what did Seoul say?") with terms of the question before it. A question that stands alone is
    /// returned unchanged.
    /// </summary>
    /// <param name="previous">The question before it, with what that carried over itself; null for none.</param>
    public Question FollowUp(Question question, Question? previous)
    {
        if (previous is null || !IsIncomplete(question)) return question;
        var known = question.Terms.Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        var carried = previous.Terms.Where(term => !known.Contains(term.Text))
            .OrderBy(term => term.IsCarried)
            .Take(MaxCarried)
            .Select(term => term with { IsCarried = true, IsAsked = false });
        return question with { Terms = [.. question.Terms, .. carried] };
    }

    /// <summary>
    /// Formats the question with its carried terms: "Why? (about: Ilse Varn, resigned)"; null if it carries none.
    /// </summary>
    public static string? FormatWithCarriedTerms(Question question)
    {
        var carried = question.Terms.Where(term => term.IsCarried).Select(term => term.Written).ToList();
        return carried.Count == 0 ? null : $"{question.Text.Trim()} (about: {string.Join(", ", carried)})";
    }

    private string[] OtherName(string written) =>
        Gazetteer.CountriesByCapital.TryGetValue(written.ToLowerInvariant(), out var country)
            ? [.. termReader.Read(country).Select(term => term.Text)] : [];

    /// <summary>Returns true if a question seems to need the earlier ones to be understood.</summary>
    public bool IsIncomplete(Question question)
    {
        const int tooFewToStandAlone = 2;
        var words = termReader.Read(question.Text).Select(word => word.Span.Cut(question.Text).ToLowerInvariant()).ToList();
        // "Who won in Hexley?" is short, and names its own subject.
        var namesSubject = question.Terms.Any(term => term.IsName) || question.Phrases.Count > 0;
        return (question.Terms.Count <= tooFewToStandAlone && !namesSubject)
            || words.FirstOrDefault() is "and" or "but" or "so" or "also" or "or"
            || (words.Count > 1 && words[0] is "what" or "how" && words[1] is "about")
            || words.Exists(PointingWords.Contains);
    }

    /// <summary>
    /// Returns true if a word, as written, says nothing about the subject of a question. "US" does; "us" does not.
    /// </summary>
    internal static bool IsStopWord(ReadOnlySpan<char> written)
    {
        if (written.Length > StopWords.MaxLength) return false;
        var isInCapitals = written.Length > 1;
        Span<char> lower = stackalloc char[StopWords.MaxLength];
        for (var i = 0; i < written.Length; i++)
        {
            isInCapitals &= char.IsUpper(written[i]);
            lower[i] = written[i] is '’' ? '\'' : char.ToLowerInvariant(written[i]);
        }

        return !isInCapitals && StopWords.AllBySpan.Contains(lower[..written.Length]);
    }

    // The last sentence that asks; the ones before it set the scene.
    private static TextSpan FindAskedSentence(string text, List<Term> words)
    {
        var sentences = Sentences.Split(text);
        if (sentences.Count == 0) return new TextSpan(0, text.Length);
        var asking =
            sentences.Where(sentence => words.Any(word => sentence.Overlaps(word.Span) && IsQuestionWord(word.Span.Cut(text))));
        return asking.LastOrDefault(sentences[^1]);
    }

    private static bool IsQuestionWord(string word) =>
        word.ToLowerInvariant() is "who" or "whom" or "whose" or "what" or "which" or "where" or "when" or "why" or "how";

    private static (AnswerKind Kind, int Focus) ClassifyKind(string text, List<Term> words, TextSpan asked)
    {
        string Word(int i) => i >= 0 && i < words.Count ? words[i].Span.Cut(text).ToLowerInvariant() : "";
        var first = words.FindIndex(word => asked.Overlaps(word.Span));
        if (first < 0) return (AnswerKind.Thing, -1);
        // "According to X, what ..." and in-situ questions: the wh-word need not come first. "when" and "that ... which"
        // in the middle of a sentence rarely ask, so the others are looked for before them.
        var at = Enumerable.Range(first, words.Count - first)
            .Where(i => IsQuestionWord(Word(i)))
            .OrderBy(i => i == first ? 0 : Word(i) is "when" or "where" or "who" && i > first + 6 ? 2 : 1)
            .FirstOrDefault(-1);
        if (at < 0)
        {
            var asksYesOrNo = Word(first) is "is" or "are" or "was" or "were" or "did" or "does" or "do" or "has" or "have"
                or "had" or "will" or "can" or "could" or "should" or "would";
            return (asksYesOrNo ? AnswerKind.YesOrNo : AnswerKind.Thing, -1);
        }

        var next = Word(at + 1);
        switch (Word(at))
        {
            case "who" or "whom" or "whose": return (AnswerKind.Person, -1);
            case "where": return (AnswerKind.Place, -1);
            case "when": return (AnswerKind.Time, -1);
            case "why": return (AnswerKind.Reason, -1);
            case "how" when next is "many": return (AnswerKind.Number, at + 2 < words.Count ? at + 2 : -1);
            case "how" when next is "much":
                return (Enumerable.Range(first, words.Count - first).Any(i => MoneyWords.Contains(Word(i))) ? AnswerKind.Money
                    : AnswerKind.Number, -1);
            case "how" when next is "old" or "long" or "far" or "tall" or "big" or "high" or "fast" or "large" or "deep" or "hot"
                or "cold":
                return (AnswerKind.Number, -1);
            case "how" when next is "soon": return (AnswerKind.Time, -1);
            case "how": return (AnswerKind.Thing, -1);
            case "what" when next is "caused" or "causes" or "triggered" or "prompted" or "sparked"
                || (next is "led" && Word(at + 2) is "to"):
                return (AnswerKind.Reason, -1);
        }

        var (from, until) = FindNounPhrase(text, words, at);
        for (var i = from; i < until; i++)
        {
            var noun = Word(i);
            if (noun is "percentage" or "percent" or "share" or "proportion" or "fraction") return (AnswerKind.Share, i);
            if (noun is "date" or "day" or "month" or "time" or "year" or "decade") return (AnswerKind.Time, i);
            if (PlaceNouns.Contains(Singular(noun)))
                return (Word(i + 1) is "leader" or "official" ? AnswerKind.Person : AnswerKind.Place, i);
            if (PersonNouns.Contains(Singular(noun)) && !PersonNouns.Contains(Word(i + 1))) return (AnswerKind.Person, i);
            if (NumberNouns.Contains(noun)) return (AnswerKind.Number, i);
            if (NamedNouns.Contains(Singular(noun))) return (AnswerKind.Name, i);
        }

        return (Word(at) is "which" ? AnswerKind.Name : AnswerKind.Thing,
            from >= until || IsStopWord(Word(from)) ? -1 : from == at + 1 ? from : until - 1);
    }

    // The noun phrase that "what" or "which" asks for: "US city" of "which US city", "release date" of "what is the release date
    // of ...", "men" of "which of the men". Its head is the last word.
    private static (int From, int Until) FindNounPhrase(string text, List<Term> words, int at)
    {
        const int longest = 6;
        string Word(int i) => i < words.Count ? words[i].Span.Cut(text).ToLowerInvariant() : "";
        var from = at + 1;
        if (Word(from) is "is" or "are" or "was" or "were") from++;
        if (Word(from) is "of") from++;
        while (Word(from) is "the" or "a" or "an" or "this" or "that") from++;
        var until = from;
        while (until < Math.Min(words.Count, from + longest) && !EndsNounPhrase(Word(until)))
        {
            until++;
            if (until < words.Count && HasPunctuation(text[words[until - 1].Span.End..words[until].Span.Start])) break;
        }

        return (from, until);
    }

    private static bool HasPunctuation(string between) =>
        between.Any(c => c is ',' or ';' or ':' or '(' or ')' or '?' or '!' or '—' or '–');

    private static bool EndsNounPhrase(string word) =>
        word is "is" or "are" or "was" or "were" or "did" or "does" or "do" or "has" or "have" or "had"
            or "will" or "can" or "could"
            or "would" or "should" or "of" or "for" or "in" or "on" or "at" or "by" or "from" or "to" or "with" or "that" or "who"
            or "which" or "when" or "where" or "and" or "or";

    private static string Singular(string noun) =>
        noun.EndsWith("ies", StringComparison.Ordinal) ? noun[..^3] + "y" : noun.EndsWith('s') ? noun[..^1] : noun;

    private static bool IsName(string text, List<Term> words, int at)
    {
        var span = words[at].Span;
        var written = span.Cut(text);
        if (!char.IsUpper(written[0])) return false;
        if (written.Skip(1).Any(char.IsUpper)) return true;
        var before = span.Start - 1;
        while (before >= 0 && !char.IsLetterOrDigit(text[before]) && text[before] is not ('.' or '!' or '?')) before--;
        var opensSentence = before < 0 || text[before] is '.' or '!' or '?';
        if (!opensSentence) return true;
        // "Kim Son Gyong said": a capital at the start counts when the next word has one as well.
        return at + 1 < words.Count && char.IsUpper(text[words[at + 1].Span.Start]);
    }

    private static List<IReadOnlyList<string>> QuotedPhrases(string text, List<Term> words)
    {
        var phrases = new List<IReadOnlyList<string>>();
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (open < 0 && text[i] is '"' or '“') open = i + 1;
            else if (open >= 0 && text[i] is '"' or '”')
            {
                var quoted = TextSpan.FromBounds(open, i);
                var inside = words.Where(word => quoted.Overlaps(word.Span)).Select(word => word.Text).ToList();
                if (inside.Count > 1) phrases.Add(inside);
                open = -1;
            }
        }

        return phrases;
    }
}
