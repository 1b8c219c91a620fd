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
            var end = FindRunEnd(text, i);
            if (end == i)
            {
                i++;
                continue;
            }

            text.Add(new NameMention(i, end, NameForms.GetCanonicalWords(text, i, end)));
            i = end;
        }
    }

    /// <summary>The long name that contains this one and may have small words: "Ministry of Transport" for
    /// "Transport".</summary>
    public static (int First, int End) FindLongName(AnnotatedText text, NameMention name)
    {
        var first = name.First;
        while (first > 0 && text.IsAdjacent(first) && CanBeInLongName(text, first - 1)) first--;
        var end = name.End;
        while (end < text.Tokens.Length && text.IsAdjacent(end) && CanBeInLongName(text, end)) end++;
        return (first, end);
    }

    /// <summary>
    /// The first letters of the capitalised words of the long name that contains this one: "who" for "World Health Organization".
    /// Small words between them are skipped.
    /// </summary>
    public static string ReadInitials(AnnotatedText text, NameMention name)
    {
        var (first, end) = FindLongName(text, name);
        var letters = new char[Math.Min(end - first, 12)];
        var count = 0;
        for (var i = first; i < end && count < letters.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.IsCapitalized && !(token.IsCapitalExpected && token.IsStopWord)) letters[count++] = token.Lower[0];
        }

        return new string(letters, 0, count);
    }

    private static bool CanBeInLongName(AnnotatedText text, int i) =>
        text.Tokens[i].IsCapitalized || text.LowerAt(i) is "of" or "for" or "and" or "the" or "on" or "in";

    private static int FindRunEnd(AnnotatedText text, int first)
    {
        var i = first;
        // Figures that are joined to a name belong to it: "COVID-19", "G-7".
        while (i < text.Tokens.Length && !text.IsInMention(i)
            && (i == first || (text.IsAdjacent(i) && !text.Tokens[i].IsCapitalExpected))
               && (IsNameWord(text, i) || (i > first && text.Tokens[i].IsCapitalized && IsTitleWordEndingName(text, i))
                   || (i > first && text.Tokens[i].StartsWithDigit && text.Tokens[i].GapBefore == TokenGap.Joined)))
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
            && !token.Span.AsSpan(text.Text).ContainsAnyInRange('a', 'z');

    private static bool IsNameWord(AnnotatedText text, int i)
    {
        var token = text.Tokens[i];
        if (!HasCapital(text, token) || token.StartsWithDigit || token.Lower is "i" or "i'm" or "i've" or "i'd" or "i'll")
            return false;
        if (IsTitle(text, i)) return false;
        // "WHO" and "US" are not the stop words "who" and "us".
        if (token.IsStopWord) return token.Span.Length is 2 or 3 && IsAcronym(text, token);
        // The first word of a sentence is part of a name unless it is a common word.
        return !token.IsCapitalExpected || !NameForms.IsCommonWord(token.Lower);
    }

    // A title word is a surname if a name stands before it and none behind it: "Stephen King said", but not "Calveth Prime
    // Minister Maren Ostvale said".
    private static bool IsTitleWordEndingName(AnnotatedText text, int i) =>
        IsTitle(text, i)
            && !(text.IsAdjacent(i + 1, TokenGap.Space) && text.Tokens[i + 1].IsCapitalized && !text.IsInMention(i + 1));

    private static bool IsTitle(AnnotatedText text, int i) =>
        NameForms.Titles.Contains(text.LowerAt(i))
        || (NameForms.OfficeFields.Contains(text.LowerAt(i)) && text.IsAdjacent(i + 1)
        && NameForms.Titles.Contains(text.LowerAt(i + 1)));

    private static bool HasCapital(AnnotatedText text, Token token)
    {
        if (token.IsCapitalized) return true;
        for (var i = token.Span.Start; i < token.Span.End && i < token.Span.Start + 4; i++)
            if (char.IsUpper(text.Text[i])) return true;
        return false;
    }
}
