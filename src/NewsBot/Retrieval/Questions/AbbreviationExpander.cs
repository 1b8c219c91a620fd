using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Retrieval.Questions;

/// <summary>
/// Lets a question that says "ILO" find passages that write the name out, and the other way round. What a short name stands for
/// is told by the lexicon, and by the passages that were found without that.
/// </summary>
internal sealed class AbbreviationExpander(Tokenizer tokenizer)
{
    private readonly List<Form> common = [.. Abbreviations.Common.Select(pair => Form.Read(pair, tokenizer))];

    /// <summary>Adds the other forms of names that the lexicon knows. A question without any is returned as it is.</summary>
    public Question ExpandCommon(Question question) => Expand(question, common);

    /// <summary>
    /// Adds the other forms of names that texts define. Where they give one short name two meanings, none is added.
    /// </summary>
    /// <param name="question">The question. Names that have another form already are left alone.</param>
    /// <param name="texts">Texts that may define them.</param>
    public Question ExpandDefined(Question question, IEnumerable<string> texts)
    {
        if (!question.Terms.Any(term => IsOpen(question, term))) return question;
        var defined = texts.SelectMany(Abbreviations.ReadDefinitions).Select(pair => Form.Read(pair, tokenizer))
            .GroupBy(form => form.Key, StringComparer.Ordinal)
            .Where(forms => forms.Select(form => string.Join(' ', form.Long)).Distinct().Count() == 1)
            .Select(forms => forms.First()).ToList();
        return defined.Count == 0 ? question : Expand(question, defined);
    }

    private static bool IsOpen(Question question, QuestionTerm term) =>
        term.OtherName.Count == 0 && (term.IsName || Abbreviation.IsShortName(term.Written))
        && !question.ShortNames.Any(name => name.Terms.Any(place => question.Terms[place] == term));

    private Question Expand(Question question, List<Form> forms)
    {
        var terms = question.Terms.ToArray();
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i].OtherName.Count > 0 || !Abbreviation.IsShortName(terms[i].Written)) continue;
            var key = Abbreviation.GetKey(terms[i].Written);
            if (forms.Find(form => form.Key == key) is { } known) terms[i] = terms[i] with { OtherName = known.Long };
        }

        var names = forms.Select(form => FindShortName(question, form)).OfType<ShortName>()
            .Where(name => !question.ShortNames.Any(other => other.Text == name.Text))
            .OrderByDescending(name => name.Terms.Count).DistinctBy(name => name.Text).ToList();
        return names.Count == 0 && terms.SequenceEqual(question.Terms) ? question
            : question with { Terms = terms, ShortNames = [.. question.ShortNames, .. names] };
    }

    // Lower case is lost in the index: "who" stands in every passage, and would be taken for the WHO.
    private ShortName? FindShortName(Question question, Form form)
    {
        if (StopWords.All.Contains(form.Short) || question.Terms.Any(term => term.Text == form.Short)) return null;
        var places = form.Long.Select(word => IndexOf(question, word)).ToList();
        if (places.Contains(-1)) return null;
        for (var i = 1; i < places.Count; i++)
            if (!FollowsOn(question, places[i - 1], places[i])) return null;
        return new ShortName(form.Short, places);
    }

    private static int IndexOf(Question question, string term)
    {
        for (var i = 0; i < question.Terms.Count; i++)
            if (question.Terms[i].Text == term && !question.Terms[i].IsCarried) return i;
        return -1;
    }

    // Nothing but small words stands between them.
    private bool FollowsOn(Question question, int first, int second)
    {
        var (end, start) = (question.Terms[first].Span.End, question.Terms[second].Span.Start);
        if (end >= start) return false;
        var between = question.Text[end..start];
        return tokenizer.Read(between).TrueForAll(word => StopWords.AllBySpan.Contains(word.Span.AsSpan(between)));
    }

    /// <param name="Key">The key of the short form.</param>
    /// <param name="Short">The short form as the index has it.</param>
    /// <param name="Long">The terms of the long form, without small words.</param>
    private sealed record Form(string Key, string Short, IReadOnlyList<string> Long)
    {
        public static Form Read(Abbreviation pair, Tokenizer tokenizer) =>
            new(pair.Key, tokenizer.Normalize(pair.Short), pair.ReadLongTerms(tokenizer));
    }
}
