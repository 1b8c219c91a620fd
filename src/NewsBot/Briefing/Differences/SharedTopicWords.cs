using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Briefing.Differences;

/// <summary>Formats the words of both sentences nearest to a fact, as written in the first, to say what it describes.</summary>
internal static class SharedTopicWords
{
    private const int MaxWords = 5;

    public static string Format(SentencePair pair, Mention fact)
    {
        var text = pair.First.Text;
        var tokens = pair.SharedTokens;
        if (fact is Quantity number)
        {
            if (NumberAligner.FindNoun(text, number) is { } noun) tokens = tokens.Append(noun);
            if (CasualtyTerms.FindFateToken(text, number) is { } fate) tokens = tokens.Append(fate);
        }

        var words = tokens.Where(word => text.FindMentionAt(word) != fact)
            .DistinctBy(word => text.Tokens[word].Term)
            .OrderBy(word => word < fact.First ? fact.First - word : word - fact.End + 1).Take(MaxWords).Order().ToList();
        return string.Join(' ', words.Select(word => FormatToken(text, word)));
    }

    private static string FormatToken(AnnotatedText text, int token)
    {
        var written = text.Tokens[token].Span.Cut(text.Text);
        if (written.EndsWith("'s", StringComparison.Ordinal) || written.EndsWith("’s", StringComparison.Ordinal))
            written = written[..^2];
        return text.FindMentionAt(token) is NameMention ? written : written.ToLowerInvariant();
    }
}
