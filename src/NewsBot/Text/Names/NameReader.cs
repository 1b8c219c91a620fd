namespace NewsBot.Text.Names;

/// <summary>
/// Reads runs of capitalised words as names. A run ends at a title and at a small word, so that "U.S. President Joe Biden" and
/// "University of Corvane" are two names each: every part of a name must be right.
/// </summary>
internal static class NameReader
{
    public static void Read(AnnotatedText text)
    {
        for (var i = 0; i < text.Tokens.Length;)
        {
            var end = EndOfRun(text, i);
            if (end == i)
            {
                i++;
                continue;
            }

            text.Add(new NameMention(i, end, NameForms.Of(text, i, end)));
            i = end;
        }
    }

    /// <summary>
    /// The first letters of the capitalised words of the long name that contains this one: "who" for "World Health Organization".
    /// Small words between them are skipped.
    /// </summary>
    public static string Initials(AnnotatedText text, NameMention name)
    {
        var first = name.First;
        while (first > 0 && text.Follows(first) && IsOfLongName(text, first - 1)) first--;
        var end = name.End;
        while (end < text.Tokens.Length && text.Follows(end) && IsOfLongName(text, end)) end++;
        var letters = new char[Math.Min(end - first, 12)];
        var count = 0;
        for (var i = first; i < end && count < letters.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.IsCapital && !(token.IsStart && token.IsStop)) letters[count++] = token.Lower[0];
        }

        return new string(letters, 0, count);
    }

    private static bool IsOfLongName(AnnotatedText text, int i) =>
        text.Tokens[i].IsCapital || text.Lower(i) is "of" or "for" or "and" or "the" or "on" or "in";

    private static int EndOfRun(AnnotatedText text, int first)
    {
        var i = first;
        // Figures that are joined to a name belong to it: "COVID-19", "G-7".
        while (i < text.Tokens.Length && !text.IsInFact(i) && (i == first || (text.Follows(i) && !text.Tokens[i].IsStart))
               && (IsOfName(text, i) || (i > first && text.Tokens[i].IsCapital && EndsName(text, i))
                   || (i > first && text.Tokens[i].HasDigit && text.Tokens[i].Gap == TokenGap.Joined)))
        {
            var isCut = text.Tokens[i].Lower.EndsWith("'s", StringComparison.Ordinal);
            i++;
            if (isCut) break;
        }

        return i;
    }

    /// <summary>True if a token is written in capitals, like an abbreviation, and has 2 to 10 characters.</summary>
    public static bool IsAcronym(AnnotatedText text, Token token) =>
        token.Span.Length >= 2 && token.Span.Length <= 10
            && !token.Span.Of(text.Text).ContainsAnyInRange('a', 'z');

    private static bool IsOfName(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        if (!HasCapital(text, token) || token.HasDigit || token.Lower is "i" or "i'm" or "i've" or "i'd" or "i'll") return false;
        if (IsTitle(text, i)) return false;
        // "WHO" and "US" are not the stop words "who" and "us".
        if (token.IsStop) return token.Span.Length is 2 or 3 && IsAcronym(text, token);
        // The first word of a sentence is part of a name unless it is a common word.
        return !token.IsStart || !NameForms.IsCommon(token.Lower);
    }

    // A title word is a surname if a name stands before it and none behind it: "Stephen King said", but not "Calveth Prime
    // Minister Maren Ostvale said".
    private static bool EndsName(AnnotatedText text, int i) =>
        IsTitle(text, i) && !(text.Follows(i + 1, TokenGap.Space) && text.Tokens[i + 1].IsCapital && !text.IsInFact(i + 1));

    private static bool IsTitle(AnnotatedText text, int i) =>
        NameForms.Titles.Contains(text.Lower(i))
        || (NameForms.Offices.Contains(text.Lower(i)) && text.Follows(i + 1) && NameForms.Titles.Contains(text.Lower(i + 1)));

    private static bool HasCapital(AnnotatedText text, Token token)
    {
        if (token.IsCapital) return true;
        for (var i = token.Span.Start; i < token.Span.End && i < token.Span.Start + 4; i++)
            if (char.IsUpper(text.Text[i])) return true;
        return false;
    }
}
