using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;

namespace NewsBot.Text;

/// <summary>A word as it is searched for, and where it stands in the text.</summary>
/// <param name="Text">Lower case, accents folded, stemmed.</param>
/// <param name="Span">Where the word as written stands.</param>
internal readonly record struct Term(string Text, TextSpan Span);

/// <summary>
/// Cuts a text into terms. The index, the question and the evidence all use this one reading, so that what matches in
/// one matches in the others.
/// </summary>
internal sealed class Tokenizer
{
    // The term that stands for a form. Where two lists have it, the first counts.
    private static readonly FrozenDictionary<string, string> CanonicalForms =
        new[]
        {
            Lexicon.English.Groups("irregular-forms"),
            Lexicon.English.Groups("synonyms").SelectMany(family => family).Select(forms => forms.Split('=')),
            Gazetteer.Demonyms,
        }
            .SelectMany(groups => groups)
            .SelectMany(forms => forms.Skip(1).Select(form => KeyValuePair.Create(form, forms[0])))
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);

    private readonly TermCache cache = new();
    private readonly Lock stemming = new();
    private readonly EnglishStemmer stemmer = new();

    /// <summary>The terms of <paramref name="text"/> in order, stop words among them.</summary>
    public List<Term> Read(string text)
    {
        var terms = SplitWords(text);
        var words = CollectionsMarshal.AsSpan(terms);
        cache.Find(text, words);
        foreach (ref var word in words)
            if (word.Text.Length == 0) word = word with { Text = Normalize(word.Span.AsSpan(text)) };
        return terms;
    }

    // Where the words stand; what they are is left empty.
    private static List<Term> SplitWords(string text)
    {
        var terms = new List<Term>(text.Length / 6 + 1);
        var words = new WordReader(text);
        while (words.MoveNext()) terms.Add(new Term("", words.Span));
        return terms;
    }

    /// <summary>One word as a term: "Déjà" is "deja", "U.S." is "us", "won" is "win", "1,600" is "1600".</summary>
    public string Normalize(ReadOnlySpan<char> word)
    {
        if (cache.Find(word) is { } known) return known;
        // Only capitals tell the country from the pronoun.
        var term = word is "US" or "U.S" or "USA" or "U.S.A" ? "america" : word is "UK" or "U.K" ? "britain" : Stem(Fold(word));
        cache.Add(word, term);
        return term;
    }

    private string Stem(string folded)
    {
        if (CanonicalForms.TryGetValue(folded, out var form)) folded = form;
        if (folded.Length < 3 || !folded.All(char.IsAsciiLetter)) return folded;
        lock (stemming)
        {
            stemmer.SetCurrent(folded);
            stemmer.Stem();
            return stemmer.Current;
        }
    }

    /// <summary>One word in lower case without accents, not stemmed: names that differ in an ending are two names.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var ascii = new char[4];
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (c is '.' && folded.Length > 0 && char.IsDigit(folded[^1])) folded.Append(c);
            else if (c is '.' or ',' or '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            else if (c >= 128 && CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
                folded.Append((char)('0' + digit));
            else if (c < 128) folded.Append(char.ToLowerInvariant(c));
            else
            {
                // Not by Normalize, which does nothing where the program runs without ICU.
                var length = ASCIIFoldingFilter.FoldToASCII([c], 0, ascii, 0, 1);
                foreach (var letter in ascii.AsSpan(0, length)) folded.Append(char.ToLowerInvariant(letter));
            }
        }

        var result = folded.ToString();
        var possessive = word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’';
        return possessive ? result[..^1] : result;
    }
}
