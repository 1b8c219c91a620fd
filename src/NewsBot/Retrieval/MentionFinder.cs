using Lucene.Net.Search;
using NewsBot.Retrieval.Indexing;
using NewsBot.Text;
using IndexTerm = Lucene.Net.Index.Term;

namespace NewsBot.Retrieval;

/// <summary>
/// Finds out whether any visible text could mention a name, so that "nothing mentions it" is said only if it is true. It errs on
/// one side: a word that only looks like the name counts, and an abbreviation always does.
/// </summary>
internal sealed class MentionFinder(PassageIndex index, Tokenizer tokenizer, DocValuesCache columns)
{
    private static readonly string[] Fields = [IndexedPassage.TextField, IndexedPassage.TitleField, IndexedPassage.SourceField];

    // Shorter words are within a letter or two of half the dictionary.
    private const int MinMisspeltLength = 4, MinMisspeltTwiceLength = 5;
    private const int MaxEndingLength = 2;
    private const int MinBeginningLength = 3;
    private const int MaxAbbreviationLength = 6;

    /// <summary>
    /// Returns true if a visible text, headline, outlet or author has the name in whole or in part, in this or a similar form.
    /// </summary>
    /// <param name="name">Its words as they were written, in order; one at least.</param>
    /// <param name="asOf">Nothing published later is seen.</param>
    /// <param name="scope">What may be seen besides.</param>
    public bool MayMention(IReadOnlyList<string> name, DateTimeOffset asOf, Scope scope)
    {
        // The long form of an abbreviation may stand there, and no index knows it.
        if (name.Any(IsAbbreviation)) return true;
        return index.Search(searcher =>
        {
            bool IsInView(IEnumerable<Query> queries)
            {
                var any = new BooleanQuery();
                foreach (var query in queries) any.Add(query, Occur.SHOULD);
                var seen = new BooleanQuery { { any, Occur.MUST } };
                foreach (var id in scope.Excluded) seen.Add(new TermQuery(IndexedPassage.GetTerm(id)), Occur.MUST_NOT);
                var hit = new AnyHit(new PassageFilter(columns, asOf, scope));
                searcher.Search(seen, hit);
                return hit.IsThere;
            }

            // Searching for misspelt forms takes tens of times as long, and few names need it.
            return IsInView(name.SelectMany(ListForms).Concat(ListAllForms(name)))
                || name.Any(word => IsInView(ListMisspeltForms(word)));
        });
    }

    // The word itself, or as the beginning of a longer one ("Fed" of "Federal"); and where it is made of words, those in a row.
    private IEnumerable<Query> ListForms(string word)
    {
        var term = tokenizer.Normalize(word);
        var parts = SplitName(word);
        foreach (var field in Fields)
        {
            yield return new TermQuery(new IndexTerm(field, term));
            if (term.Length >= MinBeginningLength) yield return new PrefixQuery(new IndexTerm(field, term));
            if (parts.Count > 1) yield return HasRow(field, parts);
        }
    }

    // With its ending and without, because a letter more or less can change what the stemmer takes off.
    private IEnumerable<Query> ListMisspeltForms(string word)
    {
        var whole = Tokenizer.Fold(word);
        string[] forms =
            [tokenizer.Normalize(word), whole, whole.Length > MaxEndingLength + MinMisspeltLength
                ? whole[..^MaxEndingLength] : whole];
        return forms.Distinct().Where(form => form.Length >= MinMisspeltLength).SelectMany(form => Fields.Select(field =>
            new FuzzyQuery(new IndexTerm(field, form), form.Length >= MinMisspeltTwiceLength ? 2 : 1, prefixLength: 1)));
    }

    // "Tech Crunch" may be TechCrunch there, and the European Union the EU.
    private IEnumerable<Query> ListAllForms(IReadOnlyList<string> name)
    {
        if (name.Count < 2) yield break;
        string[] shorter =
            [string.Concat(name), string.Concat(name.Where(word => char.IsUpper(word[0])).Select(word => word[0])),
                string.Concat(name.Select(word => word[0]))];
        foreach (var term in shorter.Select(word => tokenizer.Normalize(word)).Distinct())
            foreach (var field in Fields) yield return new TermQuery(new IndexTerm(field, term));
    }

    private PhraseQuery HasRow(string field, List<string> words)
    {
        var row = new PhraseQuery();
        foreach (var word in words) row.Add(new IndexTerm(field, tokenizer.Normalize(word)));
        return row;
    }

    // "TechCrunch" is "Tech" and "Crunch", "Covid19" is "Covid" and "19".
    private static List<string> SplitName(string word)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && !(char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
                && char.IsDigit(word[i]) == char.IsDigit(word[i - 1])) continue;
            parts.Add(word[start..i]);
            start = i;
        }

        return parts;
    }

    private static bool IsAbbreviation(string word)
    {
        var letters = word.Where(char.IsLetter).ToList();
        return letters.Count <= MaxAbbreviationLength && letters.Count(char.IsUpper) >= Math.Max(1, letters.Count - 1);
    }
}
