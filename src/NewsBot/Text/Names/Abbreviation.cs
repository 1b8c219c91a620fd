namespace NewsBot.Text.Names;

/// <summary>A short name, and what it stands for: "ILO" and "International Labour Organization".</summary>
/// <param name="shortName">As it is written.</param>
/// <param name="longName">As it is written, without an article in front.</param>
internal sealed class Abbreviation(string shortName, string longName)
{
    private IReadOnlyList<string>? longTerms;

    public string Short { get; } = shortName;

    public string Long { get; } = longName;

    /// <summary>The letters and figures of the short name, by which all its spellings are compared.</summary>
    public string Key { get; } = GetKey(shortName);

    /// <summary>The terms of the long form without small words.</summary>
    public IReadOnlyList<string> ReadLongTerms(Tokenizer tokenizer) => longTerms ??=
        [.. tokenizer.Read(Long).Where(term => !StopWords.AllBySpan.Contains(term.Span.AsSpan(Long))).Select(term => term.Text)];

    /// <summary>The letters and figures of a short name in capitals: "ILO" of "I.L.O.", "MOT" of "MoT", "NGO" of
    /// "NGOs".</summary>
    public static string GetKey(ReadOnlySpan<char> written)
    {
        if (written.EndsWith("'s") || written.EndsWith("’s")) written = written[..^2];
        else if (written.Length > 2 && written[^1] is 's' && char.IsUpper(written[^2])) written = written[..^1];
        var key = new char[written.Length];
        var length = 0;
        foreach (var c in written)
            if (char.IsLetterOrDigit(c)) key[length++] = char.ToUpperInvariant(c);
        return new string(key, 0, length);
    }

    /// <summary>
    /// True if a word looks like a short name: of 2 to 10 letters and figures, the first a capital, and one more capital.
    /// </summary>
    public static bool IsShortName(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsUpper(word[0])) return false;
        int letters = 0, capitals = 0;
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c)) letters++;
            if (char.IsUpper(c)) capitals++;
        }

        return letters is >= 2 and <= 10 && capitals >= 2;
    }
}
