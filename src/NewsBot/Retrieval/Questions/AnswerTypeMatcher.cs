using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;
using NewsBot.Text.Numbers;
using WordSet = System.Collections.Frozen.FrozenSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// Finds, in a stretch of text, what could be the kind of thing that a question asks for and that the question did not
/// say itself: a new number, a new place, a new name. It does not know that it is the answer.
/// </summary>
internal sealed class AnswerTypeMatcher
{
    private static readonly WordSet Months = IgnoreCase(Lexicon.English.Words("months"));

    private static readonly WordSet Days = IgnoreCase(Lexicon.English.Words("days"));

    private static readonly WordSet Causes = IgnoreCase(Lexicon.English.Words("causes"));

    private static readonly WordSet PlacePrepositions = IgnoreCase(Lexicon.English.Words("place-prepositions"));

    private static readonly WordSet Currencies = IgnoreCase(Lexicon.English.Words("currencies"));

    private static readonly WordSet Numbers = IgnoreCase(
        NumberWords.Ones.Keys.Except(["zero", "one"]).Concat(NumberWords.Tens.Keys).Concat(NumberWords.Scales.Keys)
            .Concat(NumberWords.Fractions.Keys));

    private static readonly WordSet Fractions = IgnoreCase(NumberWords.Fractions.Keys);

    /// <summary>More than so many such things in a text make it no likelier to answer.</summary>
    public const int Several = 3;

    private readonly Question question;
    private readonly HashSet<string> questionTerms;
    private readonly HashSet<string> publishers;

    /// <param name="outlets">Who published the texts: a dateline names them, and they are no news.</param>
    public AnswerTypeMatcher(Question question, Tokenizer tokenizer, IEnumerable<string> outlets)
    {
        this.question = question;
        questionTerms = [.. tokenizer.Read(question.Text).Select(term => term.Text)];
        publishers = [.. outlets.SelectMany(tokenizer.Read).Select(term => term.Text)];
    }

    /// <summary>
    /// How many such things stand in the words <paramref name="from"/> to <paramref name="until"/> of a text, counted no
    /// further than <paramref name="most"/>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="words">All its terms.</param>
    public int Count(string text, List<Term> words, int from, int until, int most)
    {
        var found = 0;
        for (var i = from; i < until && found < most; i++)
            if (MatchesAt(text, words, i, from, until)) found++;
        return found;
    }

    /// <summary>
    /// Whether the word <paramref name="i"/> is such a thing, seen in the words <paramref name="from"/> to
    /// <paramref name="until"/>.
    /// </summary>
    public bool MatchesAt(string text, List<Term> words, int i, int from, int until) =>
        !questionTerms.Contains(words[i].Text) && Matches(text, words, i, from, until);

    private bool Matches(string text, List<Term> words, int i, int from, int until) => question.Kind switch
    {
        AnswerKind.Number => IsNumber(text, words[i]) && !IsYear(text, words[i]),
        AnswerKind.Money => IsNumber(text, words[i]) && IsMoney(text, words, i),
        AnswerKind.Share => IsNumber(text, words[i]) && IsShare(text, words, i),
        AnswerKind.Time => IsTime(text, words[i]),
        AnswerKind.Place => IsPlace(text, words, i, from, until),
        AnswerKind.Person => IsCapital(text, words[i]) && !publishers.Contains(words[i].Text)
            && IsPartOfName(text, words, i, from, until) && !Gazetteer.Contains(CutName(text, words[i])),
        AnswerKind.Name => IsCapital(text, words[i]) && !publishers.Contains(words[i].Text)
            && (i > from || IsPartOfName(text, words, i, from, until)),
        AnswerKind.Reason => Causes.Contains(words[i].Span.AsSpan(text)),
        _ => !QuestionParser.IsStopWord(words[i].Span.AsSpan(text)),
    };

    private static bool IsNumber(string text, Term word) =>
        char.IsDigit(text[word.Span.Start]) || Numbers.Contains(word.Span.AsSpan(text));

    private static bool IsYear(string text, Term word) =>
        word.Span.Length == 4
            && int.TryParse(word.Span.AsSpan(text), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1800 and < 2100;

    private static bool IsMoney(string text, List<Term> words, int i)
    {
        var start = words[i].Span.Start;
        if (start > 0 && text[start - 1] is '$' or '£' or '€' or '¥') return true;
        for (var j = i + 1; j < Math.Min(words.Count, i + 3); j++)
            if (Currencies.Contains(words[j].Span.AsSpan(text))) return true;
        return false;
    }

    private static bool IsShare(string text, List<Term> words, int i)
    {
        var end = words[i].Span.End;
        if (end < text.Length && text[end] == '%') return true;
        return (i + 1 < words.Count && words[i + 1].Text == "percent")
            || (i + 2 < words.Count && Is(words[i + 1], "per") && Is(words[i + 2], "cent"))
            || Fractions.Contains(words[i].Span.AsSpan(text));

        bool Is(Term word, string expected) => word.Span.AsSpan(text).Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsTime(string text, Term word)
    {
        var written = word.Span.AsSpan(text);
        return IsYear(text, word) || (char.IsUpper(text[word.Span.Start]) && Months.Contains(written)) || Days.Contains(written);
    }

    // "Which city" is not answered by a country. What no list has may still be one: a name behind "in" or "from".
    private bool IsPlace(string text, List<Term> words, int i, int from, int until)
    {
        if (!IsCapital(text, words[i])) return false;
        var name = CutName(text, words[i]);
        var pair = i + 1 < until ? $"{name} {CutName(text, words[i + 1])}" : name;
        bool IsIn(FrozenSet<string> places) => places.Contains(name) || places.Contains(pair);
        switch (question.Focus)
        {
            case "countri" or "nation": return IsIn(Gazetteer.Countries);
            case "state": return IsIn(Gazetteer.States);
            case "citi" or "town" or "villag" when IsIn(Gazetteer.Cities): return true;
            case "citi" or "town" or "villag" when IsIn(Gazetteer.Countries) || IsIn(Gazetteer.States)
                || IsIn(Gazetteer.Regions):
                return false;
        }

        if (Gazetteer.Contains(name) || Gazetteer.Contains(pair)) return true;
        var back = i;
        while (back > from && IsCapital(text, words[back - 1])) back--;
        return back > from && PlacePrepositions.Contains(words[back - 1].Span.AsSpan(text));
    }

    // Without the "'s" of "France's".
    private static string CutName(string text, Term word)
    {
        var name = word.Span.AsSpan(text);
        return (name is [.., '\'' or '’', 's'] ? name[..^2] : name).ToString();
    }

    private static bool IsCapital(string text, Term word) =>
        char.IsUpper(text[word.Span.Start]) && !Months.Contains(word.Span.AsSpan(text)) && !Days.Contains(word.Span.AsSpan(text))
        && !QuestionParser.IsStopWord(word.Span.AsSpan(text));

    private static bool IsPartOfName(string text, List<Term> words, int i, int from, int until) =>
        (i > from && IsCapital(text, words[i - 1]) && words[i].Span.Start - words[i - 1].Span.End <= 2)
        || (i + 1 < until && IsCapital(text, words[i + 1]) && words[i + 1].Span.Start - words[i].Span.End <= 2);

    private static WordSet IgnoreCase(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
