using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Briefing.Differences;

/// <summary>Formats the words of both sentences nearest to a fact, as written in the first, to say what it describes.</summary>
internal static class SharedTopicWords
{
    private const int Most = 5;

    public static string Of(SentencePair pair, Mention fact)
    {
        var text = pair.First.Text;
        var tokens = pair.Shared;
        if (fact is Quantity number)
        {
            if (NumberAligner.Noun(text, number) is { } noun) tokens = tokens.Append(noun);
            if (CasualtyTerms.TokenAt(text, number) is { } fate) tokens = tokens.Append(fate);
        }

        var words = tokens.Where(word => text.FactAt(word) != fact)
            .DistinctBy(word => text.Tokens[word].Term)
            .OrderBy(word => word < fact.First ? fact.First - word : word - fact.End + 1).Take(Most).Order().ToList();
        return string.Join(' ', words.Select(word => Written(text, word)));
    }

    private static string Written(AnnotatedText text, int token)
    {
        var written = text.Tokens[token].Span.Cut(text.Text);
        if (written.EndsWith("'s", StringComparison.Ordinal) || written.EndsWith("’s", StringComparison.Ordinal))
            written = written[..^2];
        return text.FactAt(token) is NameMention ? written : written.ToLowerInvariant();
    }
}
